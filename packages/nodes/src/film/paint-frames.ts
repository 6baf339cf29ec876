import type { Thread, Threads } from '@shotgraph/engine';
import type { Film } from './film.ts';
import { createFilmPainter } from './painter.ts';

/** What the threads of a host have to offer for painting, as their program understands it. */
export type PaintMessage =
  | { readonly film: Film }
  | { readonly frame: number /** To paint it into. */; readonly into?: ArrayBuffer };

/** Frames that are painted ahead of whoever takes them, per thread. */
const AHEAD = 2;
/** Films shorter than this are painted before a thread would have started. */
const WORTH_THREADS = 12;

/**
 * Frames of a film in their order: RGBA bytes, row by row from the top. Each is good until the next one is asked for, as `MediaJob`
 * has it; its memory is painted into again then. The same bytes with and without threads.
 *
 * @throws the signal's reason when aborted
 */
export function paintFrames(
  film: Film,
  threads: Threads,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const parallel = threads.count > 1 && film.plan.count >= WORTH_THREADS;
  return parallel ? paintInThreads(film, threads, signal, progress) : paintHere(film, signal, progress);
}

async function* paintHere(
  film: Film,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const painter = createFilmPainter(film);
  for (let frame = 0; frame < film.plan.count; frame++) {
    await turn();
    signal.throwIfAborted();
    const picture = painter.paint(frame);
    yield new Uint8Array(picture.buffer, picture.byteOffset, picture.length);
    progress((frame + 1) / film.plan.count);
  }
}

async function* paintInThreads(
  film: Film,
  { count, start }: Threads,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const { count: frames } = film.plan;
  const pool: Thread[] = [];
  const stop = () => {
    for (const thread of pool) thread.stop();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    for (let i = 0; i < Math.min(count, frames); i++) pool.push(start());
    // Each thread holds the film; its questions are answered in order, so no frame waits for the opening by hand.
    const opened = Promise.all(pool.map((thread) => thread.ask({ film } satisfies PaintMessage)));
    const painting: Promise<unknown>[] = [];
    const spare: ArrayBuffer[] = [];
    const order = (frame: number) => {
      if (frame >= frames) return;
      const into = spare.pop();
      const message: PaintMessage = { frame, ...(into && { into }) };
      const asked = pool[frame % pool.length]!.ask(message, into && [into]);
      // Whoever takes the frame gets the error; before that nobody should.
      asked.catch(() => {});
      painting.push(asked);
    };
    for (let frame = 0; frame < pool.length * AHEAD; frame++) order(frame);
    await opened;
    for (let frame = 0; frame < frames; frame++) {
      const picture = (await painting.shift()) as ArrayBuffer;
      order(frame + pool.length * AHEAD);
      yield new Uint8Array(picture);
      spare.push(picture);
      progress((frame + 1) / frames);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** Resolves after everything else that is due has had its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
