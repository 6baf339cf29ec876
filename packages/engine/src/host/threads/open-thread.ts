import { NodeError } from '../../errors.ts';
import type { Thread, Threads } from '../../host.ts';

/** A running thread as Node and browsers have it. */
export interface ThreadPort {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  /** Subscribes to its messages and to its end. */
  listen(onMessage: (message: unknown) => void, onEnd: (reason: string) => void): void;
  terminate(): void;
}

/** What the program of a thread gives back. */
export interface ThreadAnswer {
  readonly value: unknown;
  /** Buffers within `value` that are handed over instead of copied. */
  readonly transfer?: readonly ArrayBuffer[];
}

/** The program of a thread: answers messages one after the other. */
export type ThreadProgram = (message: unknown) => ThreadAnswer | Promise<ThreadAnswer>;

/** What goes back to whoever asked. */
export type Reply = { readonly value: unknown } | { readonly error: string };

/** No threads: whoever has work does it itself. */
export const NO_THREADS: Threads = {
  count: 0,
  start() {
    throw new NodeError('capability-missing', 'This host was given no program for threads; do the work without them');
  },
};

/** Turns a port into a thread. Replies come in the order of the questions, so no message needs a number. */
export function openThread(port: ThreadPort): Thread {
  const waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
  let ended: string | undefined;
  const end = (reason: string) => {
    ended ??= reason;
    for (const { reject } of waiting.splice(0)) reject(new Error(`the thread ended: ${ended}`));
  };
  port.listen((message) => {
    const reply = message as Reply;
    const question = waiting.shift();
    if ('error' in reply) question?.reject(new Error(reply.error));
    else question?.resolve(reply.value);
  }, end);
  return {
    ask: (message, transfer = []) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          reject(new Error(`the thread ended: ${ended}`));
          return;
        }
        waiting.push({ resolve, reject });
        port.post(message, transfer);
      }),
    stop() {
      end('it was stopped');
      port.terminate();
    },
  };
}

/**
 * Makes the surroundings of a thread answer with a program, one message after the other.
 *
 * @param post - sends a reply
 * @returns what takes messages
 */
export function answerWith(
  program: ThreadProgram,
  post: (reply: Reply, transfer: readonly ArrayBuffer[]) => void,
): (message: unknown) => void {
  let last = Promise.resolve();
  return (message) => {
    last = last.then(async () => {
      try {
        const { value, transfer = [] } = await program(message);
        post({ value }, transfer);
      } catch (error) {
        post({ error: error instanceof Error ? error.message : String(error) }, []);
      }
    });
  };
}
