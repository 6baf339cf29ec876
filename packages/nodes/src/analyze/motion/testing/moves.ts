import { type MovePlan, planMove } from '../../../direct/index.ts';
import { type CameraPath, type PathKey, type Pose, restPose } from '../../../stage/camera-path.ts';
import { WALL_METRES } from './film.ts';

/** A camera move to be measured. */
export interface TestMove {
  readonly name: string;
  readonly path: CameraPath;
  readonly seconds: number;
  /** The camera stays in its place, so that its angles and lens can be measured exactly. */
  readonly turnsOnly: boolean;
}

/** Of every camera at its start; full-frame. */
export const LENS_MM = 35;
const SENSOR_MM = 36;
const START = restPose(LENS_MM);
const TURNS: readonly MovePlan['move'][] = ['static', 'pan', 'tilt', 'roll', 'zoom', 'whip'];

function planned(move: MovePlan['move'], amount: number, seconds: number, more: Partial<MovePlan> = {}): TestMove {
  const keys = planMove(START, { move, amount, seconds, ease: 'in-out', distanceMetres: WALL_METRES, ...more });
  return { name: move, path: { sensorWidthMm: SENSOR_MM, keys }, seconds, turnsOnly: TURNS.includes(move) };
}

/** Two poses with everything in between changing together. */
function between(
  name: string,
  start: Partial<Pose>,
  end: Partial<Pose>,
  seconds: number,
  turnsOnly: boolean,
): TestMove {
  const keys: PathKey[] = [
    { ...START, ...start, seconds: 0, ease: 'in-out' },
    { ...START, ...end, seconds, ease: 'linear' },
  ];
  return { name, path: { sensorWidthMm: SENSOR_MM, keys }, seconds, turnsOnly };
}

/** Every kind of move, in amounts and lengths that shots have. */
export const TEST_MOVES: readonly TestMove[] = [
  planned('static', 0, 2),
  planned('pan', 35, 3),
  planned('tilt', -18, 2),
  planned('roll', 25, 2),
  planned('zoom', 1.6, 3),
  planned('dolly', 2.5, 3),
  planned('truck', -2, 3),
  planned('pedestal', 1.2, 2),
  planned('orbit', 30, 4),
  planned('arc', 20, 3, { closerMetres: 1.6 }),
  planned('crane', 1.8, 4),
  planned('dolly-zoom', 2.5, 3),
  planned('whip', 80, 1),
  between(
    'handheld walk',
    { rollDegrees: -2 },
    { position: [0.5, 0.2, -1.4], panDegrees: 9, tiltDegrees: -5, rollDegrees: 3, focalLengthMm: 38 },
    2,
    false,
  ),
];

/** Pan, tilt, roll and zoom at once, from a start that is not level. */
export const EVERY_TURN = between(
  'every turn',
  { tiltDegrees: 10, rollDegrees: -5 },
  { panDegrees: 40, tiltDegrees: -12, rollDegrees: 15, focalLengthMm: 50 },
  3,
  true,
);
