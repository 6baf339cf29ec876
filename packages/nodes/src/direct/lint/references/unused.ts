import type { ReferenceValue } from '../../values/index.ts';
import type { Film } from '../film.ts';
import { tenth } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Lint } from '../types.ts';

/** Roles of what is heard. */
const HEARD: readonly ReferenceValue['role'][] = ['voice'];
/** Instants that differ by less are one, s. */
const SAME_SECONDS = 0.05;

/**
 * References of somebody who is in no shot, or says nothing. They are paid for like others, and models put what they show somewhere.
 * A subject nobody knows is told as such.
 */
export function unusedReferences(film: Film): Lint[] {
  const known = new Set(film.cast.subjects.map(({ name }) => name));
  return film.direction.references.flatMap(({ name, role, subject, span }): Lint[] => {
    if (subject === '' || !known.has(subject)) return [];
    const heard = HEARD.includes(role);
    const held = film.scenes.filter(
      ({ startSeconds, endSeconds }) => !span || (span.from < endSeconds && startSeconds < span.to),
    );
    const isUsed = held.some((scene) => (heard ? speaks(scene, subject) : isIn(film, scene, subject)));
    if (isUsed || held.length === 0) return [];
    const where = span ? `between ${tenth(span.from)} and ${tenth(Math.min(span.to, film.seconds))} s` : 'in any shot';
    return [
      {
        code: 'reference-unused',
        severity: 'warning',
        input: 'references',
        message: heard
          ? `"${name}" is the voice of ${subject}, who says nothing ${where}`
          : `"${name}" shows ${subject}, who does not appear ${where}`,
        remedy: heard
          ? `give ${subject} a line, or take the reference out`
          : `name ${subject} in a shot, or take the reference out`,
      },
    ];
  });
}

const speaks = ({ shot }: Scene, name: string): boolean => shot.lines.some(({ speaker }) => speaker === name);

/** Whether somebody is in a shot in any way, if only in its words. */
export const isIn = (film: Film, { named, texts }: Scene, name: string): boolean =>
  named().has(name) || texts.some(({ text }) => film.mentions(text, name));

/** Parts of the film that references hold for and that are past its end. */
export const lateReferences = ({ direction: { references }, seconds }: Film): Lint[] =>
  references.flatMap(({ name, span }): Lint[] => {
    if (span === undefined || span.from < seconds - SAME_SECONDS) return [];
    return [
      {
        code: 'reference-outside',
        severity: 'warning',
        input: 'references',
        message: `"${name}" holds from ${tenth(span.from)} s on, and the film is over at ${tenth(seconds)} s`,
        remedy: 'let it begin earlier, or take it out',
      },
    ];
  });
