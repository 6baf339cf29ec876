import { lineTimes, spokenSeconds } from '../../../film/line-times.ts';
import type { Film } from '../film.ts';
import { shortened, tenth } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';

/** What is over by less is not over, s. */
const TOLERANCE_SECONDS = 0.15;

/** More to say than the shot has time for. Source: unhurried speech has about 150 words a minute; recordings tell their own length. */
export function longDialogue({ shot }: Scene, { model }: Film): ShotLint[] {
  const { seconds } = shot;
  // What begins when all is over the shot itself tells.
  const lines = shot.lines.filter((line) => (line.seconds ?? 0) < seconds);
  if (lines.length === 0) return [];
  const spoken = lines.reduce((sum, line) => sum + spokenSeconds(line), 0);
  const ends = Math.max(...lineTimes({ lines, seconds }).map(({ end }) => end));
  const needed = Math.ceil(Math.max(spoken, ends) * 2) / 2;
  if (Math.max(spoken, ends) <= seconds + TOLERANCE_SECONDS) return [];
  const what = lines.length === 1 ? `the line "${shortened(lines[0]!.text)}"` : `the ${lines.length} lines`;
  const late = spoken <= seconds + TOLERANCE_SECONDS;
  return [
    {
      code: 'dialogue-too-long',
      severity: 'warning',
      input: 'lines',
      message: late
        ? `${what} end${lines.length === 1 ? 's' : ''} after ${tenth(ends)} s, and the shot is over at ${tenth(seconds)} s`
        : `${what} take${lines.length === 1 ? 's' : ''} about ${tenth(spoken)} s to say, and the shot lasts ${tenth(seconds)} s`,
      remedy:
        needed > model.seconds.max
          ? `shorten what is said, or go on in another shot: a clip has ${model.seconds.max} s at most`
          : `give the shot ${needed} s, or ${late ? 'begin earlier' : 'shorten what is said'}`,
      ...(needed <= model.seconds.max && { mend: { kind: 'set', input: 'seconds', value: needed } as const }),
    },
  ];
}

/** Lines whose times have two speak at once. */
export function overlappingLines({ shot }: Scene): ShotLint[] {
  const timed = lineTimes(shot)
    .filter(({ line }) => line.seconds !== undefined)
    .sort((a, b) => a.start - b.start);
  return timed.flatMap((now, i): ShotLint[] => {
    const before = timed[i - 1];
    if (before === undefined || now.start >= before.end - TOLERANCE_SECONDS) return [];
    const text = `"${shortened(now.line.text, 24)}" begins at ${tenth(now.start)} s while "${shortened(before.line.text, 24)}" is said until ${tenth(before.end)} s`;
    return [
      {
        code: 'lines-overlap',
        severity: 'warning',
        input: 'lines',
        message: `${text}, and models speak one line at a time`,
        remedy: `begin it at ${Math.ceil(before.end * 10) / 10} s, or leave the times out`,
      },
    ];
  });
}
