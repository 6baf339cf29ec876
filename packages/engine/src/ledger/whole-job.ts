import type { Job, PaidAdapter, PaidCall } from './adapter.ts';

/** A job as the adapter asks for it. What a person found is only an id; some providers are asked at addresses. */
export const wholeJob = (adapter: PaidAdapter, call: PaidCall, job: Job): Job =>
  job.urls ? job : (adapter.jobOf?.(call, job.id) ?? job);
