import type { ThreadAnswer } from '@shotgraph/engine';
import type { PaintMessage } from './paint-frames.ts';
import { createFilmPainter, type FilmPainter } from './painter.ts';

let painter: FilmPainter | undefined;

/** The program of a painting thread: takes a film, then paints the frames it is asked for. */
export async function answer(message: unknown): Promise<ThreadAnswer> {
  const order = message as PaintMessage;
  if ('film' in order) {
    painter = createFilmPainter(order.film);
    return { value: undefined };
  }
  if (painter === undefined) throw new Error('a frame was asked for before its film was given');
  const into = order.into && new Uint8ClampedArray(order.into);
  const picture = painter.paint(order.frame, into).buffer as ArrayBuffer;
  return { value: picture, transfer: [picture] };
}
