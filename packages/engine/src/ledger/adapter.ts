import type { Json } from '../json.ts';
import type { Cost, PaidCall } from '../node/purchase.ts';

export type { PaidCall };

/** One attempt to buy a call, written down before anything is sent. */
export interface Attempt {
  /** Hash of the call. */
  readonly key: string;
  /** From 1; a further one is only made once it is certain that the earlier one was not accepted, or that it failed unbilled. */
  readonly attempt: number;
  /** Random number below 2^31, sent as the seed where the provider echoes it: lets a lost job be found. */
  readonly tag: number;
  /** When it was about to be sent, ms since 1970. */
  readonly at: number;
}

/** What the provider calls the job, and where to ask for it: kept in the ledger as it is. */
export interface Job {
  readonly id: string;
  /** Addresses the provider gave: for asking and cancelling, or, where the answer is the result itself, those of the files. */
  readonly urls?: { readonly [name: string]: string };
}

/** How a job stands. */
export type JobState =
  | { readonly status: 'queued' | 'running' /** 0..1 */; readonly fraction?: number; readonly note?: string }
  | {
      readonly status: 'done';
      /** What to download, by name (`video`, `lastFrame`); an address lives for hours at most. */
      readonly files: { readonly [name: string]: string };
      /** What the provider says it made: seed, size, seconds, usage. */
      readonly facts: { readonly [name: string]: Json };
      /** What it really cost, where the provider tells. */
      readonly price?: Cost;
    }
  | {
      readonly status: 'failed';
      readonly code: string;
      readonly message: string;
      readonly billed: boolean /** Another attempt may succeed. */;
      readonly retryable: boolean;
    }
  | { readonly status: 'cancelled' }
  /** The provider does not know the job any more. */
  | { readonly status: 'unknown' };

/** Why a create call did not give a job. `accepted: 'no'` only where the provider answered that it refused, or nothing was sent. */
export class CreateError extends Error {
  override readonly name = 'CreateError';
  readonly accepted: 'no' | 'unknown';
  readonly code: string;
  /** Not before this many milliseconds; only with `accepted: 'no'`. */
  readonly retryAfterMs: number | undefined;
  /** The same call may be accepted later. */
  readonly retryable: boolean;
  constructor(
    message: string,
    details: {
      readonly accepted: 'no' | 'unknown';
      readonly code: string;
      readonly retryable?: boolean;
      readonly retryAfterMs?: number;
    },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.accepted = details.accepted;
    this.code = details.code;
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** A provider as the ledger sees it. Thin: no retries, no waiting, no memory; secrets stay inside. */
export interface PaidAdapter {
  /** `create` waits for the result and its job holds it: no job is left at the provider that could be looked for. */
  readonly isImmediate?: true;
  /**
   * Asks for the job once. Whatever goes wrong after the first byte left is `accepted: 'unknown'`.
   *
   * @throws CreateError
   */
  create(call: PaidCall, attempt: Attempt, signal: AbortSignal): Promise<Job>;
  /** @throws NodeError `provider-busy` (retryable) for whatever may pass, `provider-refused` for what will not */
  get(job: Job, signal: AbortSignal): Promise<JobState>;
  /**
   * Looks for the job of an attempt whose answer was lost. `none` only if it is certain that there is none; absent where the
   * provider has no means to tell. Throwing means that nothing was learnt.
   */
  find?(
    call: PaidCall,
    attempt: Attempt,
    known: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<Job | 'none' | 'uncertain'>;
  /** The job of an id that a person found, where more than the id is needed to ask for it. @throws whatever keeps that from being told */
  jobOf?(call: PaidCall, id: string): Job;
  /** What a job really cost, told from what the provider says it made, where it names no sum itself. */
  costOf?(call: PaidCall, facts: { readonly [name: string]: Json }): Cost | undefined;
  /** `too-late`: it goes on and is billed. */
  cancel(job: Job, signal: AbortSignal): Promise<'cancelled' | 'too-late'>;
  /** Bytes of a file the job gave. Addresses are the provider's own: checked against its allow-list. */
  download(url: string, signal: AbortSignal): Promise<Blob>;
}
