import { languageOf } from '../../direct/prompt/language.ts';
import { shotWords, spokenText } from '../../export/shot-words.ts';
import { planFilm } from '../plan-film.ts';
import type { BoardValue } from './board.ts';

/** What is written below a shot; what has nothing to say is empty. */
export interface BoardWords {
  readonly number: number;
  readonly name: string;
  /** `5 s`. */
  readonly length: string;
  /** When the three frames are, from the start of the shot: `2.5 s`. */
  readonly times: readonly [string, string, string];
  /** Size, angle and lens: `Wide shot · low-angle shot · 28 mm lens`. */
  readonly frame: string;
  readonly description: string;
  /** What the camera does: `Very slowly pushes in`. */
  readonly camera: string;
  readonly action: string;
  readonly dialogue: readonly string[];
  /** How it begins, where that is not a cut: `Dissolve, 12 frames`. */
  readonly entry: string;
}

const secondsText = (seconds: number): string => `${Math.round(seconds * 10) / 10} s`;

/** `The camera pushes in` after a label that says camera already. */
const withoutCamera = (sentence: string): string =>
  sentence.replace(/^The camera (.)/u, (_, first: string) => first.toUpperCase());

/** Words of every shot. @param fps - at which the frames were painted */
export function boardWords({ shots }: BoardValue, fps: number): BoardWords[] {
  const { pieces } = planFilm(shots, fps);
  const language = languageOf({ shots, cast: { subjects: [] }, clock: 'shots', references: [] });
  return shots.map((shot, i): BoardWords => {
    const { count, transition, overlap } = pieces[i]!;
    const words = shotWords(shot, { kind: transition, frames: overlap }, language);
    const last = count - 1;
    return {
      number: i + 1,
      name: shot.name,
      length: secondsText(shot.seconds),
      times: [0, Math.floor(last / 2), last].map((frame) => secondsText(frame / fps)) as [string, string, string],
      frame: [words.size, words.angle, words.lens].filter((part) => part !== '').join(' · '),
      description: words.description,
      camera: withoutCamera(words.camera),
      action: words.action,
      dialogue: shot.lines.map(spokenText),
      entry: transition === 'cut' ? '' : words.transition,
    };
  });
}
