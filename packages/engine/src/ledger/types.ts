import type { Host } from '../host.ts';
import type { Json } from '../json.ts';
import type { Cost, Currency, Estimate, PaidCall, PurchaseOptions, Receipt } from '../node/purchase.ts';
import type { Job, PaidAdapter } from './adapter.ts';

export type { Cost, Currency, Estimate, Receipt };

/** What a purchase reports on its way. Plain data, without addresses. */
export type LedgerEvent =
  /** `place`: as many jobs of the account are under way as may be. `turn`: another purchase is being sent or looked for. */
  | { readonly type: 'waiting'; readonly key: string; readonly for: 'place' | 'turn' }
  | { readonly type: 'sent'; readonly key: string; readonly attempt: number; readonly job: string }
  /** The answer to a create call was lost; the provider is asked for the job. */
  | { readonly type: 'looking'; readonly key: string; readonly attempt: number }
  | { readonly type: 'found'; readonly key: string; readonly attempt: number; readonly job: string }
  | {
      readonly type: 'progress';
      readonly key: string;
      readonly status: 'queued' | 'running';
      readonly fraction?: number;
      readonly note?: string;
    }
  | { readonly type: 'downloading'; readonly key: string; readonly file: string }
  /** Another attempt follows, or a reading one. Nothing was billed for the earlier one. */
  | { readonly type: 'retrying'; readonly key: string; readonly delayMs: number; readonly message: string }
  /** It is here. `before`: it had been bought before this was asked for, and nothing was spent now. */
  | { readonly type: 'bought'; readonly receipt: Receipt; readonly before: boolean };

/** Which node of which graph something was bought for: lets its takes be listed. */
export interface PurchasePlace {
  /** Name of the session. */
  readonly graph: string;
  /** Path of the node. */
  readonly node: string;
}

export interface BuyOptions extends PurchaseOptions {
  /** Before the call is sent: nothing is bought. Afterwards only the waiting ends; the job stays in the ledger. */
  readonly signal: AbortSignal;
  readonly onEvent?: (event: LedgerEvent) => void;
  /** Purchases of one run share its `limits`; those without a run share that of this ledger. */
  readonly run?: string;
  /** Highest sums for all purchases of the run; the ledger's own `budget.run` when left out. */
  readonly limits?: Limits;
  readonly place?: PurchasePlace;
}

/**
 * Where a purchase stands. `intended`: written down, not sent. `sending`: sent or about to be. `in-doubt`: it may have been bought;
 * a person has to find out. `job`: bought, under way. `free`: the last attempt was not accepted, was called off or failed unbilled;
 * the next call may try again. `failed`: paid for nothing; only another take buys again.
 */
export type PurchaseState = 'intended' | 'sending' | 'in-doubt' | 'job' | 'done' | 'free' | 'failed';

/** A purchase as people see it. */
export interface PurchaseInfo {
  readonly key: string;
  readonly provider: string;
  readonly account: string;
  /** `request.model` where that is a text, else empty. */
  readonly model: string;
  readonly take: number;
  /** What was asked for. */
  readonly request: Json;
  readonly run: string;
  /** The node it was first bought for, where that is known. */
  readonly place?: PurchasePlace;
  readonly state: PurchaseState;
  readonly attempts: number;
  /** Number of the last attempt, sent as the seed where the provider takes one. */
  readonly tag: number;
  readonly estimate: Estimate;
  readonly price?: Cost;
  /** Job of the last attempt. */
  readonly job?: string;
  /** Hashes of what came, by name; once it is done. */
  readonly assets?: { readonly [name: string]: string };
  /** Jobs that came to light after the purchase had gone on without them: look for them in the provider's console. */
  readonly strays: readonly string[];
  /** Why the last attempt gave nothing, or what is in doubt. */
  readonly message?: string;
  /** First intent, ms since 1970. */
  readonly askedAt: number;
  /** End of the last attempt, ms since 1970. */
  readonly endedAt?: number;
}

/** Sums in one currency; the three do not overlap. */
export interface Spend {
  /** As the provider told. */
  readonly settled: number;
  /** Billed, but the provider did not tell the price: the highest estimate. */
  readonly estimated: number;
  /** Under way or in doubt: the highest estimate. */
  readonly reserved: number;
}

/** One call that was answered, as far as it tells how busy the provider was. */
export type Traffic = {
  readonly provider: string;
  readonly account: string;
  readonly model: string;
  /** When it was sent, ms since 1970. */
  readonly at: number;
} & (
  | { readonly outcome: 'refused' }
  /** `queueMs`: until the job was first seen running; `totalMs`: until its files were here. */
  | { readonly outcome: 'done'; readonly totalMs: number; readonly queueMs?: number }
);

/** A model that had better be asked at another time. */
export interface BusyTip {
  readonly provider: string;
  readonly model: string;
  /** 0..1 of the calls. */
  readonly refusedShare: number;
  /** How long a job lasts at this hour, and usually, ms; where that is why. */
  readonly hourMs?: number;
  readonly usualMs?: number;
  readonly message: string;
}

