import type { GraphDocument, LedgerPolicy } from '@shotgraph/engine';

/** Places at which a process can be killed. */
export const POINTS = [
  'before open',
  'after open',
  'before intent',
  'after intent',
  'before sending',
  'after sending',
  'before create',
  'after create',
  'before job',
  'after job',
  'before poll',
  'after poll',
  'before download',
  'after download',
  'before asset',
  'after asset',
  'before done',
  'after done',
  'before result',
  'after result',
] as const;
export type Point = (typeof POINTS)[number];

/** What a victim is to do, and where it dies. */
export interface Order {
  readonly folder: string;
  /** Addresses and keys. */
  readonly env: { readonly [name: string]: string };
  readonly document: GraphDocument;
  readonly policy: LedgerPolicy;
  readonly kill?: { readonly point: Point; readonly nth: number };
}

/** What a victim that lives to the end tells. */
export interface Report {
  readonly elapsedMs: number;
  /** Hashes of all takes. */
  readonly takes: readonly string[];
}
