import type { CutPlan } from '../analyze/plan-cuts.ts';
import { secondsToFrames } from '../media/frames.ts';
import type { BeatsValue } from '../ports.ts';

/** More cuts than these are counted, not listed. */
const MOST_LISTED = 16;

/** What a beat map is told from. */
export interface BeatMap {
  readonly beats: BeatsValue;
  readonly bars: readonly number[];
  readonly cuts: readonly number[];
  readonly lengths: readonly number[];
  readonly beatsPerBar: number;
  readonly plan: CutPlan;
}

/**
 * A beat map in words:
 * `112 bpm in bars of 4: 24 beats over 12.86 s, the first bar at 0.002 s.` and
 * `5 cuts, every 4 beats, at 2.125 s (frame 51), …; shots last from 2.125 s to 2.167 s.`
 */
export function beatMapWords({ beats, bars, cuts, lengths, beatsPerBar, plan }: BeatMap): string {
  const { tempo, times } = beats;
  const first = bars[0] === undefined ? 'no whole bar' : `the first bar at ${short(bars[0])} s`;
  const music = `${short(tempo)} bpm in bars of ${beatsPerBar}: ${counted(times.length, 'beat')} over ${short(plan.seconds)} s, ${first}.`;
  if (cuts.length === 0) return `${music} No cut.`;
  const { pattern, fps } = plan;
  const rhythm =
    pattern.length === 1
      ? pattern[0] === 1
        ? 'on every beat'
        : `every ${pattern[0]} beats`
      : `after ${pattern.join(', ')} beats in turn`;
  const listed = cuts
    .slice(0, MOST_LISTED)
    .map((seconds) => `${short(seconds)} s (frame ${secondsToFrames(seconds, fps)})`)
    .join(', ');
  const more = cuts.length > MOST_LISTED ? ` and ${cuts.length - MOST_LISTED} more` : '';
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const last =
    short(shortest) === short(longest)
      ? `every shot lasts ${short(shortest)} s`
      : `shots last from ${short(shortest)} s to ${short(longest)} s`;
  return `${music}\n${counted(cuts.length, 'cut')}, ${rhythm}, at ${listed}${more}; ${last}.`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** To a thousandth. */
const short = (value: number): number => Math.round(value * 1000) / 1000;
