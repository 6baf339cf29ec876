import { Worker } from 'node:worker_threads';
import type { Threads } from '../../host.ts';
import { NO_THREADS, openThread } from '../threads/open-thread.ts';

/** The program's file has the ending of this one: `.ts` from source, `.js` when built. */
const serveUrl = new URL(import.meta.url.endsWith('.ts') ? './serve-thread.ts' : './serve-thread.js', import.meta.url);

/**
 * Worker threads of Node that run a module.
 *
 * @param program - URL of a module that exports `answer`, a `ThreadProgram`; none gives no threads
 */
export function nodeThreads(program: string | undefined, count: number): Threads {
  if (program === undefined) return NO_THREADS;
  return {
    count,
    start() {
      const worker = new Worker(serveUrl, { workerData: program });
      // A thread that waits for work must not keep the process alive.
      worker.unref();
      return openThread({
        post(message, transfer) {
          worker.postMessage(message, transfer);
        },
        listen(onMessage, onEnd) {
          worker.on('message', onMessage);
          worker.once('error', (error) => onEnd(error instanceof Error ? error.message : String(error)));
          worker.once('exit', (code) => onEnd(`it ended with code ${code}`));
        },
        terminate: () => void worker.terminate(),
      });
    },
  };
}
