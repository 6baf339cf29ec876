import type { Piece, SettledTask } from '../types.ts';

/** How references are spoken of. */
export interface ReferenceWords {
  readonly task: SettledTask;
  /** Whether the first clause opens the prompt with the phrase of the task. */
  readonly opens: boolean;
  /** Whether times may be said. */
  readonly timed: boolean;
  /** Length of the film, and by how much a clip is extended. */
  readonly filmSeconds: number;
}

/** Pieces one after the other with a text between them. */
export const weave = (parts: readonly (readonly Piece[])[], between: string): Piece[] =>
  parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [between, ...part]));

/** Neighbouring texts as one, empty ones left out. */
export function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}
