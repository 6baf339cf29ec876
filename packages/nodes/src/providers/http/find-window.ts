import type { Attempt, Job } from '../paid.ts';
import type { Answer } from './transport.ts';

/** When a lost job was created, by the provider's clock, and what its absence would prove. */
export interface FindWindow {
  /** ms since 1970, both ends included. */
  readonly from: number;
  readonly to: number;
  /** The create call is over, the list has caught up, and no record of that time is gone: absence proves something. */
  readonly telling: boolean;
}

/** Clocks that are corrected by the provider's own may still be so far apart, ms. */
const SKEW_MS = 120_000;
/** A job may be listed so much later than it was accepted, ms. */
const LISTING_DELAY_MS = 60_000;

/**
 * The window of an attempt.
 *
 * @param answer - of the list: its `Date` header tells how far the clocks are apart
 * @param timeoutMs - of the create call
 * @param keptMs - how long the provider keeps records
 */
export function findWindow(
  { at }: Attempt,
  answer: Answer,
  { now, timeoutMs, keptMs }: { readonly now: number; readonly timeoutMs: number; readonly keptMs: number },
): FindWindow {
  const serverNow = Date.parse(answer.headers.get('date') ?? '');
  const offset = Number.isNaN(serverNow) ? 0 : serverNow - now;
  const age = now - at;
  return {
    from: at + offset - SKEW_MS,
    to: at + offset + timeoutMs + SKEW_MS,
    telling: age >= timeoutMs + LISTING_DELAY_MS && age <= keptMs - SKEW_MS,
  };
}

/** What a list says about a lost job. */
export interface Findings {
  /** Jobs that fit in everything. */
  readonly fitting: readonly Job[];
  /** There were jobs that cannot be ruled out. */
  readonly doubtful: boolean;
  /** The list was read to its end, or past the window. */
  readonly complete: boolean;
  /** One fitting job is the right one whatever else there is: it bears the attempt's own number. */
  readonly unmistakable: boolean;
}

/** One fitting job is found; none, with nothing in doubt, is none; the rest is uncertain. */
export function judge({ fitting, doubtful, complete, unmistakable }: Findings, { telling }: FindWindow) {
  const [job, another] = fitting;
  const clear = complete && !doubtful;
  if (job) return another === undefined && (unmistakable || clear) ? job : 'uncertain';
  return clear && telling ? 'none' : 'uncertain';
}

/** Whether a value that was sent may be the one that came back; what did not come back proves nothing. */
export const mayEqual = (sent: unknown, echoed: unknown): boolean =>
  sent === undefined || echoed === undefined || echoed === null || sent === echoed;
