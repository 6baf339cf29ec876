import type { CameraValue } from '@shotgraph/nodes';
import {
  add,
  cosDegrees,
  createView,
  heading,
  rightOf,
  scale,
  sinDegrees,
  subtract,
  type Vec3,
} from '@shotgraph/nodes/stage';

/** A grip on the stage that writes one input of the node. */
export interface Handle {
  readonly input: string;
  readonly label: string;
  readonly unit: string;
  readonly look: 'end' | 'height' | 'aim' | 'pivot';
  readonly value: number;
  /** The point that belongs to a value of the input. */
  at(value: number): Vec3;
  /** Values are kept on steps of this while it is dragged, and moved by it with the arrow keys. */
  readonly step: number;
  /** The step while Shift is held: any value. */
  readonly fine: number;
  /** How far one round of following the pointer may go. */
  readonly most: number;
  readonly least?: number;
}

/** What handles follow from, besides the path. */
export interface HandleFacts {
  readonly camera: CameraValue;
  /** Inputs as they hold, typed in or by default, by name. */
  readonly inputs: { readonly [name: string]: number };
  /** Whom the move is about: where that is at the start and at the end. */
  readonly about: { readonly start: Vec3; readonly end: Vec3 } | undefined;
  /** Length of the drawn view, metres. */
  readonly reach: number;
}

const DEGREES = { unit: '°', step: 5, fine: 0.5, most: 30 } as const;
const METRES = { unit: 'm', step: 0.1, fine: 0.01, most: 4 } as const;

/** Grips of a planned camera: where it starts, where it looks, how far it goes and around what. */
export function handlesOf(facts: HandleFacts): Handle[] {
  const key = facts.camera.keys[0]!;
  const { startUp = 0, startPan = 0 } = facts.inputs;
  const height: Handle = {
    input: 'startUp',
    label: 'Height of the start',
    look: 'height',
    value: startUp,
    at: (value) => add(key.position, [0, value - startUp, 0]),
    ...METRES,
  };
  const aim: Handle = {
    input: 'startPan',
    label: 'Where the camera looks at the start',
    look: 'aim',
    value: startPan,
    at: (value) => add(key.position, scale(heading(key.panDegrees - startPan + value), facts.reach)),
    ...DEGREES,
  };
  return [height, aim, ...pivotHandle(facts), ...amountHandle(facts)];
}

const PIVOT_MOVES = new Set(['orbit', 'arc', 'crane', 'dolly-zoom']);

/** The point ahead that a move is about, as far away as `distance` says; whoever it is about stands elsewhere. */
function pivotHandle({ camera, inputs, about }: HandleFacts): Handle[] {
  const move = camera.moves[0]?.move ?? '';
  if (about || !PIVOT_MOVES.has(move) || inputs.distance === undefined) return [];
  const key = camera.keys[0]!;
  return [
    {
      input: 'distance',
      label: 'Point the move is about',
      look: 'pivot',
      value: inputs.distance,
      at: (value) => add(key.position, scale(heading(key.panDegrees), value)),
      least: 0.1,
      ...METRES,
    },
  ];
}

/** The end of the move. */
function amountHandle(facts: HandleFacts): Handle[] {
  const first = facts.camera.moves[0];
  const curve = first && CURVES[first.move]?.(facts);
  if (!first || !curve) return [];
  const scales = first.unit === '°' ? DEGREES : first.unit === 'x' ? FACTOR : METRES;
  const least = first.unit === 'x' ? 0.05 : first.move === 'rack-focus' ? 0.1 : undefined;
  return [
    {
      input: 'amount',
      label: 'End of the move',
      look: 'end',
      // What is typed in counts before the engine has planned it.
      value: facts.inputs.amount ?? first.amount,
      at: curve,
      ...scales,
      ...(least !== undefined && { least }),
    },
  ];
}

const FACTOR = { unit: 'x', step: 0.05, fine: 0.01, most: 0.5 } as const;

type Curve = (facts: HandleFacts) => (amount: number) => Vec3;

const straight =
  (way: (panDegrees: number) => Vec3): Curve =>
  ({ camera: { keys } }) =>
  (amount) =>
    add(keys[0]!.position, scale(way(keys[0]!.panDegrees), amount));

