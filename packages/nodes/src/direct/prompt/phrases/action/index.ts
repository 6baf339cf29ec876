import type { ActionValue } from '../../../values/index.ts';
import type { Language } from '../../types.ts';
import { type Beat, toBeats } from './beats.ts';
import { actionsInChinese, beatLabelZh } from './chinese.ts';
import { actionsInEnglish, beatLabelEn } from './english.ts';

/** How actions are told. */
export interface ActionWords {
  /** Whether to say how things are done. */
  readonly manners: boolean;
  /** When the first second of the actions is, for times that have to be said; left out: no time is said. */
  readonly clock?: { readonly startSeconds: number };
  /** Times at which something else is said, s from the start: no sentence goes on past them. */
  readonly breaks?: readonly number[];
}

/** A sentence with its full stop, and when what it tells begins, s from the start of the shot. */
export interface TimedSentence {
  readonly seconds: number;
  readonly text: string;
}

/** Who does what, sentence by sentence. */
export function actionSentences(
  actions: readonly ActionValue[],
  language: Language,
  words: ActionWords,
): TimedSentence[] {
  const beats = toBeats(actions);
  return language === 'zh' ? actionsInChinese(beats, words) : actionsInEnglish(beats, words);
}

/**
 * Who does what, in order, as sentences with their full stops: `Mara hesitantly walks to the window, then turns around. After a beat,
 * Joe sits down.` Empty without actions.
 */
export function actionPhrase(
  actions: readonly ActionValue[],
  language: Language,
  words: ActionWords = { manners: true, clock: { startSeconds: 0 } },
): string {
  return actionSentences(actions, language, words)
    .map(({ text }) => text)
    .join(language === 'zh' ? '' : ' ');
}

/** One beat in words, for lists of what was left out. */
export const beatLabel = (beat: Beat, language: Language): string =>
  language === 'zh' ? beatLabelZh(beat) : beatLabelEn(beat);

export { type Beat, toBeats } from './beats.ts';
