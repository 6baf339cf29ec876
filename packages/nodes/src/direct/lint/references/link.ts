import type { Film } from '../film.ts';
import { listed } from '../say.ts';
import type { Lint } from '../types.ts';

const PLURALS = { image: 'pictures', video: 'clips', audio: 'sounds' } as const;

/**
 * References of several kinds, and no word on what happens. Source: user guide of Seedance 2.0, §4: with several references, such as
 * an image and a sound, the text describes the action that links them.
 */
export function missingLink({ direction: { references }, scenes }: Film): Lint[] {
  const kinds = (['image', 'video', 'audio'] as const).filter((kind) =>
    references.some(({ media }) => media.kind === kind),
  );
  if (kinds.length < 2) return [];
  const says = scenes.some(
    ({ texts, shot }) => texts.some(({ input }) => input !== 'depth') || shot.lines.some(({ text }) => text !== ''),
  );
  if (says) return [];
  return [
    {
      code: 'no-link',
      severity: 'warning',
      input: 'shots',
      message: `${listed(kinds.map((kind) => PLURALS[kind]))} are to work together, and no shot says in words what happens`,
      remedy:
        'describe the action that links them: who of the pictures does what to the sound, or moves as in the clip',
    },
  ];
}
