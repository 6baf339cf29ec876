import { canonicalJson, isRecord } from '../json.ts';
import type { PaidCall } from './adapter.ts';
import type { LedgerContext } from './context.ts';
import { modelOf } from './records.ts';
import type { Currency } from './types.ts';

/** Line of the ledger's index: an attempt that may be sent from now on, and what is reserved for it. */
export interface Opened {
  readonly type: 'open';
  readonly key: string;
  readonly attempt: number;
  readonly lane: string;
  readonly run: string;
  /** Reserved. */
  readonly max: number;
  readonly currency: Currency;
  readonly at: number;
}

/** One index for all purchases: who may send, what is reserved, and which journals there are. */
export const INDEX = 'ledger-index';
/** Held while it is decided who may send, and whether the money is there. */
export const INDEX_CLAIM = 'budget';

/**
 * Purchases that a lost answer could be mistaken for: one of them at a time is sent. Where the answer is the result itself there is
 * no job to mistake, and every purchase has a lane of its own.
 */
export const laneOf = (call: PaidCall, key: string, isImmediate: boolean): string =>
  canonicalJson([call.provider, call.account, modelOf(call), ...(isImmediate ? [key] : [])]);

/** Every attempt that was opened, the oldest first; one that was opened again stands where it was last. */
export async function readIndex({ host }: LedgerContext): Promise<readonly Opened[]> {
  const opened = new Map<string, Opened>();
  for (const line of await host.journal.read(INDEX)) {
    if (!isOpened(line)) continue;
    const name = `${line.key} ${line.attempt}`;
    opened.delete(name);
    opened.set(name, line);
  }
  return [...opened.values()];
}

/** Whether a line of the index opens an attempt. */
export const isOpened = (line: unknown): line is Opened =>
  isRecord(line) && line.type === 'open' && typeof line.key === 'string' && typeof line.attempt === 'number';
