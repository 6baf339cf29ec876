import type { DirectionValue } from '../../values/index.ts';
import type { Language, PromptOptions } from '../types.ts';
import { ACTION_CASES } from './cases-action.ts';
import { DIALOGUE_CASES } from './cases-dialogue.ts';
import { EDGE_CASES } from './cases-edge.ts';
import { PLACE_CASES } from './cases-place.ts';
import { PRODUCT_CASES } from './cases-product.ts';
import { REFERENCE_CASES } from './cases-reference.ts';

/** A text of the author in the language of the case. */
export type Say = (en: string, zh: string) => string;

/** A direction whose prompt is known. */
export interface PromptCase {
  readonly name: string;
  readonly direction: (say: Say) => DirectionValue;
  readonly options?: Partial<Omit<PromptOptions, 'language'>>;
}

export const sayIn =
  (language: Language): Say =>
  (en, zh) =>
    language === 'zh' ? zh : en;

export const PROMPT_CASES: readonly PromptCase[] = [
  ...PRODUCT_CASES,
  ...DIALOGUE_CASES,
  ...ACTION_CASES,
  ...PLACE_CASES,
  ...REFERENCE_CASES,
  ...EDGE_CASES,
];
