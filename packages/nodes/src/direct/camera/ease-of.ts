import type { CameraValue } from '../../ports.ts';
import { applyEase, EASES, type Ease, type Pose, poseAt, type Vec3 } from '../../stage/index.ts';
import { MOVES, type Move } from './moves.ts';
import type { Stretch } from './stretches.ts';

/** Instants at which the way has to be as far as an ease would be, and how nearly. */
const LOOKS = [0.25, 0.5, 0.75];
const NEARLY = 0.02;
/** Less is no movement to tell an ease from. */
const LEAST = 1e-6;

/**
 * The ease of the first move of a stretch. Paths that are drawn by many keys no longer say it, so it is read from how far the
 * move has come at each quarter of its time. `undefined` where that is like no ease.
 */
export function easeOf(camera: CameraValue, { begins, seconds, moves }: Stretch): Ease | undefined {
  const move = moves[0]?.move;
  if (!(MOVES as readonly unknown[]).includes(move)) return undefined;
  const start = poseAt(camera, begins);
  const way = (at: number) => wayOf(move as Move, start, poseAt(camera, begins + at * seconds));
  const whole = way(1);
  if (whole === undefined || whole < LEAST) return undefined;
  const shares = LOOKS.map((at) => way(at)! / whole);
  return EASES.find((ease) => shares.every((share, i) => Math.abs(applyEase(ease, LOOKS[i]!) - share) < NEARLY));
}

/** How far a move has come from its start, in its own measure; `undefined` for moves whose timing is not their own. */
function wayOf(move: Move, start: Pose, now: Pose): number | undefined {
  switch (move) {
    case 'pan':
    case 'orbit':
    case 'arc':
      return Math.abs(now.panDegrees - start.panDegrees);
    case 'tilt':
      return Math.abs(now.tiltDegrees - start.tiltDegrees);
    case 'roll':
      return Math.abs(now.rollDegrees - start.rollDegrees);
    case 'zoom':
      return Math.abs(now.focalLengthMm - start.focalLengthMm);
    case 'dolly':
    case 'truck':
    case 'dolly-zoom':
      return between(start.position, now.position);
    case 'pedestal':
    case 'crane':
      return Math.abs(now.position[1] - start.position[1]);
    case 'rack-focus':
      return Math.abs(1 / (now.focusMetres ?? Infinity) - 1 / (start.focusMetres ?? Infinity));
    case 'static':
    case 'follow':
    case 'lead':
    case 'whip':
      return undefined;
    default:
      return move satisfies never;
  }
}

const between = ([a, b, c]: Vec3, [x, y, z]: Vec3): number =>
  Math.sqrt((a - x) * (a - x) + (b - y) * (b - y) + (c - z) * (c - z));
