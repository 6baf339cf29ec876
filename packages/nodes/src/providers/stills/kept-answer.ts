import type { Cost, Json } from '@shotgraph/engine';
import { isJobId } from '../http/create-job.ts';
import { field } from '../http/fields.ts';
import type { Attempt, Job, JobState } from '../paid.ts';
import { fromJsonAddress, toJsonAddress } from './data-address.ts';

/** How a call that was answered at once ended. */
export type Answered =
  | {
      readonly status: 'done';
      /** Addresses of what was made, by name; an answer in words is an address that holds it itself. */
      readonly files: { readonly [name: string]: string };
      readonly facts: { readonly [name: string]: Json };
      readonly price?: Cost;
    }
  | Extract<JobState, { status: 'failed' }>;

/** Name of the address that holds how the call ended. */
const END = 'end';

/**
 * The answer of a provider that has no jobs, as one: its addresses hold the whole answer, so that it is written down before anything
 * else is done with it. Nobody could be asked for it again.
 *
 * @param id - the provider's own, where it gives one
 */
export function keepAnswer(answered: Answered, id: unknown, attempt: Attempt): Job {
  const { files, ...end } = answered.status === 'done' ? answered : { ...answered, files: {} };
  const name = isJobId(id) ? id : `${attempt.key.slice(0, 16)}-${attempt.attempt}`;
  return { id: name, urls: { ...files, [END]: toJsonAddress(end as unknown as Json) } };
}

/** How a kept answer ended; `unknown` for a job that nobody kept, such as one named by hand. */
export function readAnswer({ urls = {} }: Job): JobState {
  const { [END]: address = '', ...files } = urls;
  const end = fromJsonAddress(address);
  const status = field(end, 'status');
  if (status !== 'done' && status !== 'failed') return { status: 'unknown' };
  return (status === 'done' ? { ...(end as object), files } : end) as unknown as JobState;
}
