import type { Attempt, Job } from '../paid.ts';
import type { Answer, Transport } from './transport.ts';

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
/**
 * The window of an attempt.
 *
 * @param answer - of the list: its `Date` header tells how far the clocks are apart
 * @param transport - tells how long the whole create call can have taken: media are published in it before anything is sent
 * @param keptMs - how long the provider keeps records
 */
export function findWindow(
  { at }: Attempt,
  answer: Answer,
  transport: Pick<Transport, 'now' | 'createTimeoutMs' | 'listDelayMs'>,
  keptMs: number,
): FindWindow {
  const now = transport.now();
  const serverNow = Date.parse(answer.headers.get('date') ?? '');
  const offset = Number.isNaN(serverNow) ? 0 : serverNow - now;
  const age = now - at;
  const { createTimeoutMs: createMs, listDelayMs } = transport;
  return {
    from: at + offset - SKEW_MS,
    to: at + offset + createMs + SKEW_MS,
    telling: age >= createMs + listDelayMs && age <= keptMs - SKEW_MS,
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
