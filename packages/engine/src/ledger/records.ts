import { isRecord, type Json } from '../json.ts';
import type { Job, PaidCall } from './adapter.ts';
import type { Cost, Estimate, PurchasePlace, PurchaseState } from './types.ts';

/** One journal for each purchase: only the holder of its claim writes to it. */
export const journalOf = (key: string): string => `ledger-${key}`;

/** Why an attempt gave nothing. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  /** Not before, ms since the failure. */
  readonly retryAfterMs?: number;
}

/**
 * Lines of a purchase's journal. `token` is that of the claim they were written under, `at` ms since 1970.
 * Only `job.urls` holds addresses with their queries, as the adapter gave them: where to ask for the job, which tells the addresses of
 * its files anew; or, where the call was answered with the files and nobody can be asked again, those of the files themselves, signed
 * and short-lived, or `data:` ones that hold the answer.
 */
export type LedgerRecord = { readonly attempt: number; readonly at: number; readonly token: number } & (
  | {
      readonly type: 'intent';
      readonly tag: number;
      readonly call: PaidCall;
      readonly estimate: Estimate;
      readonly run: string;
      readonly place?: PurchasePlace;
    }
  | { readonly type: 'sending' }
  | { readonly type: 'job'; readonly job: Job; readonly by?: 'person' }
  | ({ readonly type: 'refused' } & Failure)
  /** It is certain that the attempt was not accepted. */
  | { readonly type: 'none'; readonly by?: 'person' }
  | { readonly type: 'doubt'; readonly why: Doubt; readonly message: string }
  | ({ readonly type: 'failed'; readonly billed: boolean } & Failure)
  | { readonly type: 'cancelled' }
  | {
      readonly type: 'done';
      readonly assets: { readonly [name: string]: string };
      readonly facts: { readonly [name: string]: Json };
      readonly price?: Cost;
      /** When it was first seen to have left the provider's queue. */
      readonly startedAt?: number;
    }
);

/** `answer-lost`: whether there is a job is not known. `job-unknown`: the provider does not know its own job any more. */
export type Doubt = 'answer-lost' | 'job-unknown';

type Of<T extends LedgerRecord['type']> = Extract<LedgerRecord, { type: T }>;

/** One attempt, as its lines add up. */
export interface AttemptState {
  readonly intent: Of<'intent'>;
  status: LedgerRecord['type'];
  /** When it was about to be sent. */
  sendingAt?: number;
  job?: Job;
  doubt?: Of<'doubt'>;
  end?: Of<'refused' | 'none' | 'failed' | 'cancelled' | 'done'>;
  /** Line that ended it. */
  endLine?: number;
}

/** All lines of a purchase together. */
export interface Purchase {
  readonly key: string;
  readonly attempts: readonly AttemptState[];
  /** Jobs that came to light too late to be used. */
  readonly strays: readonly Job[];
  /** Lines so far. */
  readonly lines: number;
}

/** From which states a line leads on. What does not fit was written by somebody whose claim was lost: it changes nothing. */
const FROM: { readonly [type in LedgerRecord['type']]: readonly LedgerRecord['type'][] } = {
  intent: [],
  sending: ['intent', 'sending'],
  refused: ['intent', 'sending', 'doubt'],
  none: ['intent', 'sending', 'doubt'],
  doubt: ['sending', 'job'],
  job: ['intent', 'sending', 'doubt', 'none'],
  failed: ['job', 'doubt'],
  cancelled: ['job', 'doubt'],
  done: ['job', 'doubt'],
};

/** Adds up the lines of a purchase's journal; lines of unknown kinds are passed over. */
export function toPurchase(key: string, lines: readonly Json[]): Purchase {
  const attempts: AttemptState[] = [];
  const strays: Job[] = [];
  let token = 0;
  lines.forEach((json, index) => {
    const line = toLedgerRecord(json);
    if (!line) return;
    const isStale = line.token < token;
    token = Math.max(token, line.token);
    if (line.type === 'intent') {
      // What somebody wrote whose claim was lost meanwhile is replaced by his successor's: only the latter is sent.
      if (!isStale && attempts[line.attempt - 1]?.status === 'intent') attempts.length = line.attempt - 1;
      if (!isStale && line.attempt === attempts.length + 1) attempts.push({ intent: line, status: 'intent' });
    } else if (!isStale || line.type !== 'sending') apply(attempts, strays, line, index);
  });
  return { key, attempts, strays, lines: lines.length };
}

function apply(
  attempts: readonly AttemptState[],
  strays: Job[],
  line: Exclude<LedgerRecord, Of<'intent'>>,
  index: number,
): void {
  const attempt = attempts[line.attempt - 1];
  if (!attempt) return;
  const isLast = line.attempt === attempts.length;
  if (!isLast || !FROM[line.type].includes(attempt.status)) {
    if (line.type === 'job' && attempt.job?.id !== line.job.id) strays.push(line.job);
    return;
  }
  attempt.status = line.type;
  if (line.type === 'sending') attempt.sendingAt = line.at;
  else if (line.type === 'job') attempt.job = line.job;
  else if (line.type === 'doubt') attempt.doubt = line;
  else {
    attempt.end = line;
    attempt.endLine = index;
  }
}

const toLedgerRecord = (line: unknown): LedgerRecord | undefined =>
  isRecord(line) && typeof line.type === 'string' && Object.hasOwn(FROM, line.type) && typeof line.attempt === 'number'
    ? (line as unknown as LedgerRecord)
    : undefined;

/** Where the last attempt leaves a purchase; `undefined` before the first. */
export function stateOf({ attempts }: Purchase): PurchaseState | undefined {
  const last = attempts.at(-1);
  switch (last?.status) {
    case undefined:
      return undefined;
    case 'intent':
      return 'intended';
    case 'doubt':
      return 'in-doubt';
    case 'sending':
    case 'job':
    case 'done':
      return last.status;
    case 'failed':
      return last.end?.type === 'failed' && last.end.billed ? 'failed' : 'free';
    default:
      return 'free';
  }
}

/** `request.model` of a call, empty where there is none. */
export const modelOf = ({ request }: PaidCall): string =>
  isRecord(request) && typeof request.model === 'string' ? request.model : '';
