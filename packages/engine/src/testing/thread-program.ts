import type { ThreadAnswer } from '../host/threads/open-thread.ts';

/** A program for tests of threads: doubles numbers, hands buffers back, fails on text. */
export async function answer(message: unknown): Promise<ThreadAnswer> {
  if (typeof message === 'number') return { value: message * 2 };
  if (message instanceof ArrayBuffer) return { value: message, transfer: [message] };
  throw new Error(`cannot double "${String(message)}"`);
}
