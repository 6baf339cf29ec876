import { describe, expect, it } from 'vitest';
import { planCuts } from './plan-cuts.ts';

const beatsAt = (tempo: number, offset: number, count: number, downbeat = 0) => ({
  beats: { tempo, confidence: 1, times: Array.from({ length: count }, (_, i) => offset + (i * 60) / tempo) },
  downbeat,
});

describe('planCuts', () => {
  it('cuts every bar, the start and the end being no cuts', () => {
    const { cuts, lengths } = planCuts(beatsAt(120, 0, 16), { pattern: [4], seconds: 8, fps: 24 });
    expect(cuts).toEqual([2, 4, 6]);
    expect(lengths).toEqual([2, 2, 2, 2]);
  });

  it('puts cuts on whole frames, so that lengths add up to the film', () => {
    const { cuts, lengths } = planCuts(beatsAt(112, 0.02, 24), { pattern: [4], seconds: 12.9, fps: 24 });
    expect(cuts.map((seconds) => Math.round(seconds * 24))).toEqual([52, 103, 155, 206, 258]);
    for (const seconds of cuts) expect(seconds * 24).toBeCloseTo(Math.round(seconds * 24), 9);
    expect(lengths.reduce((sum, seconds) => sum + seconds, 0)).toBeCloseTo(310 / 24, 9);
  });

  it('follows a pattern again and again', () => {
    const { cuts } = planCuts(beatsAt(60, 0, 20), { pattern: [4, 2, 1, 1], seconds: 20, fps: 25 });
    expect(cuts).toEqual([4, 6, 7, 8, 12, 14, 15, 16]);
  });

  it('cuts on a downbeat that comes a beat or more after the start, and not on one that comes sooner', () => {
    expect(planCuts(beatsAt(60, 0.4, 9, 1), { pattern: [4], seconds: 9, fps: 24 }).cuts).toEqual([34 / 24, 130 / 24]);
    expect(planCuts(beatsAt(60, 0.4, 9), { pattern: [4], seconds: 9, fps: 24 }).cuts).toEqual([106 / 24]);
  });

  it('gives the whole film to one shot where there is nothing to cut on', () => {
    expect(planCuts(beatsAt(60, 0, 3), { pattern: [8], seconds: 3, fps: 24 })).toEqual({ cuts: [], lengths: [3] });
  });
});
