import { cameraPhraseParts } from '../direct/camera/camera-phrase.ts';
import { actionPhrase } from '../direct/prompt/phrases/action/index.ts';
import { framePhrase } from '../direct/prompt/phrases/frame.ts';
import { lightPhrase } from '../direct/prompt/phrases/light/index.ts';
import type { Language } from '../direct/prompt/types.ts';
import type { LineValue, ShotTransition, ShotValue } from '../direct/values/index.ts';
import { oneLine, severalLines } from './clean-line.ts';

/** A shot in words, column by column; what has nothing to say is empty. */
export interface ShotWords {
  readonly description: string;
  /** `Medium close-up` */
  readonly size: string;
  /** `Low-angle shot` */
  readonly angle: string;
  /** `85 mm portrait lens, f/2, shallow depth of field` */
  readonly lens: string;
  /** What the camera does, and what carries it. */
  readonly camera: string;
  /** Those in the frame, the main one first. */
  readonly subjects: string;
  readonly action: string;
  /** A line each. */
  readonly dialogue: string;
  readonly sound: string;
  readonly light: string;
  /** `Dissolve, 12 frames` */
  readonly transition: string;
}

/** Words of a shot. @param entry - how it begins, and the frames that takes */
export function shotWords(
  shot: ShotValue,
  entry: { readonly kind: ShotTransition; readonly frames: number },
  language: Language,
): ShotWords {
  const { size, angle, camera, lighting, choreography, sounds, music } = shot;
  const parts = camera && cameraPhraseParts(camera, language);
  const comma = language === 'zh' ? '，' : ', ';
  return {
    description: severalLines(shot.description),
    size: framePhrase({ size, angle: 'unset', subjects: [] }, language),
    angle: framePhrase({ size: 'unset', angle, subjects: [] }, language),
    lens: parts ? joined([parts.lens, parts.focus], comma) : '',
    camera: parts ? joined([parts.movement, parts.support], comma) : '',
    subjects: joined(subjectsOf(shot), language === 'zh' ? '、' : ', '),
    action: severalLines(choreography ? actionPhrase(choreography.actions, language) : ''),
    dialogue: shot.lines.map(spokenText).join('\n'),
    sound: joined([...sounds, musicWords(music, language)], language === 'zh' ? '、' : ', '),
    light: oneLine(lighting ? lightPhrase(lighting, language) : ''),
    transition: entryWords(entry, language),
  };
}

/** `Mara (softly): I never left.` */
export function spokenText({ speaker, text, delivery }: LineValue): string {
  const manner = oneLine(delivery);
  return `${oneLine(speaker)}${manner && ` (${manner})`}: ${oneLine(text)}`;
}

/** Those who are named, else those who act. */
const subjectsOf = ({ subjects, choreography }: ShotValue): readonly string[] =>
  subjects.length > 0 ? subjects : [...new Set(choreography?.actions.map(({ subject }) => subject) ?? [])];

const musicWords = (music: string, language: Language): string =>
  music.trim() && (language === 'zh' ? `配乐：${music}` : `music: ${music}`);

/** What editing rooms call the ways from one shot to the next. */
export const TRANSITION_NAMES: { readonly [K in ShotTransition]: { readonly [L in Language]: string } } = {
  cut: { en: 'Cut', zh: '切' },
  dissolve: { en: 'Dissolve', zh: '叠化' },
  'fade-black': { en: 'Fade through black', zh: '黑场过渡' },
  'fade-white': { en: 'Fade through white', zh: '白场过渡' },
  'wipe-left': { en: 'Wipe to the left', zh: '向左划像' },
  'wipe-right': { en: 'Wipe to the right', zh: '向右划像' },
};

function entryWords({ kind, frames }: { kind: ShotTransition; frames: number }, language: Language): string {
  const name = TRANSITION_NAMES[kind][language];
  if (kind === 'cut') return name;
  return language === 'zh' ? `${name}，${frames}帧` : `${name}, ${frames} ${frames === 1 ? 'frame' : 'frames'}`;
}

const joined = (parts: readonly string[], between: string): string =>
  parts
    .map(oneLine)
    .filter((part) => part !== '')
    .join(between);
