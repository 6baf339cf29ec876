import { NodeError } from '@shotgraph/engine';
import { CreateError } from '../paid.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { Answer } from './transport.ts';
import { TransportError } from './transport-error.ts';

/** What a provider's error body says, in our terms. */
export interface Explained {
  /** The provider's own code, or `http-422` where it has none. */
  readonly code: string;
  /** Without a full stop. */
  readonly message: string;
  /** What the person can do, without a full stop; by status when left out. */
  readonly advice?: string;
  /** The same call may be accepted later; by status when left out. */
  readonly retryable?: boolean;
}

/** Reads an error body; one per provider. */
export type Explain = (answer: Answer) => Explained;

/** Longest piece of a provider's words in a message, characters. */
const LONGEST = 500;

/** What a person can do about a refusal, by status. */
function adviseByStatus(status: number): string {
  if (status === 401) return 'check the key: it must belong to this provider and region';
  if (status === 402) return 'add credit to the account';
  if (status === 403) return 'check what the key and the account may do';
  if (status === 404) return 'check the model name and the base address';
  if (status === 429) return 'wait, or lower the number of jobs at a time';
  return status >= 500 ? 'try again later' : 'change the input it names';
}

const isPassing = (status: number) => status === 408 || status === 425 || status === 429 || status >= 500;

const describe = (
  what: string,
  status: number,
  { code, message, advice = adviseByStatus(status) }: Explained,
): string => `${what}: ${status} ${code.slice(0, LONGEST)}: ${message.slice(0, LONGEST)}; ${advice}`;

const waitOf = (answer: Answer, now: number) => {
  const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), now);
  return retryAfterMs === undefined ? {} : { retryAfterMs };
};

/** The error of an answer that was not what a free call asked for: `provider-busy` for whatever may pass. */
export function toNodeError(what: string, answer: Answer, explain: Explain, now: number): NodeError {
  const { status } = answer;
  if (status < 400) {
    return new NodeError('provider-busy', `${what}: ${status} with a body that is not what this API answers`, {
      retryable: true,
    });
  }
  const explained = explain(answer);
  // A page of HTML with 404 comes from something in between, not from the provider.
  const retryable = isPassing(status) || (status === 404 && answer.json === undefined);
  return new NodeError(retryable ? 'provider-busy' : 'provider-refused', describe(what, status, explained), {
    ...(retryable && { retryable, ...waitOf(answer, now) }),
  });
}

/** The error of a free call without an answer. Everything but a transport failure is passed on as it is. */
export function fromTransport(what: string, error: unknown): unknown {
  if (!(error instanceof TransportError)) return error;
  const passing = error.kind !== 'redirected' && error.kind !== 'too-large';
  const message = `${what}: ${error.message}`;
  return passing
    ? new NodeError('provider-busy', message, { retryable: true }, { cause: error })
    : new NodeError('provider-refused', `${message}; check the base address`, {}, { cause: error });
}

/**
 * Whether a status proves that a create call was refused. 408 and 499 are written by proxies about requests they have already passed on.
 */
const isRefusal = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 499;

/** The error of a create call that was answered without a job. */
export function toCreateError(what: string, answer: Answer, explain: Explain, now: number): CreateError {
  const { status } = answer;
  if (isRefusal(status)) {
    const explained = explain(answer);
    const { code, retryable = status === 429 || status === 425 } = explained;
    const details = { accepted: 'no', code, retryable, ...(retryable && waitOf(answer, now)) } as const;
    return new CreateError(describe(what, status, explained), details);
  }
  const explained = status < 400 ? { code: 'no-job', message: 'an answer that names no job' } : explain(answer);
  const advice = 'it may have been accepted; look for the job before asking again';
  return new CreateError(describe(what, status, { ...explained, advice }), {
    accepted: 'unknown',
    code: explained.code,
  });
}
