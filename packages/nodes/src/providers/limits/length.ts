import type { LengthLimits } from '../profile/types.ts';
import { issue, mediaIssue, type PlacedMedia, secondsText } from './issue.ts';
import { areTooLong, sumSeconds } from './measure.ts';
import type { LimitIssue, Mend } from './types.ts';

/**
 * Lengths of clips or sounds, each and together. Beyond the limits a small tolerance is accepted; what mends them goes to the
 * documented limit.
 *
 * @param what - `clips`, `sounds`
 */
export function lengthIssues(
  rule: number,
  input: 'videos' | 'audios',
  placed: readonly PlacedMedia[],
  limits: LengthLimits,
  what: string,
): readonly LimitIssue[] {
  const { min, total, tolerance } = limits;
  const shorts = placed.flatMap(({ media: { seconds }, place }) => {
    if (seconds === undefined || seconds >= min - tolerance) return [];
    return [mediaIssue(rule, place, `${secondsText(seconds)} is too short; use ${min} to ${total} s`)];
  });
  const sum = sumSeconds(placed.map(({ media }) => media));
  if (!areTooLong(sum, limits)) return shorts;
  const mend = shorten(placed, sum - total, min);
  const rest = mend ? `trim ${input} ${(mend.index ?? 0) + 1} to ${secondsText(mend.to.end)}` : 'remove some';
  if (placed.length === 1)
    return [
      ...shorts,
      mediaIssue(rule, placed[0]!.place, `${secondsText(sum)} is too long; use ${min} to ${total} s: ${rest}`, {
        mend,
      }),
    ];
  const message = `the ${what} are ${secondsText(sum)} together; at most ${total} s are taken: ${rest}`;
  return [...shorts, issue(rule, input, message, { mend })];
}

/** Takes the excess from the longest one, if enough of it is left. */
function shorten(
  placed: readonly PlacedMedia[],
  excess: number,
  min: number,
): Extract<Mend, { kind: 'trim' }> | undefined {
  const longest = placed.reduce((a, b) => ((b.media.seconds ?? 0) > (a.media.seconds ?? 0) ? b : a));
  const end = Math.floor(((longest.media.seconds ?? 0) - excess) * 1000 + 1e-6) / 1000;
  return end >= min ? { kind: 'trim', ...longest.place, to: { start: 0, end } } : undefined;
}
