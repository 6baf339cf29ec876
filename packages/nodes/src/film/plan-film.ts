import { shotStarts, type TimedShot } from '../direct/timing.ts';
import type { ShotTransition } from '../direct/values/index.ts';
import { exactFps, secondsToFrames } from '../media/frames.ts';

/** The frames of one shot in a film. */
export interface Piece {
  /** Place of the shot among those of the film. */
  readonly shot: number;
  /** Its first frame in the film. */
  readonly first: number;
  /** All of its frames, those that overlap its neighbours included; at least 1. */
  readonly count: number;
  /** How it begins, and for how many frames the shot before is still there; none for a cut. */
  readonly transition: ShotTransition;
  readonly overlap: number;
}

/** Frames of a whole film, shot after shot. */
export interface FilmPlan {
  readonly fps: number;
  /** Frames in all, at least 1. */
  readonly count: number;
  readonly pieces: readonly Piece[];
}

/**
 * Lays shots out on one row of frames. Every boundary is the nearest frame to its instant, so that roundings never add up.
 *
 * @throws RangeError when there is no shot
 */
export function planFilm(shots: readonly TimedShot[], fps: number): FilmPlan {
  const rate = exactFps(fps);
  const starts = shotStarts({ shots });
  const pieces: Piece[] = [];
  for (const [shot, { seconds, transition }] of shots.entries()) {
    const first = secondsToFrames(starts[shot]!, rate);
    const end = Math.max(first + 1, secondsToFrames(starts[shot]! + seconds, rate));
    const before = pieces.at(-1);
    const overlap = before === undefined ? 0 : Math.max(0, before.first + before.count - first);
    pieces.push({ shot, first, count: end - first, transition: overlap === 0 ? 'cut' : transition.kind, overlap });
  }
  const last = pieces.at(-1);
  if (last === undefined) throw new RangeError('a film needs at least one shot, got none');
  return { fps: rate, count: last.first + last.count, pieces };
}

/** What is seen in a frame: one shot, or one going over into the next. */
export interface FrameSource {
  readonly piece: Piece;
  /** Frame within the piece. */
  readonly frame: number;
  /** The shot that is coming in, and how far it has come: over 0, under 1. */
  readonly next?: { readonly piece: Piece; readonly frame: number; readonly share: number };
}

/**
 * What a frame of a film shows.
 *
 * @throws RangeError for a frame that the film does not have
 */
export function sourceOf({ pieces, count }: FilmPlan, frame: number): FrameSource {
  if (!(Number.isInteger(frame) && frame >= 0 && frame < count))
    throw new RangeError(`the film has frames 0 to ${count - 1}, asked for ${frame}`);
  const at = pieces.findLastIndex(({ first }) => first <= frame);
  const piece = pieces[at]!;
  const within = frame - piece.first;
  const before = pieces[at - 1];
  if (before === undefined || within >= piece.overlap) return { piece, frame: within };
  return {
    piece: before,
    frame: frame - before.first,
    next: { piece, frame: within, share: (within + 1) / (piece.overlap + 1) },
  };
}