const upwards: Curve = straight(() => [0, 1, 0]);

const turned: Curve = ({ camera: { keys }, reach }) => {
  const { position, panDegrees } = keys[0]!;
  return (amount) => add(position, scale(heading(panDegrees + amount), reach * 0.8));
};

/** Around whom or what the move is about: going right means turning left to keep facing it. */
const around: Curve = ({ camera, inputs, about }) => {
  const { position, panDegrees } = camera.keys[0]!;
  const ahead = add(position, scale(heading(panDegrees), inputs.distance ?? 5));
  const { start, end } = about ?? { start: ahead, end: ahead };
  const [x, , z] = subtract(position, start);
  const radius = Math.hypot(x, z);
  const closer = camera.moves[0]?.closerMetres ?? 0;
  const nearer = radius === 0 ? 1 : 1 - closer / radius;
  return (amount) => {
    const cos = cosDegrees(-amount) * nearer;
    const sin = sinDegrees(-amount) * nearer;
    return [end[0] + x * cos - z * sin, position[1], end[2] + x * sin + z * cos];
  };
};

/** The point of the stage that belongs to an amount, by move. */
const CURVES: { readonly [move: string]: Curve } = {
  dolly: straight(heading),
  'dolly-zoom': straight(heading),
  truck: straight(rightOf),
  pedestal: upwards,
  crane: upwards,
  pan: turned,
  whip: turned,
  orbit: around,
  arc: around,
  tilt: ({ camera: { keys }, reach }) => {
    const { position, panDegrees, tiltDegrees } = keys[0]!;
    return (amount) => {
      const level = scale(heading(panDegrees), cosDegrees(tiltDegrees + amount) * reach * 0.8);
      return add(position, [level[0], sinDegrees(tiltDegrees + amount) * reach * 0.8, level[2]]);
    };
  },
  roll: ({ camera: { keys, sensorWidthMm }, reach }) => {
    const key = keys[0]!;
    const high = (reach * sensorWidthMm) / key.focalLengthMm / 2;
    return (amount) => {
      const view = createView(
        { ...key, rollDegrees: key.rollDegrees + amount },
        { width: 16, height: 9 },
        sensorWidthMm,
      );
      return add(key.position, add(scale(view.forward, reach), scale(view.up, high)));
    };
  },
  zoom: ({ camera: { keys, sensorWidthMm }, reach }) => {
    const key = keys[0]!;
    const view = createView(key, { width: 16, height: 9 }, sensorWidthMm);
    const half = (reach * sensorWidthMm) / key.focalLengthMm / 2;
    return (amount) => add(key.position, add(scale(view.forward, reach), scale(view.right, half / amount)));
  },
  'rack-focus': ({ camera: { keys, sensorWidthMm } }) => {
    const view = createView(keys[0]!, { width: 16, height: 9 }, sensorWidthMm);
    return (amount) => add(keys[0]!.position, scale(view.forward, amount));
  },
};

/** A handle's value after it was dragged or stepped: on its steps, and never less than it may be. */
export function heldValue(
  { step, fine, least }: Pick<Handle, 'step' | 'fine' | 'least'>,
  value: number,
  isFine: boolean,
): number {
  const grain = isFine ? fine : step;
  const kept = Number((Math.round(value / grain) * grain).toFixed(4)) + 0;
  return least === undefined ? kept : Math.max(least, kept);
}

/** Start of a camera on the floor in terms of its inputs, from where the foot of it was dragged to. */
export function startFrom(
  key: CameraValue['keys'][number],
  inputs: HandleFacts['inputs'],
  foot: Vec3,
): { readonly startRight: number; readonly startForward: number } {
  const { startRight = 0, startForward = 0, startPan = 0 } = inputs;
  const [x, , z] = subtract(foot, key.position);
  const pan = key.panDegrees - startPan;
  const [right, ahead] = [rightOf(pan), heading(pan)];
  return {
    startRight: startRight + x * right[0] + z * right[2],
    startForward: startForward + x * ahead[0] + z * ahead[2],
  };
}
