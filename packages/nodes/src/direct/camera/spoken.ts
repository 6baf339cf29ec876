import type { CameraValue } from '../../ports.ts';
import { type Ease, poseAt } from '../../stage/index.ts';
import { FOLLOWING_MOVES, MOVES, type Move } from './moves.ts';

/** A move to be said. */
export interface SpokenMove {
  readonly move: Move;
  /** Degrees, metres or factor; of a follow or lead how far it goes. */
  readonly amount: number;
  readonly seconds: number;
  readonly ease?: Ease | undefined;
  /** Whom it follows, circles or turns to. */
  readonly subject?: string | undefined;
  /** Whom it stays turned to besides. */
  readonly aim?: string | undefined;
  /** How much nearer it comes meanwhile; negative for farther. */
  readonly closerMetres?: number | undefined;
  /** Of a rack focus: the new distance is the smaller one. */
  readonly nearer?: boolean | undefined;
}

/** The moves of a camera, or a part of them. */
export type CameraMoves = CameraValue['moves'];

/**
 * Moves of a camera as they are said; only the first follows `ease`. Names from elsewhere count as standing still.
 *
 * @param part - moves and the stretch of the path they are made on; all of it when left out
 */
export function spokenMoves(
  camera: CameraValue,
  ease?: Ease,
  part: { readonly moves: CameraMoves; readonly begins: number; readonly seconds: number } = {
    moves: camera.moves,
    begins: 0,
    seconds: camera.seconds,
  },
): SpokenMove[] {
  const before = poseAt(camera, part.begins).focusMetres;
  const after = poseAt(camera, part.begins + part.seconds).focusMetres;
  const nearer = before === undefined || after === undefined ? undefined : after < before;
  return part.moves.map(({ move, amount, seconds, subject, aim, closerMetres }, index) => ({
    move: (MOVES as readonly string[]).includes(move) ? (move as Move) : 'static',
    amount,
    seconds,
    ...(index === 0 && ease !== undefined && { ease }),
    ...(subject !== undefined && { subject }),
    ...(aim !== undefined && { aim }),
    ...(closerMetres !== undefined && { closerMetres }),
    ...(move === 'rack-focus' && { nearer }),
  }));
}

/** Whether a move goes the way its amount says when it is positive; of factors, when it is over 1. */
export const isForward = ({ move, amount }: SpokenMove): boolean => (move === 'zoom' ? amount >= 1 : amount >= 0);

/** Whether nothing moves: neither the camera, nor its lens, nor anybody it stays turned to. */
export function standsStill({ move, amount, subject, aim }: SpokenMove): boolean {
  if (move === 'rack-focus') return false;
  if (FOLLOWING_MOVES.has(move)) return amount === 0;
  return (subject ?? aim) === undefined && (move === 'static' || amount === (move === 'zoom' ? 1 : 0));
}

/** Whom a move is about, when it is about somebody; else what stands there. */
export const subjectOr = ({ subject }: SpokenMove, other: string): string => subject ?? other;
