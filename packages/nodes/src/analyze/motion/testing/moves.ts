import { planMove } from '../../../direct/index.ts';
import { type CameraPath, type PathKey, poseAt, restPose } from '../../../stage/camera-path.ts';
import type { Ease } from '../../../stage/easing.ts';
import { WALL_METRES } from './film.ts';

/** A camera move to be measured. */
export interface TestMove {
  readonly name: string;
  readonly path: CameraPath;
  readonly seconds: number;
  /** The camera stays in its place, so that its angles and lens can be measured exactly. */
  readonly turnsOnly: boolean;
}

const LENS_MM = 35;
const SENSOR_MM = 36;
const START = restPose(LENS_MM);

type PlannedMove = Parameters<typeof planMove>[1]['move'];

function planned(name: string, move: PlannedMove, amount: number, seconds: number, ease: Ease = 'in-out'): TestMove {
  const keys = planMove(START, { move, amount, seconds, ease, distanceMetres: WALL_METRES });
  const turnsOnly = ['static', 'pan', 'tilt', 'roll', 'zoom'].includes(move);
  return { name, path: { sensorWidthMm: SENSOR_MM, keys }, seconds, turnsOnly };
}

/** Two poses with everything changing together. */
function between(name: string, end: Partial<PathKey>, seconds: number, turnsOnly = false): TestMove {
  const keys: PathKey[] = [
    { ...START, seconds: 0, ease: 'in-out' },
    { ...START, ...end, seconds, ease: 'linear' },
  ];
  return { name, path: { sensorWidthMm: SENSOR_MM, keys }, seconds, turnsOnly };
}

/** Travels while the lens keeps the wall as large as it was. */
function dollyZoom(metres: number, seconds: number): TestMove {
  const { path } = planned('dolly', 'dolly', metres, seconds);
  const keys = Array.from({ length: 25 }, (_, i): PathKey => {
    const pose = poseAt(path, (seconds * i) / 24);
    const focalLengthMm = (LENS_MM * (WALL_METRES + pose.position[2])) / WALL_METRES;
    return { ...pose, focalLengthMm, seconds: (seconds * i) / 24, ease: 'linear' };
  });
  return { name: 'dolly-zoom', path: { sensorWidthMm: SENSOR_MM, keys }, seconds, turnsOnly: false };
}

/** Every kind of move, in amounts and lengths that shots have. */
export const TEST_MOVES: readonly TestMove[] = [
  planned('static', 'static', 0, 2),
  planned('pan', 'pan', 35, 3),
  planned('tilt', 'tilt', -18, 2),
  planned('roll', 'roll', 25, 2),
  planned('zoom', 'zoom', 1.6, 3),
  planned('dolly', 'dolly', 2.5, 3),
  planned('truck', 'truck', -2, 3),
  planned('pedestal', 'pedestal', 1.2, 2),
  planned('orbit', 'orbit', 30, 4),
  between('arc', { position: [2, 0.3, -1.6], panDegrees: -20, tiltDegrees: -3 }, 3),
  between('crane', { position: [0.5, 1.8, -1], tiltDegrees: -14 }, 4),
  dollyZoom(2.5, 3),
  planned('whip', 'pan', 80, 0.75),
];