/** Highest sums by currency. A currency that is not named may not be spent. */
export type Limits = { readonly [currency in Currency]?: number };

export interface Budget {
  /** For all purchases of one run. */
  readonly run?: Limits;
  /** For all purchases asked for on one day (UTC) by anybody who shares the store. */
  readonly day?: Limits;
}

/** How patient the ledger is. All times in ms. */
export interface LedgerPolicy {
  /** Attempts of one `buy` that may end unbilled with another being worth it. 3 when left out. */
  readonly attempts?: number;
  /** Refusals such as "too many at once" that one `buy` waits out. 20 when left out. */
  readonly refusals?: number;
  /** Longest one create call may take; then its answer counts as lost. 5 minutes when left out. */
  readonly createTimeoutMs?: number;
  /** Longest one other call may take, a download included. 10 minutes when left out. */
  readonly callTimeoutMs?: number;
  /**
   * "There is no such job" is believed no sooner than this after the call was about to be sent: what a create call can take on its way,
   * and what a list lags behind. 6 minutes when left out; more than `createTimeoutMs`.
   */
  readonly settleMs?: number;
  /** How long a lost job is looked for before a person is asked. 15 minutes when left out. */
  readonly lookMs?: number;
  /** Pause before the next attempt, at first; it doubles up to sixty times that. 1 s when left out. */
  readonly retryMs?: number;
  /** Pause before a job is asked for again, at first; it grows to fifteen times that. 1 s when left out. */
  readonly pollMs?: number;
  /** How long one `buy` waits for a job. 48 hours when left out. */
  readonly patienceMs?: number;
  /** Downloads tried of one file. 8 when left out. */
  readonly downloads?: number;
  /** Looks at downloaded bytes; throws when they are not what was bought. They are downloaded again then. */
  readonly verify?: (name: string, blob: Blob) => Promise<void>;
}

export interface LedgerOptions {
  readonly host: Pick<Host, 'assets' | 'journal' | 'claims' | 'clock' | 'digest'>;
  /** @throws NodeError when there is no such provider, or it is not configured */
  readonly adapters: (provider: string) => PaidAdapter;
  /** Read anew before every purchase: what changes in it holds from then on. */
  readonly budget?: Budget;
  readonly policy?: LedgerPolicy;
  /** Jobs of the account that pays for a call that may be under way at once, from 1; no limit but the provider's when left out. */
  readonly concurrency?: (call: PaidCall) => number;
  /** Whole numbers from 0 to 2^31 - 1; cryptographically random when left out. */
  readonly random?: () => number;
}

/** What `follow` came to, by key. */
export interface Followed {
  readonly finished: readonly string[];
  /** Ended without a result. */
  readonly ended: readonly string[];
  readonly inDoubt: readonly string[];
  /** Could not be finished now, and why. */
  readonly left: readonly { readonly key: string; readonly message: string }[];
}

/** The one place where money is spent. */
export interface Ledger {
  /** Hash of a call: what its purchase is named. */
  keyOf(call: PaidCall): string;
  /**
   * Buys a call, or returns what was bought before. Equal calls are bought once, in whichever process.
   *
   * @throws NodeError with the code of `ledgerCodes` when in doubt or over budget; `provider-refused`, `provider-busy`,
   * `result-missing`, `timed-out`, `storage-failed`; the signal's reason when aborted
   */
  buy(call: PaidCall, options: BuyOptions): Promise<Receipt>;
  /** How a call stands that may have been asked for before; `undefined` when it was not. Touches no network. */
  find(call: PaidCall): Promise<PurchaseInfo | undefined>;
  /**
   * Finishes what is under way and nobody follows. Buys nothing.
   *
   * @throws the signal's reason when aborted
   */
  follow(signal: AbortSignal): Promise<Followed>;
  /** Asks the provider to stop a job. `too-late`: it goes on and is billed, or has ended. */
  cancelJob(key: string, signal: AbortSignal): Promise<'cancelled' | 'too-late' | 'in-doubt' | 'not-sent'>;
  /**
   * A person's answer to a doubt: the job it became, or that there is none.
   *
   * @throws NodeError `input-invalid` when nothing is in doubt, and for `not-bought` while the call may still arrive (`settleMs`);
   * `storage-failed` (retryable) while somebody else is at it
   */
  resolve(key: string, answer: { readonly job: Job } | 'not-bought'): Promise<void>;
  /** Every call that was answered, the oldest first. */
  traffic(): Promise<readonly Traffic[]>;
  /** Whether a model is busy at this time, as measured before. */
  findBusyTip(of: { readonly provider: string; readonly model: string }): Promise<BusyTip | undefined>;
  /** All purchases, the newest first. */
  list(): Promise<readonly PurchaseInfo[]>;
  /** Sums of what was asked for since a time, ms since 1970. */
  spend(options: { readonly since: number }): Promise<{ readonly [currency in Currency]?: Spend }>;
}
