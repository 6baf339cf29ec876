import type { ShotTransition } from '../../values/index.ts';
import { lowered } from '../text/english.ts';
import type { Language } from '../types.ts';

/** Alone, and before what it leads to. */
const EN: { readonly [T in ShotTransition]: readonly [alone: string, leading: string] } = {
  cut: ['', ''],
  dissolve: ['Dissolve in', 'Dissolve to'],
  'fade-black': ['Fade in from black', 'Fade in from black on'],
  'fade-white': ['Fade in from white', 'Fade in from white on'],
  'wipe-left': ['Wipe in to the left', 'Wipe left to'],
  'wipe-right': ['Wipe in to the right', 'Wipe right to'],
};
const ZH: { readonly [T in ShotTransition]: string } = {
  cut: '',
  dissolve: '叠化转入',
  'fade-black': '从黑场淡入',
  'fade-white': '从白场淡入',
  'wipe-left': '向左划像转入',
  'wipe-right': '向右划像转入',
};

/**
 * How a shot begins, with its framing: `Dissolve to a low-angle wide shot of Mara`. A cut says nothing of its own. Without a full stop.
 *
 * @param frame - as `framePhrase` says it; may be empty
 */
export function transitionPhrase(kind: ShotTransition, frame: string, language: Language): string {
  if (kind === 'cut') return frame;
  if (language === 'zh') return [ZH[kind], frame].filter((part) => part !== '').join('，');
  const [alone, leading] = EN[kind];
  if (frame === '') return alone;
  // A list of who is in the frame is a sentence of its own.
  if (frame.includes(':')) return `${alone}. ${frame}`;
  return `${leading} ${/^[aeiou]/iu.test(frame) ? 'an' : 'a'} ${lowered(frame)}`;
}
