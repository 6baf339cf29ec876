import type { LineValue, ShotValue } from '../direct/values/index.ts';

/** A line of a shot with its place in time, seconds from the start of the shot. */
export interface TimedLine {
  readonly line: LineValue;
  readonly start: number;
  readonly end: number;
}

/** Words per second of unhurried speech; Chinese, Japanese and Korean characters count as two thirds of a word. */
const WORDS_PER_SECOND = 2.5;
const SHORTEST_SECONDS = 0.8;

/** How long a line takes to be said, seconds: its recording's length, else about 150 words a minute. */
export function spokenSeconds({ text, recording }: LineValue): number {
  if (recording !== undefined) return recording.info.seconds;
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const words = text
    .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, ' ')
    .match(/[\p{L}\p{N}'’-]+/gu);
  return Math.max(SHORTEST_SECONDS, ((words?.length ?? 0) + wide * (2 / 3)) / WORDS_PER_SECOND);
}

/** When each line of a shot is said. Lines without a time of their own share what the shot has left over evenly, in order. */
export function lineTimes({ lines, seconds }: Pick<ShotValue, 'lines' | 'seconds'>): TimedLine[] {
  const lengths = lines.map(spokenSeconds);
  const loose = lines.filter((line) => line.seconds === undefined).length;
  const pause = Math.max(0, seconds - lengths.reduce((sum, length) => sum + length, 0)) / (loose + 1);
  let at = 0;
  return lines.map((line, i) => {
    const start = line.seconds ?? at + pause;
    at = start + lengths[i]!;
    return { line, start, end: at };
  });
}
