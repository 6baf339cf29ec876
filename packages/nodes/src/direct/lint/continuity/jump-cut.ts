import { atan2Degrees, cross, dot, subtract, type Vec3 } from '../../../stage/index.ts';
import { turnAbout } from '../../camera/turn.ts';
import { facingOf } from '../../where.ts';
import type { Film } from '../film.ts';
import type { Scene } from '../scene.ts';
import { heightShare, middleOf } from '../staging/in-frame.ts';
import type { Lint } from '../types.ts';
import { type Cut, cutsOf, shotNumber } from './cuts.ts';

/** The angle has to change by this, degrees, or the size by a step. Source: the 30-degree rule of editing. */
const LEAST_DEGREES = 30;
/** A step between sizes: how many times larger, the least between neighbours. */
const STEP = 1.3;
/** Poses nearer than this are one: a take that goes on in the next shot. */
const SAME_METRES = 0.05;
const SAME_DEGREES = 1;
const ON_PURPOSE = /\b(?:jump[- ]?cuts?|time[- ]?lapse|match cut|stop[- ]motion|montage)\b|跳切|延时|蒙太奇/iu;

/**
 * Two shots of the same subject, as large and from the same side: it seems to jump. Told from the cameras where places are known, else from size
 * and angle of the shots.
 *
 * @see https://en.wikipedia.org/wiki/30-degree_rule
 */
export const jumpCuts = (film: Film): Lint[] => {
  const { look } = film.direction;
  if (ON_PURPOSE.test(`${look?.style ?? ''} ${look?.mood ?? ''}`)) return [];
  return cutsOf(film).flatMap((cut) => jumpAt(cut) ?? []);
};

function jumpAt(cut: Cut): Lint | undefined {
  const { before, after, place } = cut;
  const name = sameSubject(before, after);
  if (
    name === undefined ||
    place === 'other' ||
    ON_PURPOSE.test(`${before.shot.description} ${after.shot.description}`)
  )
    return undefined;
  if (before.shot.angle !== after.shot.angle) return undefined;
  const seen = viewsOf(cut, name);
  if (seen === undefined) return place === 'same' && isSameSize(before, after) ? toLint(cut, name) : undefined;
  if (goesOn(cut) || seen.growth >= STEP || seen.degrees >= LEAST_DEGREES) return undefined;
  return toLint(cut, name, seen);
}

/** The one subject of both shots. */
function sameSubject({ shown }: Scene, { shown: others }: Scene): string | undefined {
  const same = shown.length === others.length && shown.every((name) => others.includes(name));
  return same ? shown[0] : undefined;
}

const isSameSize = ({ shot: one }: Scene, { shot: other }: Scene): boolean =>
  one.size !== 'unset' && one.size === other.size && one.camera === undefined && other.camera === undefined;

interface Change {
  readonly degrees: number;
  /** How many times larger or smaller. */
  readonly growth: number;
}

/** How the view of somebody changes at a cut; `undefined` where the places are not known. */
function viewsOf({ before, after }: Cut, name: string): Change | undefined {
  const end = before.shot.seconds;
  const [was, is] = [before.bodyOf(name), after.bodyOf(name)];
  if (!was || !is || !isFramed(before) || !isFramed(after)) return undefined;
  const [share, other] = [heightShare(before, was, end), heightShare(after, is, 0)];
  if (share === undefined || other === undefined) return undefined;
  const [from, to] = [towardsCamera(before, middleOf(was, end), end), towardsCamera(after, middleOf(is, 0), 0)];
  // Seen from the same side in the world, but of somebody who faces elsewhere: the set or the subject has turned.
  const turned = [facedFrom(before, name, from, end), facedFrom(after, name, to, 0)] as const;
  const degrees = Math.max(angleBetween(from, to), angleBetween(...turned));
  return { degrees, growth: Math.max(share / other, other / share) };
}

/** Whether anybody said how a shot is seen. */
const isFramed = ({ shot }: Scene): boolean => shot.camera !== undefined || shot.size !== 'unset';

const towardsCamera = (scene: Scene, from: Vec3, seconds: number): Vec3 =>
  subtract(scene.momentAt(seconds).pose.position, from);

/** A direction as counted from where somebody faces. */
const facedFrom = ({ shot }: Scene, name: string, direction: Vec3, seconds: number): Vec3 =>
  shot.choreography ? turnAbout(direction, facingOf(shot.choreography, name, seconds)) : direction;

function angleBetween(a: Vec3, b: Vec3): number {
  const normal = cross(a, b);
  return atan2Degrees(Math.sqrt(dot(normal, normal)), dot(a, b));
}

/** Whether a take goes on: the camera of its own stands where the one before has come to. */
function goesOn({ before, after }: Cut): boolean {
  if (before.shot.camera === undefined || after.shot.camera === undefined) return false;
  const [a, b] = [before.momentAt(before.shot.seconds).pose, after.momentAt(0).pose];
  const isAtRest = after.shot.camera.keys[0]!.position.every((value) => value === 0);
  const way = subtract(a.position, b.position);
  return (
    !isAtRest &&
    Math.sqrt(dot(way, way)) < SAME_METRES &&
    Math.abs(a.panDegrees - b.panDegrees) < SAME_DEGREES &&
    Math.abs(a.tiltDegrees - b.tiltDegrees) < SAME_DEGREES
  );
}

function toLint({ before, after }: Cut, name: string, change?: Change): Lint {
  const degrees = Math.round(change?.degrees ?? 0);
  const shown = shotNumber(before);
  const side = degrees === 0 ? `from the same side as ${shown}` : `only ${degrees}° farther round than ${shown}`;
  const size = change ? 'as large' : `in the same size (${after.shot.size})`;
  return {
    code: 'jump-cut',
    severity: 'warning',
    shot: after.index,
    input: change ? 'camera' : 'size',
    message: `it shows ${name} ${size} and ${side}, so that ${name} seems to jump`,
    remedy: `change the size by a step, the angle by ${LEAST_DEGREES}° or more, or cut to something else between`,
  };
}
