import type { Vec3 } from '../stage/index.ts';
import { atan2Degrees } from '../stage/index.ts';
import type { ActionValue, ChoreographyValue, FloorPathValue } from './values/index.ts';

/** A place on the floor: metres to the right of the axis of the camera at rest, and metres ahead of that camera. */
export type FloorPlace = readonly [right: number, ahead: number];

/**
 * Where a subject is on the floor: even speed along the path of each action, at its end until the next one with a path, and
 * at the first place of all before that. An action without a path, such as a wave of the hand, changes nothing. `undefined` for a
 * subject that never got a place.
 *
 * @param seconds - from the start of the shot
 */
export function positionOf(choreography: ChoreographyValue, subject: string, seconds: number): FloorPlace | undefined {
  const action = lastBegun(choreography, subject, seconds, ({ path }) => path.length > 0);
  return action && placeOn(action.path, shareOf(action, seconds));
}

/**
 * Where a subject faces, as on the `choreography` port: 0 the camera at rest, 90 camera right, 180 away; -180..180 along paths.
 * Told by the last action that has begun and says it, in degrees or by the way it takes; before the first by that one; else 0.
 *
 * @param seconds - from the start of the shot
 */
export function facingOf(choreography: ChoreographyValue, subject: string, seconds: number): number {
  const action = lastBegun(choreography, subject, seconds, (each) => each.facingDegrees !== undefined || hasWay(each));
  if (action === undefined) return 0;
  return action.facingDegrees ?? headingOn(action.path, shareOf(action, seconds));
}

/** A place in the world, as seen from the camera at rest at the origin: right, up, and -Z ahead. */
export const placeToWorld = ([right, ahead]: FloorPlace, up: number): Vec3 => [right, up, -ahead];

/** Instants at which the way of a subject begins, bends, jumps or ends; rising, each once. Between them it moves evenly. */
export function bendsOf(choreography: ChoreographyValue, subject: string): number[] {
  const bends = choreography.actions
    .filter((action) => action.subject === subject && action.path.length > 0)
    .flatMap(({ seconds, duration, path }) =>
      sharesOf(path).map((share) => (share === 1 ? seconds + duration : seconds + share * duration)),
    );
  return [...new Set(bends)].sort((a, b) => a - b);
}

/** Actions of the port rise in `seconds`: of those that match, the last that has begun, else the first. */
function lastBegun(
  { actions }: ChoreographyValue,
  subject: string,
  seconds: number,
  matches: (action: ActionValue) => boolean,
): ActionValue | undefined {
  const own = actions.filter((action) => action.subject === subject && matches(action));
  return own.findLast((action) => action.seconds <= seconds) ?? own[0];
}

const shareOf = ({ seconds, duration }: ActionValue, at: number): number =>
  Math.min(1, Math.max(0, (at - seconds) / duration));

const stepLength = (a: FloorPlace, b: FloorPlace): number =>
  Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));

/** Steps of a path that lead anywhere. */
function stepsOf(
  path: FloorPathValue,
): { readonly from: FloorPlace; readonly to: FloorPlace; readonly metres: number }[] {
  return path
    .slice(1)
    .map((to, i) => ({ from: path[i]!, to, metres: stepLength(path[i]!, to) }))
    .filter(({ metres }) => metres > 0);
}

const hasWay = ({ path }: ActionValue): boolean => stepsOf(path).length > 0;

/** Where the corners of a path lie, as shares of its length: from 0 to exactly 1; only 0 for one that leads nowhere. */
function sharesOf(path: FloorPathValue): number[] {
  const steps = stepsOf(path);
  const total = steps.reduce((sum, { metres }) => sum + metres, 0);
  const shares = [0];
  let gone = 0;
  for (const [i, { metres }] of steps.entries()) {
    gone += metres;
    shares.push(i === steps.length - 1 ? 1 : gone / total);
  }
  return shares;
}

/** The step a share of a path falls into, and how far it has come on it, 0..1. */
function stepAt(path: FloorPathValue, share: number) {
  const steps = stepsOf(path);
  let rest = share * steps.reduce((sum, { metres }) => sum + metres, 0);
  for (const [i, step] of steps.entries()) {
    if (i === steps.length - 1 || rest < step.metres) return { step, part: Math.min(1, rest / step.metres) };
    rest -= step.metres;
  }
  return undefined;
}

function placeOn(path: FloorPathValue, share: number): FloorPlace {
  const found = stepAt(path, share);
  if (found === undefined || share >= 1) return path.at(-1)!;
  const { from, to } = found.step;
  return [from[0] + (to[0] - from[0]) * found.part, from[1] + (to[1] - from[1]) * found.part];
}

function headingOn(path: FloorPathValue, share: number): number {
  const { from, to } = stepAt(path, share)!.step;
  return atan2Degrees(to[0] - from[0], from[1] - to[1]);
}
