import { nearestTurn } from '../../camera/turn.ts';
import type { LightValue, ShotValue } from '../../values/index.ts';
import type { Film } from '../film.ts';
import type { Lint } from '../types.ts';
import { type Cut, cutsOf, shotNumber } from './cuts.ts';
import { shareSet, stayInPlace } from './place.ts';

/** Keys within this of the front or the back are on no side, degrees. */
const SIDE_DEGREES = 20;
/** Keys are cheated from shot to shot; more than this is seen, degrees. */
const LEAST_DEGREES = 60;

/**
 * The main light comes from the other side after a cut within one place. Lights stand around the subject as seen from the camera at rest, so that
 * they are compared only where both shots have the same world: the same set or places, or the same subject from the front. A key that is taken
 * for something else may stand elsewhere. Source: continuity of lighting, as gaffers keep it.
 */
export const jumpingKeys = (film: Film): Lint[] =>
  cutsOf(film).flatMap((cut): Lint[] => {
    const { before, after } = cut;
    const [was, is] = [keyOf(before.shot), keyOf(after.shot)];
    if (cut.place !== 'same' || was === undefined || is === undefined) return [];
    if (!isSameWorld(cut) || !isFlipped(was, is) || hasReason(was, is)) return [];
    return [
      {
        code: 'key-jumps',
        severity: 'warning',
        shot: after.index,
        input: 'lighting',
        message: `the key light comes from ${sideOf(is)} (${Math.round(is.azimuthDegrees)}°), and in ${shotNumber(before)} from ${sideOf(was)} (${Math.round(was.azimuthDegrees)}°), in the same place`,
        remedy: 'keep it on one side, wire one lighting into both shots, or say what else the light comes from',
      },
    ];
  });

/** The key; none where a light goes on or off meanwhile. */
function keyOf({ lighting }: ShotValue): LightValue | undefined {
  const lights = lighting?.lights ?? [];
  if (lights.some(({ changes }) => changes.length > 0)) return undefined;
  return lights.find(({ role }) => role === 'key');
}

/** Whether the camera at rest, from which lights are counted, looks at the same world in both shots; told by what speaks against it. */
function isSameWorld({ before, after }: Cut): boolean {
  if (shareSet(before.shot, after.shot) || stayInPlace(before, after)) return true;
  const isReverse = [before, after].some(
    ({ shot }) => shot.angle === 'over-shoulder' || shot.angle === 'point-of-view',
  );
  const isMoved = after.bodies().some(({ subject }) => before.bodyOf(subject.name) !== undefined);
  return !isReverse && !isMoved && before.shown[0] !== undefined && before.shown[0] === after.shown[0];
}

function isFlipped({ azimuthDegrees: a }: LightValue, { azimuthDegrees: b }: LightValue): boolean {
  const onSide = [a, b].every((angle) => Math.abs(angle) > SIDE_DEGREES && Math.abs(angle) < 180 - SIDE_DEGREES);
  return onSide && a > 0 !== b > 0 && Math.abs(nearestTurn(a - b)) >= LEAST_DEGREES;
}

const hasReason = ({ motivation: one }: LightValue, { motivation: other }: LightValue): boolean =>
  one !== '' && other !== '' && one !== other;

const sideOf = ({ azimuthDegrees }: LightValue): string => (azimuthDegrees > 0 ? 'camera right' : 'camera left');
