import type { Clip } from '../media/clip.ts';

/** Where a job stands, whatever the provider calls it. */
export type Phase = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';

/** Why a job fails, in the provider's words. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** A job that was accepted, and would be billed. Times are ms since 1970. */
export interface Job {
  readonly id: string;
  readonly provider: 'ark' | 'fal' | 'replicate';
  /** Stands for the key; the key itself is kept nowhere. */
  readonly account: string;
  /** As the provider's answers name it. */
  readonly model: string;
  readonly createdAt: number;
  /** When it leaves the queue; moves while it waits for others. */
  startsAt: number;
  endsAt: number;
  /** When it would be given up as too late. */
  readonly expiresAt: number;
  cancelledAt?: number;
  failure?: Failure;
  /** What it shows; absent when its input was refused. */
  readonly clip?: Clip;
  readonly seed: number;
  /** What only the provider's own answers need. */
  readonly details: { readonly [name: string]: unknown };
}

/** Where a job stands at an instant. */
export function phaseAt({ startsAt, endsAt, expiresAt, cancelledAt, failure }: Job, now: number): Phase {
  if (cancelledAt !== undefined) return 'cancelled';
  if (now < Math.min(endsAt, expiresAt)) return now < startsAt ? 'queued' : 'running';
  if (expiresAt < endsAt) return 'expired';
  return failure ? 'failed' : 'done';
}

/** Whether a phase still changes. */
export const isOpen = (phase: Phase): boolean => phase === 'queued' || phase === 'running';

/** When the phase changed last. */
export const changedAt = (job: Job, now: number): number => {
  if (job.cancelledAt !== undefined) return job.cancelledAt;
  const end = Math.min(job.endsAt, job.expiresAt);
  if (now >= end) return end;
  return now >= job.startsAt ? job.startsAt : job.createdAt;
};

/** When it changes next by itself; `undefined` when it does not. */
export const changesAt = (job: Job, now: number): number | undefined => {
  const phase = phaseAt(job, now);
  if (!isOpen(phase)) return undefined;
  const end = Math.min(job.endsAt, job.expiresAt);
  return phase === 'queued' ? Math.min(job.startsAt, end) : end;
};

const BACKWARDS: { readonly [P in Phase]: Phase } = {
  queued: 'queued',
  running: 'queued',
  done: 'running',
  failed: 'running',
  cancelled: 'queued',
  expired: 'running',
};

/** The phase before this one, for answers that contradict an earlier one. */
export const phaseBefore = (phase: Phase): Phase => BACKWARDS[phase];
