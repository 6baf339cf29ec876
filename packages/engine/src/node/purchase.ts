import type { Json } from '../json.ts';

/** Currencies that providers bill in. */
export type Currency = 'USD' | 'CNY';

/** What is bought: everything that decides what comes back, and nothing else. Equal calls are one purchase. */
export interface PaidCall {
  /** Adapter that makes it, such as `ark`. */
  readonly provider: string;
  /** Which account pays, by a name that is no secret. */
  readonly account: string;
  /** The canonical request: plain data, media by content, without seed, callback or other marks of one attempt. */
  readonly request: Json;
  /** Another take of the same request is another purchase. From 1. */
  readonly take: number;
}

/** What a call will cost at least and at most. */
export interface Estimate {
  readonly min: number;
  readonly max: number;
  readonly currency: Currency;
}

/** An estimate that says in words how it was computed. */
export interface Price extends Estimate {
  readonly basis: string;
}

/** A sum that was billed. */
export interface Cost {
  readonly amount: number;
  readonly currency: Currency;
}

/** What was bought. The same for everybody who asks for the same call, now and later. */
export interface Receipt {
  /** Hash of the call. */
  readonly key: string;
  /** The attempt that succeeded, from 1. */
  readonly attempt: number;
  /** Number that was sent along as the seed, where the provider takes one. */
  readonly tag: number;
  /** What the provider calls the job. */
  readonly job: string;
  /** Hash of each file in the asset store, by the provider's name for it. */
  readonly assets: { readonly [name: string]: string };
  /** What the provider says it made. */
  readonly facts: { readonly [name: string]: Json };
  /** What it really cost; left out where the provider does not tell. */
  readonly price?: Cost;
  readonly estimate: Estimate;
  /** When it was asked for and when it was whole, ms since 1970. */
  readonly askedAt: number;
  readonly endedAt: number;
}

/** How one call is bought. */
export interface PurchaseOptions {
  /** What it will cost: reserved in the budget at its highest. */
  readonly estimate: Estimate;
  /** Chosen by the author: takes the place of the random tag. Whole, 0 to 2^31 - 1. */
  readonly seed?: number;
  /** Refusals such as "too many at once" that are waited out before giving up with `provider-busy`; the ledger's own number when left out. */
  readonly refusals?: number;
}

/** Buys a call, or gives what was bought before. */
export type Buy = (call: PaidCall, options: PurchaseOptions) => Promise<Receipt>;
