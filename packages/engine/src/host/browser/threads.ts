import type { Threads } from '../../host.ts';
import { answerWith, NO_THREADS, openThread, type ThreadProgram } from '../threads/open-thread.ts';

/** How a page starts workers whose script calls `serveThread`. */
export interface BrowserThreads {
  readonly createWorker: () => Worker;
  /** At a time, >= 1; the number of cores, at most 8, when left out. */
  readonly count?: number;
}

/** More workers than this gain little and hold a copy of every picture each. */
const MOST_THREADS = 8;

/** Web workers as threads. */
export function browserThreads(options: BrowserThreads | undefined): Threads {
  if (options === undefined) return NO_THREADS;
  const { createWorker, count = Math.max(1, Math.min(navigator.hardwareConcurrency, MOST_THREADS)) } = options;
  return {
    count,
    start() {
      const worker = createWorker();
      return openThread({
        post(message, transfer) {
          worker.postMessage(message, [...transfer]);
        },
        listen(onMessage, onEnd) {
          worker.addEventListener('message', ({ data }) => onMessage(data));
          worker.addEventListener('error', ({ message }) => onEnd(message || 'its script could not be loaded'));
        },
        terminate: () => worker.terminate(),
      });
    },
  };
}

/** Makes this worker answer with a program. The whole script of a worker for `browserHost`'s threads is a call of this. */
export function serveThread(program: ThreadProgram): void {
  const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
  const take = answerWith(program, (reply, transfer) => scope.postMessage(reply, [...transfer]));
  scope.addEventListener('message', ({ data }) => take(data));
}
