import { defineNode, type InputIssue, one, optional, out } from '@shotgraph/engine';
import { Camera, type CameraValue, choice, Degrees, Metres, Millimetres, Number_, Seconds, Text } from '../ports.ts';
import { add, EASES, heading, type Pose, restPose, rightOf, scale } from '../stage/index.ts';
import { endPose, moveTogether, toCameraKey } from './combine.ts';
import { MOVE_FACTS, MOVES, type Move } from './moves.ts';
import { planMove } from './plan-move.ts';
import { cameraWords, type SpokenMove } from './words.ts';

const SENSOR_WIDTH_MM = 36;
const LENS_MM = 35;
/** Focal lengths a path may reach, mm. */
const LENS_RANGE = { min: 4, max: 2000 };

/** Plans one camera move with real units and says it in words, for models that read prompts and not paths. */
export const camera = defineNode({
  type: 'direct/camera',
  version: 1,
  title: 'Camera',
  doc: 'Plans a camera move: pan, tilt, roll, zoom, dolly, truck, pedestal or orbit, with lens and easing.',
  tags: ['move', 'path', 'lens', 'pan', 'tilt', 'zoom', 'dolly', 'orbit', 'push in'],
  effect: 'pure',
  inputs: {
    move: one(choice(...MOVES), 'What the camera does.', { default: 'dolly' }),
    amount: optional(
      Number_,
      'Degrees for pan, tilt, roll and orbit; metres for dolly, truck and pedestal; factor for zoom. Positive is right, up, clockwise, forward. A usual amount when left out.',
    ),
    seconds: one(Seconds, 'Length of the move.', { default: 5, min: 0.1, max: 600 }),
    ease: one(choice(...EASES), 'How the move starts and ends.', { default: 'in-out' }),
    lens: optional(
      Millimetres,
      'Full-frame focal length; 35, or the lens of the camera continued from, when left out.',
      LENS_RANGE,
    ),
    distance: one(Metres, 'From the camera to the point an orbit circles.', { default: 5, min: 0.1, max: 1000 }),
    from: optional(Camera, 'Continue from the end of this camera; else start at the origin, looking straight ahead.'),
    with: optional(Camera, 'A move to make at the same time, added to this one.'),
    startRight: one(Metres, 'Moves the start to the right.', { default: 0, min: -1000, max: 1000 }),
    startUp: one(Metres, 'Moves the start up.', { default: 0, min: -1000, max: 1000 }),
    startForward: one(Metres, 'Moves the start forward.', { default: 0, min: -1000, max: 1000 }),
    startPan: one(Degrees, 'Turns the start to the right.', { default: 0, min: -360, max: 360 }),
    startTilt: one(Degrees, 'Turns the start up.', { default: 0, min: -90, max: 90 }),
  },
  outputs: {
    camera: out(Camera, 'The planned path.'),
    words: out(Text, 'The same move in words.'),
  },

  check: ({ move, amount, lens, from }) =>
    checkAmount(move, amount, lens ?? (from && endPose(from).focalLengthMm) ?? LENS_MM),

  run(inputs) {
    const { move, seconds, ease, distance, from } = inputs;
    const amount = inputs.amount ?? MOVE_FACTS[move].amount;
    const start = startPose(inputs);
    const own: CameraValue = {
      seconds,
      sensorWidthMm: from?.sensorWidthMm ?? SENSOR_WIDTH_MM,
      keys: planMove(start, { move, amount, seconds, ease, distanceMetres: distance }).map(toCameraKey),
      moves: [{ move, amount, unit: MOVE_FACTS[move].unit, seconds }],
    };
    const planned = inputs.with ? moveTogether(own, inputs.with) : own;
    return { camera: planned, words: cameraWords(spokenMoves(planned, ease), seconds, start.focalLengthMm) };
  },
});

interface Start {
  readonly from: CameraValue | undefined;
  readonly lens: number | undefined;
  readonly startRight: number;
  readonly startUp: number;
  readonly startForward: number;
  readonly startPan: number;
  readonly startTilt: number;
}

/** Offsets follow the heading of the camera continued from. */
function startPose({ from, lens, startRight, startUp, startForward, startPan, startTilt }: Start): Pose {
  const base = from ? endPose(from) : restPose(LENS_MM);
  const way = add(scale(rightOf(base.panDegrees), startRight), scale(heading(base.panDegrees), startForward));
  return {
    position: add(add(base.position, way), [0, startUp, 0]),
    panDegrees: base.panDegrees + startPan,
    tiltDegrees: base.tiltDegrees + startTilt,
    rollDegrees: base.rollDegrees,
    focalLengthMm: lens ?? base.focalLengthMm,
  };
}

/** Moves of a camera as they are said; only the first follows `ease`. Names from elsewhere count as standing still. */
export const spokenMoves = (value: CameraValue, ease?: SpokenMove['ease']): SpokenMove[] =>
  value.moves.map(({ move, amount, seconds }, index) => ({
    move: (MOVES as readonly string[]).includes(move) ? (move as Move) : 'static',
    amount,
    seconds,
    ...(index === 0 && ease !== undefined && { ease }),
  }));

function checkAmount(move: Move | undefined, amount: number | undefined, lensMm: number): InputIssue[] {
  if (move === undefined || amount === undefined) return [];
  const { unit, limit } = MOVE_FACTS[move];
  if (move !== 'zoom') {
    return Math.abs(amount) <= limit
      ? []
      : [{ input: 'amount', message: `${move} of ${amount} ${unit} is too much; use ${-limit} to ${limit} ${unit}` }];
  }
  if (!(amount >= 1 / limit && amount <= limit)) {
    return [
      {
        input: 'amount',
        message: `zoom of ${amount} x is not possible; use ${1 / limit} to ${limit}, where 2 doubles the focal length and 0.5 halves it`,
      },
    ];
  }
  const end = lensMm * amount;
  if (end >= LENS_RANGE.min && end <= LENS_RANGE.max) return [];
  return [
    {
      input: 'amount',
      message: `zoom of ${amount} x ends at ${end} mm; stay within ${LENS_RANGE.min} to ${LENS_RANGE.max} mm`,
    },
  ];
}
