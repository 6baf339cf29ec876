import { describe, expect, it } from 'vitest';
import { beatIndex, beatSeconds } from './beat-time.ts';
import { barsFrom, EVERY_BEAT, snapShots } from './snap.ts';
import { directionSeconds, shotStarts, type TimedShot } from './timing.ts';

const shot = (seconds: number, kind: TimedShot['transition']['kind'] = 'cut', over = 0): TimedShot => ({
  seconds,
  transition: { kind, seconds: over },
});
const even = { tempo: 120, times: [0, 0.5, 1, 1.5, 2] };
const loose = { tempo: 100, times: [0.4, 1, 1.7, 2.2] };

describe('beats in time', () => {
  it('are interpolated, and go on at the tempo', () => {
    expect(beatSeconds(even, 2.5)).toBe(1.25);
    expect(beatSeconds(even, 6)).toBe(3);
    expect(beatSeconds(loose, 1.5)).toBeCloseTo(1.35, 12);
    expect(beatSeconds(loose, 5)).toBeCloseTo(2.2 + 2 * 0.6, 12);
    expect(beatSeconds(loose, -1)).toBeCloseTo(-0.2, 12);
    expect(beatSeconds({ tempo: 60, times: [] }, 3)).toBe(3);
  });

  it('are found again', () => {
    for (const beats of [even, loose, { tempo: 90, times: [] }, { tempo: 90, times: [1] }])
      for (const index of [-1, 0, 0.25, 1, 1.75, 3, 7.5])
        expect(beatIndex(beats, beatSeconds(beats, index))).toBeCloseTo(index, 9);
  });
});

describe('shots on the beat', () => {
  const lengths = (...args: Parameters<typeof snapShots>) => snapShots(...args).map(({ seconds }) => seconds);

  it('end on the nearest beat, counted from where they were, not from where the last one moved to', () => {
    expect(lengths([shot(1.2), shot(1.2), shot(1.2)], even, EVERY_BEAT)).toEqual([1, 1.5, 1]);
    expect(shotStarts({ shots: snapShots([shot(1.1), shot(0.7)], loose, EVERY_BEAT) })).toEqual([0, 1]);
  });

  it('of two beats equally near take the earlier', () => {
    expect(lengths([shot(1.25)], even, EVERY_BEAT)).toEqual([1]);
  });

  it('keep to bars, past the last known beat too', () => {
    expect(lengths([shot(3), shot(4.4)], even, barsFrom(1, 4))).toEqual([2, 6]);
    expect(lengths([shot(3.1), shot(4.4)], even, barsFrom(1, 4))).toEqual([4, 4]);
  });

  it('keep to bars that begin on another beat than the first', () => {
    expect(barsFrom(3, 4)).toEqual({ first: 2, each: 4 });
    expect(barsFrom(7, 4)).toEqual({ first: 2, each: 4 });
    expect(lengths([shot(0.9), shot(1.9)], even, barsFrom(3, 4))).toEqual([1, 2]);
  });

  it('never become shorter than half a second', () => {
    expect(lengths([shot(0.2), shot(0.2), shot(0.2)], { tempo: 240, times: [] }, EVERY_BEAT)).toEqual([0.5, 0.5, 0.5]);
    expect(lengths([shot(0.2)], { tempo: 200, times: [] }, EVERY_BEAT)).toEqual([0.6]);
  });

  it('wait for the first beat', () => {
    expect(lengths([shot(1), shot(1)], { tempo: 60, times: [3, 4] }, EVERY_BEAT)).toEqual([3, 1]);
  });

  it('begin on beats when they overlap, and stay twice as long as their transitions', () => {
    const shots = [shot(4.1), shot(4.2, 'dissolve', 1), shot(2, 'dissolve', 1)];
    const snapped = snapShots(shots, even, EVERY_BEAT);
    expect(shotStarts({ shots: snapped })).toEqual([0, 3, 6.5]);
    expect(directionSeconds({ shots: snapped })).toBe(8.5);
    for (const { seconds } of snapped) expect(seconds).toBeGreaterThanOrEqual(2);
  });

  it('fall on beats whatever their lengths are', () => {
    const beats = { tempo: 97, times: Array.from({ length: 40 }, (_, i) => 0.31 + i * 0.617 + (i % 3) * 0.013) };
    const shots = Array.from({ length: 60 }, (_, i) =>
      shot(0.3 + ((i * 37) % 29) / 10, i % 4 === 3 ? 'dissolve' : 'cut', 0.15),
    );
    const snapped = snapShots(shots, beats, EVERY_BEAT);
    for (const seconds of [...shotStarts({ shots: snapped }).slice(1), directionSeconds({ shots: snapped })])
      expect(Math.abs(beatIndex(beats, seconds) - Math.round(beatIndex(beats, seconds)))).toBeLessThan(1e-5);
    for (const { seconds } of snapped) expect(seconds).toBeGreaterThanOrEqual(0.5);
  });
});
