import {
  canonicalJson,
  defineNode,
  type InputIssue,
  one,
  optional,
  out,
  sha256Text,
  withUnit,
} from '@shotgraph/engine';
import { renderClicks } from '../analyze/click.ts';
import { correctBeats, FACTORS, type Factor } from '../analyze/correct-beats.ts';
import { planCuts } from '../analyze/plan-cuts.ts';
import { storeWav } from '../analyze/wav.ts';
import { wholeIssue } from '../list/whole.ts';
import { SAMPLE_RATE, secondsToSamples } from '../media/frames.ts';
import { predicted } from '../media/index.ts';
import { Audio, Beats, type BeatsValue, choice, Number_, Numbers, Seconds, Text } from '../ports.ts';
import { beatMapWords } from './beat-map-words.ts';

/** Corrects beats by ear and turns them into cuts, bars and a click to check them by. */
export const beatMap = defineNode({
  type: 'direct/beat-map',
  version: 1,
  title: 'Beat map',
  doc: 'Turns the beats of music into cuts on whole frames, with bars, and a click track to hear whether they are right.',
  tags: ['cut', 'bar', 'downbeat', 'music video', 'metronome', 'click', 'tempo', 'double', 'half', 'rhythm'],
  effect: 'compute',
  needs: ['assets'],
  inputs: {
    beats: one(Beats, 'The beats of the music.'),
    factor: one(
      choice(...(Object.keys(FACTORS) as [Factor, ...Factor[]])),
      'Counts the music twice as fast, half as fast and so on, when the click sounds so.',
      { default: 'x1' },
    ),
    shift: one(withUnit(Number_, 'beats'), 'Moves the beats later; 0.5 moves them between two, negative is earlier.', {
      default: 0,
      min: -64,
      max: 64,
      step: 0.5,
    }),
    offset: optional(Seconds, 'When the first bar begins, if you know it; the beats move so that it does.', { min: 0 }),
    downbeat: one(Number_, 'A beat that begins a bar; the first beat of the music is 1.', {
      default: 1,
      min: 1,
      step: 1,
    }),
    beatsPerBar: one(Number_, 'Beats in a bar.', { default: 4, min: 1, max: 32, step: 1 }),
    every: one(Number_, 'Beats from one cut to the next.', { default: 4, min: 1, max: 1000, step: 1 }),
    pattern: optional(
      Numbers,
      'Beats of one shot after the other, again and again, in place of every: [4, 4, 2, 2] gives two long shots and two short ones.',
    ),
    seconds: optional(Seconds, 'Length of the film; up to one beat after the last when left out.', {
      min: 0.1,
      max: 10_800,
    }),
    fps: one(withUnit(Number_, 'fps'), 'Frames per second that cuts fall on.', { default: 24, min: 1, max: 120 }),
  },
  outputs: {
    beats: out(Beats, 'The beats as they are counted now.'),
    cuts: out(Numbers, 'When to cut, seconds, on whole frames.'),
    lengths: out(Numbers, 'Length of every shot between the cuts, from the start of the film to its end, seconds.'),
    bars: out(Numbers, 'When each bar begins, seconds.'),
    click: out(
      Audio,
      'A click on every beat, higher and louder where a bar begins; mix it under the music and listen.',
    ),
    words: out(Text, 'The map in words.'),
  },

  check({ beats, downbeat, beatsPerBar, every, pattern, offset, seconds }): InputIssue[] {
    const length = seconds ?? (beats && lengthOf(beats));
    const wrong = pattern?.find((count) => !(Number.isInteger(count) && count >= 1));
    return [
      ...wholeIssue('downbeat', downbeat),
      ...wholeIssue('beatsPerBar', beatsPerBar),
      ...wholeIssue('every', every),
      ...(wrong === undefined ? [] : [patternIssue(`a shot cannot last ${wrong} beats; use whole numbers from 1 up`)]),
      ...(pattern?.length === 0 ? [patternIssue('the pattern is empty; type in the beats of at least one shot')] : []),
      ...(offset === undefined || length === undefined || offset < length ? [] : [offsetIssue(offset, length)]),
    ];
  },

  predict(inputs) {
    const { plan, ...rest } = mapBeats(inputs);
    const id = sha256Text(canonicalJson(['direct/beat-map', 1, rest.beats, rest.bars, plan.seconds]));
    const seconds = secondsToSamples(plan.seconds) / SAMPLE_RATE;
    return { ...rest, click: predicted('audio', { seconds, sampleRate: SAMPLE_RATE, channels: 1 }, id) };
  },

  async run(inputs, { host }) {
    const { plan, ...rest } = mapBeats(inputs);
    const bars = new Set(rest.bars);
    const clicks = rest.beats.times.map((seconds) => ({ seconds, accent: bars.has(seconds) }));
    return { ...rest, click: await storeWav(renderClicks(clicks, plan.seconds), SAMPLE_RATE, host.assets) };
  },
});

interface MapInputs {
  readonly beats: BeatsValue;
  readonly factor: Factor;
  readonly shift: number;
  readonly offset: number | undefined;
  readonly downbeat: number;
  readonly beatsPerBar: number;
  readonly every: number;
  readonly pattern: readonly number[] | undefined;
  readonly seconds: number | undefined;
  readonly fps: number;
}

/** Everything but the sound. */
function mapBeats(inputs: MapInputs) {
  const { beatsPerBar, every, pattern = [every], fps } = inputs;
  const seconds = inputs.seconds ?? lengthOf(inputs.beats);
  // Any bar will do to count from; the first is always among the beats.
  const corrected = correctBeats(inputs.beats, { ...inputs, downbeat: (inputs.downbeat - 1) % beatsPerBar, seconds });
  const first = corrected.downbeat % beatsPerBar;
  const downbeat = first < 0 ? first + beatsPerBar : first;
  const { beats } = corrected;
  const bars = beats.times.filter((_, i) => i >= downbeat && (i - downbeat) % beatsPerBar === 0);
  const plan = { pattern, seconds, fps };
  const { cuts, lengths } = planCuts({ beats, downbeat }, plan);
  return { beats, cuts, lengths, bars, words: beatMapWords({ beats, bars, cuts, lengths, beatsPerBar, plan }), plan };
}

/** Up to one beat after the last. */
const lengthOf = ({ times, tempo }: BeatsValue): number => (times.at(-1) ?? 0) + 60 / tempo;

const patternIssue = (message: string): InputIssue => ({
  input: 'pattern',
  message,
  mend: { kind: 'set', input: 'pattern', label: 'cut evenly' },
});

const offsetIssue = (offset: number, seconds: number): InputIssue => ({
  input: 'offset',
  message: `the first bar cannot begin at ${offset} s, after the end at ${Math.round(seconds * 1000) / 1000} s; lower the offset`,
  mend: { kind: 'set', input: 'offset', label: 'leave the beats where they are' },
});
