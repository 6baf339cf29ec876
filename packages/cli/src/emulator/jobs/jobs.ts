import type { Clock } from '@shotgraph/engine';
import type { Settings } from '../options.ts';
import { isOpen, type Job, phaseAt } from './job.ts';

/** A job before it has a place in the queue. */
export type NewJob = Omit<Job, 'createdAt' | 'startsAt' | 'endsAt' | 'cancelledAt' | 'expiresAt'> & {
  /** How long it may take, ms; for ever when left out. */
  readonly expiresAfterMs?: number;
  /** It fails as soon as somebody looks at it: refused input is noticed at once. */
  readonly atOnce?: boolean;
};

type Whose = Pick<Job, 'provider' | 'account'>;

/** Jobs of all providers. Time alone moves them: nothing is done until somebody asks. */
export interface Jobs {
  /** @param limit - what more unfinished jobs of the same account do: `queue` makes them wait, `none` lets all run */
  add(job: NewJob, limit: 'queue' | 'none'): Job;
  /** A job of this account; `undefined` for others' and for forgotten ones. */
  find(whose: Whose, id: string): Job | undefined;
  /** Newest first. */
  list(whose: Whose): readonly Job[];
  /** Unfinished jobs of an account. */
  open(whose: Whose): number;
  /** Most unfinished jobs there were at a time, of all accounts. */
  most(): number;
  /** Unfinished jobs of all accounts. */
  now(): number;
  cancel(job: Job): void;
  remove(job: Job): void;
  clear(): void;
  /** Calls back whenever the times of jobs have changed; returns how to stop it. */
  onMoved(listener: () => void): () => void;
}

/** Records live seven days. */
const KEPT_MS = 7 * 86_400_000;

/** Makes an empty queue. */
export function createJobs(settings: Settings, clock: Clock): Jobs {
  const all = new Map<string, Job>();
  const listeners = new Set<() => void>();
  let most = 0;
  const of = ({ provider, account }: Whose) =>
    [...all.values()].filter((job) => job.provider === provider && job.account === account);
  const alive = (job: Job) => job.createdAt > clock.now() - KEPT_MS;
  const openOnes = (jobs: readonly Job[]) => jobs.filter((job) => isOpen(phaseAt(job, clock.now())));
  const forget = () => {
    // Oldest first, as they came.
    for (const job of all.values()) {
      if (alive(job)) return;
      all.delete(job.id);
    }
  };
  const moved = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    add({ expiresAfterMs = Number.POSITIVE_INFINITY, atOnce = false, ...rest }, limit) {
      forget();
      const createdAt = clock.now();
      const startsAt = createdAt + (atOnce ? 0 : settings.queueMs);
      const job: Job = {
        ...rest,
        createdAt,
        startsAt,
        endsAt: startsAt + (atOnce ? 0 : settings.runMs),
        expiresAt: createdAt + expiresAfterMs,
      };
      all.set(job.id, job);
      if (limit === 'queue' && !atOnce) lineUp(of(job), settings, createdAt);
      most = Math.max(most, openOnes([...all.values()]).length);
      return job;
    },
    find(whose, id) {
      const job = all.get(id);
      return job && job.provider === whose.provider && job.account === whose.account && alive(job) ? job : undefined;
    },
    list: (whose) => of(whose).filter(alive).reverse(),
    open: (whose) => openOnes(of(whose)).length,
    most: () => most,
    now: () => openOnes([...all.values()]).length,
    cancel(job) {
      job.cancelledAt = clock.now();
      if (job.provider !== 'ark') lineUp(of(job), settings, clock.now());
      moved();
    },
    remove: (job) => void all.delete(job.id),
    clear() {
      all.clear();
      most = 0;
      moved();
    },
    onMoved(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Gives every job that still waits its turn: first come, first served, so many at a time. */
function lineUp(jobs: readonly Job[], { concurrency, queueMs, runMs }: Settings, now: number): void {
  if (concurrency === Number.POSITIVE_INFINITY) return;
  const ends: number[] = [];
  for (const job of jobs) {
    const phase = phaseAt(job, now);
    if (phase === 'queued') {
      const free = ends.length < concurrency ? 0 : ends.toSorted((a, b) => b - a)[concurrency - 1]!;
      job.startsAt = Math.max(job.createdAt + queueMs, free, now);
      job.endsAt = job.startsAt + runMs;
    }
    if (isOpen(phase)) ends.push(job.endsAt);
  }
}
