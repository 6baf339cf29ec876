import type { Lock } from '../../values/index.ts';
import { glue, listedZh } from '../text/chinese.ts';
import { cleanPhrase } from '../text/clean.ts';
import { listed } from '../text/english.ts';
import { terms } from '../text/glossary.ts';
import type { Language } from '../types.ts';

const LOCKS_EN: { readonly [L in Lock]: string } = {
  identity: 'identities',
  costume: 'costumes',
  hair: 'hair',
  props: 'props',
  environment: 'the setting',
  layout: 'the layout of the scene',
  light: 'the lighting',
  colour: 'the colours',
  'screen-direction': 'the screen direction',
};
const LOCKS_ZH: { readonly [L in Lock]: string } = {
  identity: '人物长相',
  costume: '服装',
  hair: '发型',
  props: '道具',
  environment: '场景环境',
  layout: '空间布局',
  light: '光线',
  colour: '色彩',
  'screen-direction': '轴线方向',
};

/** What identity is of a film in which only things play. */
const THINGS = { en: "the subject's design", zh: '主体外观' } as const;

/**
 * One lock in words.
 *
 * @param onlyThings - whether everybody in the cast is a thing
 */
export const lockWords = (lock: Lock, language: Language, onlyThings: boolean): string => {
  if (lock === 'identity' && onlyThings) return THINGS[language];
  return (language === 'zh' ? LOCKS_ZH : LOCKS_EN)[lock];
};

/** `Keep identities, costumes and the lighting consistent throughout`; empty for none. */
export function locksPhrase(locks: readonly Lock[], language: Language, onlyThings: boolean): string {
  const words = [...new Set(locks)].map((lock) => lockWords(lock, language, onlyThings));
  if (words.length === 0) return '';
  return language === 'zh' ? `全程保持${listedZh(words)}一致` : `Keep ${listed(words)} consistent throughout`;
}

/** Words that say "not" before what is kept out; the phrase says it for all of them. */
const NOT_EN = /^(?:no|not|without|avoid|never)\s+(?:any\s+)?/iu;
const NOT_ZH = /^(?:不要出现|不要有|不要|不能有|不出现|禁止出现|禁止|没有|无)/u;

/** What is kept out, each as a name. */
export const excludedNames = (exclude: readonly string[], language: Language): string[] =>
  terms(
    exclude.map((text) => cleanPhrase(text).replace(NOT_EN, '').replace(NOT_ZH, '')),
    language,
  );

/** `No subtitles, logos or watermarks`, `不要出现字幕、标志和水印`; empty for none. */
export function exclusionsPhrase(exclude: readonly string[], language: Language): string {
  const names = excludedNames(exclude, language);
  if (names.length === 0) return '';
  return language === 'zh' ? glue('不要出现', listedZh(names)) : `No ${listed(names, 'or')}`;
}

/** `At the start, her coat is wet`, `开场时，她的外套已经湿透`; empty for none. */
export function openingPhrase(state: string, language: Language): string {
  const words = cleanPhrase(state);
  if (words === '') return '';
  if (language === 'zh') return /^(?:开场|开头|一开始|起初)/u.test(words) ? words : `开场时，${words}`;
  return /^(?:at|in|on|when|as)\b|^(?:initially|to begin|opening)\b/iu.test(words) ? words : `At the start, ${words}`;
}
