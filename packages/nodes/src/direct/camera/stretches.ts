import type { CameraValue } from '../../ports.ts';
import { type Pose, poseAt } from '../../stage/index.ts';
import type { CameraMoves } from './spoken.ts';

/** A part of a path, with the moves that are made on it at the same time. */
export interface Stretch {
  readonly begins: number;
  readonly seconds: number;
  readonly moves: CameraMoves;
}

/** Lengths that differ by less are one, s. */
const SAME_SECONDS = 1e-6;
/** Instants at which a move is looked for in a stretch. */
const LOOKS = 8;

/**
 * Which moves of a camera are made together and which in turn. A camera only lists them: those of a stretch are as long as its
 * first, all stretches add up to the whole, and a move shows in the path where it is made. The shortest stretches that fit; all of
 * the moves at once where none do.
 */
export function stretchesOf(camera: CameraValue): readonly Stretch[] {
  const dead = new Set<string>();
  const { moves } = camera;
  const from = (index: number, begins: number): Stretch[] | undefined => {
    const rest = camera.seconds - begins;
    if (index === moves.length) return Math.abs(rest) < SAME_SECONDS ? [] : undefined;
    const state = `${index} ${Math.round(begins / SAME_SECONDS)}`;
    const { seconds } = moves[index]!;
    if (seconds > rest + SAME_SECONDS || dead.has(state)) return undefined;
    for (let next = index + 1; next <= moves.length; next++) {
      if (!showsIn(camera, moves[next - 1]!, begins, seconds)) break;
      const others = from(next, begins + seconds);
      if (others !== undefined) return [{ begins, seconds, moves: moves.slice(index, next) }, ...others];
    }
    dead.add(state);
    return undefined;
  };
  return from(0, 0) ?? [{ begins: 0, seconds: camera.seconds, moves }];
}

/** Whether what a move changes does change in a stretch. Those that change nothing show everywhere. */
function showsIn(camera: CameraValue, { move, amount }: CameraMoves[number], begins: number, seconds: number): boolean {
  const measure = MEASURES[move];
  if (measure === undefined || amount === (move === 'zoom' ? 1 : 0)) return true;
  const start = measure(poseAt(camera, begins));
  return Array.from({ length: LOOKS }, (_, i) => measure(poseAt(camera, begins + (seconds * (i + 1)) / LOOKS))).some(
    (values) => values.some((value, axis) => Math.abs(value - start[axis]!) > 1e-9),
  );
}

type Measure = (pose: Pose) => readonly number[];
const turns: Measure = ({ panDegrees }) => [panDegrees];
const travels: Measure = ({ position }) => position;
const MEASURES: { readonly [move: string]: Measure } = {
  pan: turns,
  whip: turns,
  tilt: ({ tiltDegrees }) => [tiltDegrees],
  roll: ({ rollDegrees }) => [rollDegrees],
  zoom: ({ focalLengthMm }) => [focalLengthMm],
  dolly: travels,
  truck: travels,
  pedestal: travels,
  orbit: travels,
  arc: travels,
  crane: travels,
  follow: travels,
  lead: travels,
  'dolly-zoom': travels,
};
