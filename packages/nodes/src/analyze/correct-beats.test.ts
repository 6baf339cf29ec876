import { describe, expect, it } from 'vitest';
import { type Correction, correctBeats, FACTORS, type Factor } from './correct-beats.ts';

const music = { tempo: 120, times: [0.5, 1, 1.5, 2, 2.5, 3], confidence: 0.8 };
const asHeard: Correction = { factor: 'x1', downbeat: 0, shift: 0 };
const corrected = (correction: Partial<Correction>) => correctBeats(music, { ...asHeard, ...correction });

describe('correctBeats', () => {
  it('leaves right beats as they are', () => {
    expect(corrected({})).toEqual({ beats: music, downbeat: 0 });
    expect(corrected({ downbeat: 2 }).downbeat).toBe(2);
  });

  it('doubles: a beat between each two', () => {
    const { beats, downbeat } = corrected({ factor: 'x2', downbeat: 1 });
    expect(beats.tempo).toBe(240);
    expect(beats.times).toEqual([0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3]);
    expect(beats.times[downbeat]).toBe(1);
  });

  it('halves: keeps every other beat, the downbeat among them', () => {
    expect(corrected({ factor: '/2' }).beats).toEqual({ tempo: 60, times: [0.5, 1.5, 2.5], confidence: 0.8 });
    const odd = corrected({ factor: '/2', downbeat: 1 });
    expect(odd.beats.times).toEqual([1, 2, 3]);
    expect(odd.downbeat).toBe(0);
  });

  it('counts three in the time of two', () => {
    const { beats } = corrected({ factor: 'x3/2' });
    expect(beats.tempo).toBe(180);
    expect(beats.times).toEqual([0.5, 0.833, 1.167, 1.5, 1.833, 2.167, 2.5, 2.833]);
  });

  it('moves beats by parts of a beat, filling up towards the start', () => {
    expect(corrected({ shift: 0.5 }).beats.times).toEqual([0.75, 1.25, 1.75, 2.25, 2.75, 3.25]);
    expect(corrected({ shift: -0.5, seconds: 2.5 }).beats.times).toEqual([0.75, 1.25, 1.75, 2.25]);
  });

  it('moves bars and not beats by whole beats', () => {
    const { beats, downbeat } = corrected({ shift: 1, seconds: 3.2 });
    expect(beats.times).toEqual(music.times);
    expect(downbeat).toBe(1);
    expect(corrected({ shift: -1, seconds: 3.2 }).downbeat).toBe(-1);
  });

  it('puts the first bar where somebody heard it', () => {
    const { beats, downbeat } = corrected({ offset: 1.1, downbeat: 1, seconds: 3 });
    expect(beats.times).toEqual([0.6, 1.1, 1.6, 2.1, 2.6]);
    expect(downbeat).toBe(1);
  });

  it('goes on at the tempo to the end of the film, or stops there', () => {
    expect(corrected({ seconds: 4.2 }).beats.times).toEqual([...music.times, 3.5, 4]);
    expect(corrected({ seconds: 2 }).beats.times).toEqual([0.5, 1, 1.5]);
  });

  it('follows beats that drift', () => {
    const drifting = { tempo: 100, times: [0, 0.5, 1.1], confidence: 1 };
    expect(correctBeats(drifting, { ...asHeard, factor: 'x2' }).beats.times).toEqual([0, 0.25, 0.5, 0.8, 1.1]);
  });

  it('needs no beat at all, only a tempo', () => {
    const beats = { tempo: 60, times: [], confidence: 0 };
    expect(correctBeats(beats, { ...asHeard, seconds: 2.5 }).beats.times).toEqual([0, 1, 2]);
  });

  it('rises, and keeps the downbeat among the beats, for every correction', () => {
    for (const factor of Object.keys(FACTORS) as Factor[])
      for (const shift of [-7, -0.5, 0, 0.25, 3])
        for (const downbeat of [0, 1, 2, 3]) {
          const found = corrected({ factor, shift, downbeat, seconds: 9 });
          const { times, tempo } = found.beats;
          expect(times[0]).toBeGreaterThanOrEqual(0);
          for (const [i, time] of times.entries()) if (i > 0) expect(time - times[i - 1]!).toBeCloseTo(60 / tempo, 2);
          const [many, few] = FACTORS[factor];
          const heard = music.times[downbeat]! + (shift * 0.5 * few) / many;
          const bar = times[found.downbeat];
          if (bar !== undefined) expect(bar).toBeCloseTo(heard, 2);
        }
  });
});
