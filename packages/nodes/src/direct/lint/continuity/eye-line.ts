import { cosDegrees, dot, sinDegrees, type Vec3 } from '../../../stage/index.ts';
import type { ActionValue } from '../../values/index.ts';
import { facingOf } from '../../where.ts';
import type { Film } from '../film.ts';
import type { Scene } from '../scene.ts';
import type { Lint } from '../types.ts';
import { crossingOf } from './axis.ts';
import { type Cut, cutsOf, shotNumber } from './cuts.ts';

/** Who looks less aside than this looks into the camera or away: sine of 20 degrees. */
const ASIDE = 0.35;

/**
 * Two who talk to each other in shots of their own, and look the same way: they seem to talk to a third. Told from where each faces, as far as an
 * action says it.
 *
 * @see https://en.wikipedia.org/wiki/Eyeline_match
 */
export const eyeLines = (film: Film): Lint[] =>
  cutsOf(film).flatMap((cut): Lint[] => {
    const { before, after, place } = cut;
    const [one, other] = [soleSpeaker(before), soleSpeaker(after)];
    if (one === undefined || other === undefined || one === other || place === 'other') return [];
    const [was, is] = [gazeOf(before, one, before.shot.seconds), gazeOf(after, other, 0)];
    if (was === undefined || was !== is || isTold(cut)) return [];
    return [
      {
        code: 'eye-line',
        severity: 'warning',
        shot: after.index,
        input: 'choreography',
        message: `${other} looks ${is} in the picture like ${one} in ${shotNumber(before)}, so that they do not seem to look at each other`,
        remedy: `let ${other} face ${is === 'left' ? 'right' : 'left'}, or show both in one shot first`,
      },
    ];
  });

const isTold = (cut: Cut): boolean => crossingOf(cut) !== undefined;

/** Who is alone in a shot, and speaks in it. */
function soleSpeaker({ shown, shot }: Scene): string | undefined {
  const [name] = shown;
  return shown.length === 1 && shot.lines.some(({ speaker }) => speaker === name) ? name : undefined;
}

/** To which side of the picture somebody looks. */
function gazeOf(scene: Scene, name: string, seconds: number): 'left' | 'right' | undefined {
  const { choreography } = scene.shot;
  const says = (action: ActionValue) =>
    action.subject === name && (action.facingDegrees !== undefined || action.path.length > 1);
  if (choreography === undefined || !choreography.actions.some(says)) return undefined;
  const facing = facingOf(choreography, name, seconds);
  const gaze: Vec3 = [sinDegrees(facing), 0, cosDegrees(facing)];
  const aside = dot(gaze, scene.momentAt(seconds).view.right);
  if (Math.abs(aside) < ASIDE) return undefined;
  return aside > 0 ? 'right' : 'left';
}
