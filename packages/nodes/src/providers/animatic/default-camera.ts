import type { CameraValue } from '../../ports.ts';
import { type Pose, restPose } from '../../stage/index.ts';

/** The lens sets are built for: what it sees at rest is just filled. */
export const SET_LENS_MM = 35;
const SENSOR_WIDTH_MM = 36;
/** Length of the default moves, as a share of the distance of the nearest layer. */
const REACH = 0.08;

/**
 * A gentle move for a shot that nobody directed, another one for each take: push in, drift right, pull out, drift left.
 * None of them leaves the picture: all stay in the pyramid between the rest position and what it sees.
 *
 * @param nearestMetres - distance of the nearest layer
 * @param variant - any whole number
 */
export function defaultCamera(seconds: number, nearestMetres: number, variant: number): CameraValue {
  const way = nearestMetres * REACH;
  // Standing `way` forward leaves 0.51 x `way` to each side with a 35 mm lens.
  const rest: Place = [0, 0, 0];
  const near: Place = [0, 0, -way];
  const left: Place = [-way / 2, 0, -way];
  const right: Place = [way / 2, 0, -way];
  const moves = [
    { from: rest, to: near, move: 'dolly', amount: way },
    { from: left, to: right, move: 'truck', amount: way },
    { from: near, to: rest, move: 'dolly', amount: -way },
    { from: right, to: left, move: 'truck', amount: -way },
  ] as const;
  const { from, to, move, amount } = moves[((variant % moves.length) + moves.length) % moves.length]!;
  return {
    seconds,
    sensorWidthMm: SENSOR_WIDTH_MM,
    keys: [key(from, 0), key(to, seconds)],
    moves: [{ move, amount, unit: 'm', seconds }],
  };
}

type Place = [number, number, number];

function key(position: Place, seconds: number): CameraValue['keys'][number] {
  const { panDegrees, tiltDegrees, rollDegrees, focalLengthMm }: Pose = restPose(SET_LENS_MM);
  return { seconds, position: [...position], panDegrees, tiltDegrees, rollDegrees, focalLengthMm, ease: 'in-out' };
}
