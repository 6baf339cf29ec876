import { mixPose, type PathKey, type Pose, poseAt } from '../../stage/index.ts';
import type { PoseChange } from './keep-in-picture.ts';
import { nearestTurn } from './turn.ts';

/** A camera at every instant of a move. */
export type Motion = (seconds: number) => Pose;

/** Pieces of a move at least, so that its ease is followed however little it does. */
const PIECES = 24;
/** Halvings of a piece at most: a jump is drawn as a ramp far shorter than a frame. */
const HALVINGS = 9;
/** Largest deviation of the drawn path from the true one, in pixels of a picture that is 1280 wide. */
const TOLERANCE_PIXELS = 0.1;
/** What is looked at closely may come nearer than what the move was planned with. */
const NEARNESS = 2;
const PIXELS = 1280;
const SENSOR_MM = 36;

/** What a path is drawn for. */
export interface Tracing {
  readonly seconds: number;
  /** Instants at which the motion changes abruptly; those outside are left out. */
  readonly bends?: readonly number[];
  /** Distance of what is looked at, for how finely travel has to be drawn. */
  readonly distanceMetres: number;
}

/**
 * Draws a motion by straight pieces, halved until the picture is at most a tenth of a pixel off. Pans go on counting over full
 * turns. First key at 0 s, last at exactly `seconds`, all linear.
 */
export function traceKeys(motion: Motion, { seconds, bends = [], distanceMetres }: Tracing): PathKey[] {
  const keys: PathKey[] = [{ ...motion(0), seconds: 0, ease: 'linear' }];
  const draw = (at: number, depth: number): void => {
    const from = keys.at(-1)!;
    const to = turnedLike(motion(at), from);
    if (depth < HALVINGS && isOff(motion, from, to, at, distanceMetres)) {
      draw((from.seconds + at) / 2, depth + 1);
      draw(at, depth + 1);
    } else keys.push({ ...to, seconds: at, ease: 'linear' });
  };
  const inner = [...new Set(bends.filter((at) => at > 0 && at < seconds))].sort((a, b) => a - b);
  let begins = 0;
  for (const ends of [...inner, seconds]) {
    const pieces = Math.max(1, Math.round((PIECES * (ends - begins)) / seconds));
    for (let i = 1; i < pieces; i++) draw(begins + ((ends - begins) * i) / pieces, 0);
    draw(ends, 0);
    begins = ends;
  }
  return keys;
}

/** The same pose with its pan counted on from the one before, by at most half a turn. */
const turnedLike = (pose: Pose, before: Pose): Pose => ({
  ...pose,
  panDegrees: before.panDegrees + nearestTurn(pose.panDegrees - before.panDegrees),
});

/** Whether a straight piece leaves the motion anywhere by more than the tolerance. */
function isOff(motion: Motion, from: PathKey, to: Pose, at: number, distanceMetres: number): boolean {
  return [0.25, 0.5, 0.75].some((share) => {
    const drawn = mixPose(from, to, share);
    const truth = turnedLike(motion(from.seconds + (at - from.seconds) * share), drawn);
    return pixelsBetween(drawn, truth, distanceMetres) > TOLERANCE_PIXELS;
  });
}

/** How far two poses lie apart in the picture, roughly. A dioptre that is off by 1/1000 blurs less than a tenth of a pixel. */
function pixelsBetween(a: Pose, b: Pose, distanceMetres: number): number {
  const focal = (PIXELS * b.focalLengthMm) / SENSOR_MM;
  const turn = Math.max(
    Math.abs(a.panDegrees - b.panDegrees),
    Math.abs(a.tiltDegrees - b.tiltDegrees),
    Math.abs(a.rollDegrees - b.rollDegrees),
  );
  const travel = Math.max(...a.position.map((value, axis) => Math.abs(value - b.position[axis]!)));
  const growth = Math.abs(a.focalLengthMm / b.focalLengthMm - 1);
  const dioptres = Math.abs(1 / (a.focusMetres ?? Infinity) - 1 / (b.focusMetres ?? Infinity));
  return Math.max(
    (turn * Math.PI * focal) / 180,
    (travel * focal * NEARNESS) / distanceMetres,
    growth * PIXELS,
    dioptres * 100,
  );
}

/** Draws a path anew with every pose changed. */
export const retraceKeys = (keys: readonly PathKey[], change: PoseChange, tracing: Tracing): PathKey[] =>
  traceKeys((seconds) => change(poseAt({ sensorWidthMm: SENSOR_MM, keys }, seconds), seconds), {
    ...tracing,
    bends: [...(tracing.bends ?? []), ...keys.map(({ seconds }) => seconds)],
  });
