import type { Clock } from '@shotgraph/engine';
import type { FaultScript } from '../faults/script.ts';
import type { Stats } from '../stats.ts';
import { changesAt, type Job, type Phase, phaseAt } from './job.ts';
import type { Jobs } from './jobs.ts';

/** One thing to be told, as it goes over the wire. */
export interface Message {
  readonly body: string;
  readonly headers?: { readonly [name: string]: string };
}

/** How somebody wants to be told about a job. */
export interface Subscription {
  readonly url: string;
  /** What is told when the job comes into a phase; nothing for phases nobody wants to know of. */
  tell(phase: Phase): Promise<readonly Message[]>;
  /** What somebody without any key could send in the provider's name. */
  forge(): Message;
  /** How often an end is told again when it is not acknowledged. */
  readonly repeats: number;
  /** How long an acknowledgement may take, ms. */
  readonly patienceMs: number;
}

/** Calls subscribers on this machine; never anybody else. */
export interface Pushes {
  follow(job: Job, subscription: Subscription): void;
  dispose(): Promise<void>;
}

/** Between two attempts, ms. */
const PAUSE_MS = 500;

/** Makes the caller of subscribers. */
export function createPushes({
  jobs,
  clock,
  faults,
  stats,
}: {
  jobs: Jobs;
  clock: Clock;
  faults: FaultScript;
  stats: Stats;
}): Pushes {
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  const post = async (url: string, { body, headers }: Message, patienceMs: number): Promise<boolean> => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(patienceMs)]);
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers }, signal };
    const response = await fetch(url, { ...init, redirect: 'manual' }).catch(() => undefined);
    await response?.body?.cancel().catch(() => undefined);
    return response?.ok === true;
  };
  const deliver = async (job: Job, message: Message, subscription: Subscription, again: boolean) => {
    const { url, repeats, patienceMs } = subscription;
    const kind = faults.next(job.provider, 'callback')?.kind;
    stats.request(job.provider, 'callback');
    if (kind) stats.fault(kind);
    if (kind === 'forged-callback') await post(url, subscription.forge(), patienceMs);
    if (kind === 'duplicate-callback') await post(url, message, patienceMs);
    for (let left = again ? repeats : 0; !(await post(url, message, patienceMs)) && left > 0; left--) {
      await clock.sleep(PAUSE_MS, closing.signal);
    }
  };
  const follow = async (job: Job, subscription: Subscription) => {
    let told: Phase | undefined;
    // A slow subscriber delays what it is told next, but not what that says.
    let line = Promise.resolve();
    for (;;) {
      const phase = phaseAt(job, clock.now());
      for (const step of stepsTo(phase, told)) {
        const messages = subscription.tell(step);
        line = line.then(async () => {
          for (const message of await messages) await deliver(job, message, subscription, isEnd(step));
        });
        // Whoever awaits the line hears of it.
        line.catch(() => undefined);
      }
      told = phase;
      const next = changesAt(job, clock.now());
      if (next === undefined) return line;
      await untilMoved(jobs, (signal) => clock.sleep(Math.max(0, next - clock.now()), signal), closing.signal);
    }
  };
  return {
    follow(job, subscription) {
      if (!isHere(subscription.url)) return stats.callbackNotSent();
      const task = follow(job, subscription).catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
      });
      running.add(task);
      void task.finally(() => running.delete(task));
    },
    async dispose() {
      closing.abort(new DOMException('the stand-in was closed', 'AbortError'));
      await Promise.allSettled(running);
    },
  };
}

/** Ends are told again until they are acknowledged. */
const isEnd = (phase: Phase) => phase === 'done' || phase === 'failed';

/** What a job goes through before it is in a phase; an early end may come at any point of the way. */
const BEFORE: { readonly [P in Phase]: readonly Phase[] } = {
  queued: [],
  running: ['queued'],
  done: ['queued', 'running'],
  failed: ['queued', 'running'],
  cancelled: [],
  expired: [],
};

/** Phases to be told of, those included that were over before anybody looked. */
function stepsTo(phase: Phase, told: Phase | undefined): readonly Phase[] {
  if (phase === told) return [];
  return [...BEFORE[phase].slice(told === undefined ? 0 : BEFORE[phase].indexOf(told) + 1), phase];
}

/** Sleeps, but not longer than until a job was moved. */
async function untilMoved(jobs: Jobs, sleep: (signal: AbortSignal) => Promise<void>, closing: AbortSignal) {
  const moved = new AbortController();
  const stop = jobs.onMoved(() => moved.abort());
  try {
    await sleep(AbortSignal.any([moved.signal, closing]));
  } catch (error) {
    if (closing.aborted || !moved.signal.aborted) throw error;
  } finally {
    stop();
  }
}

/** Whether an address is on this machine. */
const isHere = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
};
