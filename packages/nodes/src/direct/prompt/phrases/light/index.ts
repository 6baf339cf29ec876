import type { LightingValue, TimeOfDay } from '../../../values/index.ts';
import type { Language } from '../../types.ts';
import { lightInChinese, TIMES_ZH } from './chinese.ts';
import { lightInEnglish, TIMES_EN } from './english.ts';
import { lightFacts } from './facts.ts';

/**
 * The light of a shot in words, without a full stop: `low-key night lighting: a hard, cold blue key light from camera left, high
 * three-quarter back; a warm rim light from behind`. Empty when there is nothing to say.
 *
 * @param detail - `key` leaves out everything but the time, the contrast and the key; `time` everything but the time
 */
export function lightPhrase(
  lighting: LightingValue,
  language: Language,
  detail: 'full' | 'key' | 'time' = 'full',
): string {
  if (detail === 'time') return timeWords(lighting.timeOfDay, language);
  const facts = lightFacts(lighting);
  return language === 'zh' ? lightInChinese(facts, detail) : lightInEnglish(facts, detail);
}

/** When it is, in words; empty for unset. */
export const timeWords = (time: TimeOfDay, language: Language): string =>
  (language === 'zh' ? TIMES_ZH : TIMES_EN)[time];
