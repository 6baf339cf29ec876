import { isNodeError } from '@shotgraph/engine';
import { CreateError, type Job } from '../paid.ts';
import { type Explain, toCreateError } from './failure.ts';
import type { ApiRequest, Transport } from './transport.ts';
import { TransportError } from './transport-error.ts';

/** A create call of one provider. */
export interface CreateJob {
  readonly provider: string;
  /** Publishes media and writes the body. Nothing is bought yet, so whatever it throws means "not accepted". */
  readonly prepare: () => Promise<ApiRequest>;
  /** The job in a 2xx answer; `undefined` when there is none. */
  readonly readJob: (json: unknown) => Job | undefined;
  readonly explain: Explain;
}

/**
 * Sends a create call once.
 *
 * @throws CreateError `accepted: 'no'` when nothing was sent or the provider refused, else `'unknown'`; the signal's reason when it was
 *   aborted before anything was sent
 */
export async function createJob(transport: Transport, call: CreateJob, signal: AbortSignal): Promise<Job> {
  const what = `${call.provider} did not create the job`;
  const request = await call.prepare().catch((error: unknown) => {
    signal.throwIfAborted();
    throw notSent(what, error);
  });
  signal.throwIfAborted();
  const answer = await transport
    .send({ timeoutMs: transport.createTimeoutMs, ...request }, signal)
    .catch((error: unknown) => {
      throw unanswered(call.provider, what, error, signal);
    });
  const job = answer.status < 300 ? call.readJob(answer.json) : undefined;
  if (job) return job;
  throw toCreateError(
    answer.status < 400 ? `${call.provider} gave no job` : what,
    answer,
    call.explain,
    transport.now(),
  );
}

/** Ids go into paths and journals: what a provider never uses is not taken for one. */
export const isJobId = (id: unknown): id is string => typeof id === 'string' && /^[A-Za-z0-9][\w.-]{0,199}$/.test(id);

function notSent(what: string, error: unknown): CreateError {
  if (error instanceof CreateError) return error;
  const message = `${what}, nothing was sent: ${error instanceof Error ? error.message : 'the request could not be made'}`;
  const retryable = isNodeError(error) && error.details.retryable === true;
  const retryAfterMs = isNodeError(error) && retryable ? error.details.retryAfterMs : undefined;
  return new CreateError(message, {
    accepted: 'no',
    code: isNodeError(error) ? error.code : 'not-sent',
    retryable,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

function unanswered(provider: string, what: string, error: unknown, signal: AbortSignal): CreateError {
  // Aborted while under way: the request may well have arrived.
  if (signal.aborted) {
    const message = `${provider}: the create call was given up while under way; look for the job before asking again`;
    return new CreateError(message, { accepted: 'unknown', code: 'aborted' });
  }
  if (!(error instanceof TransportError)) return notSent(what, error);
  if (error.kind === 'not-sent') {
    const message = `${what}, nothing was sent: ${error.message}; check the network and the base address`;
    return new CreateError(message, { accepted: 'no', code: 'not-sent', retryable: true }, { cause: error });
  }
  const message = `${provider}: ${error.message}; the job may exist, look for it before asking again`;
  return new CreateError(message, { accepted: 'unknown', code: error.kind }, { cause: error });
}
