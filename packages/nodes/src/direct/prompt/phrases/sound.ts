import type { ShotValue } from '../../values/index.ts';
import { cleanList, cleanPhrase } from '../text/clean.ts';
import { listed } from '../text/english.ts';
import type { Language } from '../types.ts';

/** What is heard, without full stops; either may be empty. */
export interface HearPhrases {
  /** `Sound: rain on tin and a distant siren`. */
  readonly sounds: string;
  /** `Music: slow cello`. */
  readonly music: string;
}

export function hearPhrases(shot: Pick<ShotValue, 'sounds' | 'music'>, language: Language): HearPhrases {
  const sounds = cleanList(shot.sounds);
  const music = cleanPhrase(shot.music);
  if (language === 'zh')
    return { sounds: sounds.length === 0 ? '' : `音效：${sounds.join('、')}`, music: music && `配乐：${music}` };
  return { sounds: sounds.length === 0 ? '' : `Sound: ${listed(sounds)}`, music: music && `Music: ${music}` };
}
