import type { Brief } from './brief.ts';
import { shotSection } from './budget/cuts.ts';
import { cameraSentence } from './phrases/camera.ts';
import { linePhrase } from './phrases/dialogue.ts';
import { lightPhrase } from './phrases/light/index.ts';
import { hearPhrases } from './phrases/sound.ts';
import { labelOf } from './references/groups.ts';
import { isRepeated } from './shots.ts';
import type { Dropped } from './types.ts';

/** What a prompt does not say because a reference shows it, or because it was not asked for. */
export const unsaid = (brief: Brief): Dropped[] => [
  ...ownedCamera(brief),
  ...ownedLight(brief),
  ...silenced(brief),
  ...unspoken(brief),
];

function ownedCamera(brief: Brief): Dropped[] {
  const { camera, options, shots, timed } = brief;
  if (!camera) return [];
  const why = `${labelOf(camera)} carries the camera, and words beside it would compete`;
  return shots.flatMap(({ shot, index }) =>
    shot.camera
      ? [
          {
            section: shotSection(brief, index, 'camera'),
            text: cameraSentence(shot.camera, options.language, { timed }),
            why,
            cause: 'owned' as const,
          },
        ]
      : [],
  );
}

function ownedLight(brief: Brief): Dropped[] {
  const { light, options, shots } = brief;
  if (!light) return [];
  const why = `${labelOf(light)} carries the light, and words beside it would compete`;
  return shots.flatMap((placed) => {
    const { lighting } = placed.shot;
    const text = lighting && !isRepeated(brief, placed, 'lighting') ? lightPhrase(lighting, options.language) : '';
    if (!lighting || text === '' || text === lightPhrase(lighting, options.language, 'time')) return [];
    return [{ section: shotSection(brief, placed.index, 'light'), text, why, cause: 'owned' as const }];
  });
}

function silenced(brief: Brief): Dropped[] {
  if (brief.sound) return [];
  const why = brief.options.profile.sound ? 'sound is off' : `${brief.options.profile.title} makes no sound`;
  return brief.shots.flatMap(({ shot, index }) =>
    Object.values(hearPhrases(shot, brief.options.language))
      .filter((text) => text !== '')
      .map((text) => ({ section: shotSection(brief, index, 'sound'), text, why, cause: 'off' as const })),
  );
}

function unspoken(brief: Brief): Dropped[] {
  if (brief.dialogue) return [];
  return brief.shots.flatMap(({ shot, index }) =>
    shot.lines.map((line) => ({
      section: shotSection(brief, index, 'dialogue'),
      text: linePhrase(line, brief.options.language),
      why: 'dialogue is off',
      cause: 'off' as const,
    })),
  );
}
