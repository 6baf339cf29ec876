import type { Film } from '../film.ts';
import { listed } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';

/** Who speaks without being seen. */
export const isNarrator = (speaker: string): boolean => speaker.toLowerCase() === 'narrator';

/** Several voices in one shot: models give both to one mouth. Source: a single speaker a shot, in the field's list of audio failures. */
export function severalSpeakers({ shot: { lines } }: Scene, { audioOn }: Film): ShotLint[] {
  const speakers = [...new Set(lines.map(({ speaker }) => speaker).filter((name) => !isNarrator(name)))];
  if (!audioOn || speakers.length < 2) return [];
  return [
    {
      code: 'two-speakers',
      severity: 'warning',
      input: 'lines',
      message: `${listed(speakers)} ${speakers.length === 2 ? 'both' : 'all'} speak in it, and models give words to the wrong mouth`,
      remedy: 'give each speaker a shot of their own, and cut between them',
    },
  ];
}
