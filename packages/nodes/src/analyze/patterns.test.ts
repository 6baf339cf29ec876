import { beforeAll, describe, expect, it } from 'vitest';
import { findBeats } from './find-beats.ts';
import { SAMPLE_RATE } from './testing/synth-beats.ts';
import { PATTERNS, type PatternName, synthPattern } from './testing/synth-patterns.ts';

const range = { min: 60, max: 180 };
const FRAME = 1 / 24;
const tempos = [61.3, 84.7, 103.9, 120, 137.25, 178.6];
const names = Object.keys(PATTERNS) as PatternName[];

const near = (tempo: number, bpm: number) => Math.abs(tempo / bpm - 1) < 0.01;
const distances = (beats: readonly number[], times: readonly number[]) =>
  beats.map((beat) => Math.min(...times.map((time) => Math.abs(time - beat))));

/** What is found in a pattern whose first beat begins a bar. */
function listen(name: PatternName, bpm: number) {
  const track = synthPattern(name, bpm, 15, 0.1 + bpm / 1000);
  return { ...track, bpm, found: findBeats(track.pcm, SAMPLE_RATE, range)! };
}

describe.each(names)('the beats of a %s pattern', (name) => {
  let heard: readonly ReturnType<typeof listen>[] = [];
  beforeAll(() => {
    heard = tempos.map((bpm) => listen(name, bpm));
  });

  it('have the right tempo within 1 %, or name it among the alternatives', () => {
    for (const { bpm, found } of heard) {
      const all = [found.tempo, ...found.alternatives.map(({ tempo }) => tempo)];
      expect(
        all.some((tempo) => near(tempo, bpm)),
        `${bpm} bpm in ${all.join(', ')}`,
      ).toBe(true);
    }
  });

  it('lie within a frame, once the right tempo is chosen', () => {
    for (const { bpm, found, pcm, beats } of heard) {
      const chosen = near(found.tempo, bpm) ? found : findBeats(pcm, SAMPLE_RATE, { ...range, tempo: bpm })!;
      expect(Math.max(...distances(beats, chosen.times)), `${bpm} bpm`).toBeLessThan(FRAME);
    }
  });

  it('tell where bars begin, or that this cannot be told', () => {
    for (const { bpm, found, beats, beatsPerBar } of heard) {
      if (!near(found.tempo, bpm)) continue;
      if (!PATTERNS[name].hasDownbeat) expect(found.bars.confidence, `${bpm} bpm`).toBeLessThan(0.3);
      else if (found.bars.confidence >= 0.3) {
        const first = beats.findIndex((beat) => Math.abs(beat - found.times[found.bars.first]!) < FRAME);
        expect({ length: found.bars.beatsPerBar, place: first % beatsPerBar }, `${bpm} bpm`).toEqual({
          length: beatsPerBar,
          place: 0,
        });
      }
    }
  });
});

describe('alternatives', () => {
  it('are twice and half the tempo at least, the likeliest first, none likelier than the tempo', () => {
    const { found } = listen('rock', 120);
    const tempos = found.alternatives.map(({ tempo }) => tempo);
    expect(tempos).toContain(60);
    expect(tempos).toContain(240);
    const likelihoods = [found.confidence, ...found.alternatives.map(({ confidence }) => confidence)];
    expect(likelihoods).toEqual(likelihoods.toSorted((a, b) => b - a));
  });

  it('are none for a tempo that somebody typed in', () => {
    const { pcm } = synthPattern('rock', 120, 8, 0.1);
    expect(findBeats(pcm, SAMPLE_RATE, { ...range, tempo: 120 })!.alternatives).toEqual([]);
  });
});

describe('bars', () => {
  it('of three are told from bars of four', () => {
    expect(listen('waltz', 103.9).found.bars).toMatchObject({ beatsPerBar: 3, first: 0, confidence: 1 });
    expect(listen('swing', 103.9).found.bars).toMatchObject({ beatsPerBar: 4, first: 0, confidence: 0.778 });
  });

  it('are a guess where there are too few of them', () => {
    const { pcm } = synthPattern('swing', 120, 5, 0.1);
    expect(findBeats(pcm, SAMPLE_RATE, range)!.bars.confidence).toBe(0);
  });
});
