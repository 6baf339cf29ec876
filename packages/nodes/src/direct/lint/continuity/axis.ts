import { dot, subtract, type Vec3 } from '../../../stage/index.ts';
import type { SubjectKind } from '../../values/index.ts';
import type { Film } from '../film.ts';
import type { Body, Scene } from '../scene.ts';
import type { Lint } from '../types.ts';
import { type Cut, cutsOf, shotNumber } from './cuts.ts';

/** A camera nearer to the line than this stands on it, and belongs to no side: sine of 12 degrees. */
const ON_THE_LINE = 0.2;
/** Two who are nearer to each other have no line between them, metres. */
const NEAREST_METRES = 0.4;
/** Subjects that are looked at as pairs. */
const MOST_SUBJECTS = 3;
const LOOKING: readonly SubjectKind[] = ['person', 'child', 'animal'];

/**
 * Cuts over the line between two subjects: whoever was left is right now. Told from where both stand and where the camera stands, each in the
 * world of its own shot, as that is what is seen. A camera that moves over the line within a shot takes the audience along.
 *
 * @see https://en.wikipedia.org/wiki/180-degree_rule
 */
export const crossedAxes = (film: Film): Lint[] => cutsOf(film).flatMap((cut) => crossingOf(cut) ?? []);

/** The crossing of a line at a cut, of the first pair that has one. */
export function crossingOf({ before, after, place }: Cut): Lint | undefined {
  if (place === 'other') return undefined;
  for (const [one, other] of pairsIn(before, after)) {
    const was = sideOf(before, one, other, before.shot.seconds);
    const is = sideOf(after, one, other, 0);
    if (was === undefined || is === undefined || was === is) continue;
    return {
      code: 'axis-crossed',
      severity: 'warning',
      shot: after.index,
      input: 'camera',
      message: `the camera has jumped over the line between ${one} and ${other}: in ${shotNumber(before)} ${one} is ${was} of ${other}, and now ${is}`,
      remedy:
        'keep the camera on one side of both, let it move across within a shot, or put a shot from on the line, or of something else, between',
    };
  }
  return undefined;
}

function pairsIn(before: Scene, after: Scene): [string, string][] {
  const names = after
    .bodies()
    .filter(({ subject }) => LOOKING.includes(subject.kind) && before.bodyOf(subject.name) !== undefined)
    .map(({ subject }) => subject.name)
    .slice(0, MOST_SUBJECTS);
  return names.flatMap((one, i) => names.slice(i + 1).map((other): [string, string] => [one, other]));
}

/** On which side of another somebody is seen: by the side of the line between them on which the camera stands. */
function sideOf(scene: Scene, one: string, other: string, seconds: number): 'left' | 'right' | undefined {
  const [a, b] = [floorOf(scene.bodyOf(one), seconds), floorOf(scene.bodyOf(other), seconds)];
  if (a === undefined || b === undefined || isUndecided(scene)) return undefined;
  const { position } = scene.momentAt(seconds).pose;
  const line = subtract(b, a);
  const middle: Vec3 = [(a[0] + b[0]) / 2, 0, (a[2] + b[2]) / 2];
  const view = subtract(middle, [position[0], 0, position[2]]);
  const lengths = Math.sqrt(dot(line, line)) * Math.sqrt(dot(view, view));
  if (Math.sqrt(dot(line, line)) < NEAREST_METRES || lengths === 0) return undefined;
  // Right of a view along (x, z) is (-z, x).
  const across = (line[0] * -view[2] + line[2] * view[0]) / lengths;
  if (Math.abs(across) < ON_THE_LINE) return undefined;
  return across > 0 ? 'left' : 'right';
}

/** Nobody chose a shoulder, or eyes to see through, where previews place the camera by themselves. */
const isUndecided = ({ shot, camera }: Scene): boolean =>
  (shot.angle === 'over-shoulder' || shot.angle === 'point-of-view') && camera() !== shot.camera;

function floorOf(body: Body | undefined, seconds: number): Vec3 | undefined {
  const feet = body?.feetAt(seconds);
  return feet && [feet[0], 0, feet[2]];
}
