import type { LookValue } from '../../values/index.ts';
import { listed } from '../text/english.ts';
import { term, terms } from '../text/glossary.ts';
import type { Language } from '../types.ts';

/** Parts of a look, the least missed first. */
export const LOOK_PARTS = ['finish', 'mood', 'palette', 'style', 'medium'] as const;
export type LookPart = (typeof LOOK_PARTS)[number];

/** Values this near to neutral say nothing. */
const NEUTRAL = 0.15;
const STRONG = 0.55;

const EN = {
  contrast: ['very flat contrast', 'low contrast', 'high contrast', 'very high contrast'],
  saturation: ['almost monochrome', 'muted colours', 'rich colours', 'highly saturated colours'],
  monochrome: 'black and white',
  grain: ['fine grain', 'heavy grain'],
  vignette: ['slight vignette', 'strong vignette'],
} as const;
const ZH = {
  contrast: ['对比极低', '低对比度', '高对比度', '对比极强'],
  saturation: ['色彩近乎单色', '低饱和度', '色彩浓郁', '高饱和度'],
  monochrome: '黑白画面',
  grain: ['细腻颗粒感', '粗粝颗粒感'],
  vignette: ['轻微暗角', '明显暗角'],
} as const;

/** Each part of a look in words; what is neutral is empty. */
export function lookParts(look: LookValue, language: Language): { readonly [P in LookPart]: string } {
  const isChinese = language === 'zh';
  const words = isChinese ? ZH : EN;
  const palette = terms(look.palette, language);
  const mood = term(look.mood, language);
  const finish = [
    signed(look.contrast, words.contrast),
    isMonochrome(look)
      ? SAYS_MONOCHROME.test(`${look.style} ${look.medium}`)
        ? ''
        : words.monochrome
      : signed(look.saturation, words.saturation),
    rising(look.grain, words.grain),
    rising(look.vignette, words.vignette),
  ].filter((part) => part !== '');
  return {
    style: term(look.style, language),
    medium: term(look.medium, language),
    mood: isChinese ? moodZh(mood) : moodEn(mood),
    palette: palette.length === 0 ? '' : isChinese ? `主色调为${palette.join('、')}` : `palette of ${listed(palette)}`,
    finish: finish.join(isChinese ? '，' : ', '),
  };
}

/** An adjective becomes a mood, a phrase of its own stays. */
const moodEn = (mood: string): string =>
  mood === '' || /^(?:an?|the)\b|\b(?:of|mood|feel|feeling|atmosphere)\b|,/iu.test(mood) ? mood : `${mood} mood`;
const moodZh = (mood: string): string => (mood === '' || /氛围|气氛|感$|情绪/u.test(mood) ? mood : `氛围${mood}`);

/** `Look: neo-noir, 35 mm film, tense mood, palette of teal and burnt orange, high contrast, fine film grain`; empty for none. */
export function lookPhrase(look: LookValue, language: Language, without: ReadonlySet<LookPart> = new Set()): string {
  const parts = lookParts(look, language);
  const said = (['style', 'medium', 'mood', 'palette', 'finish'] as const)
    .filter((part) => !without.has(part))
    .map((part) => parts[part])
    .filter((text) => text !== '');
  if (said.length === 0) return '';
  return language === 'zh' ? `整体风格：${said.join('，')}` : `Look: ${said.join(', ')}`;
}

const isMonochrome = ({ saturation }: LookValue): boolean => saturation <= -0.95;
const SAYS_MONOCHROME = /black[- ]and[- ]white|monochrom|b&w|黑白|单色/iu;

function signed(value: number, [veryLow, low, high, veryHigh]: readonly [string, string, string, string]): string {
  if (Math.abs(value) < NEUTRAL) return '';
  if (value < 0) return value < -STRONG ? veryLow : low;
  return value > STRONG ? veryHigh : high;
}

const rising = (value: number, [some, much]: readonly [string, string]): string =>
  value < 0.08 ? '' : value > STRONG ? much : some;
