import { describe, expect, it } from 'vitest';
import { snapTimes } from './snap.ts';

const even = { tempo: 120, times: [0, 0.5, 1, 1.5, 2] };

describe('snapTimes', () => {
  it('takes the nearest beat, of two equally near the earlier', () => {
    expect(snapTimes([0.2, 0.6, 1.25, 1.76], even, 24)).toEqual([0, 0.5, 1, 2]);
  });

  it('lies on whole frames: 97 bpm are 14.845 frames a beat at 24 fps', () => {
    const beats = { tempo: 97, times: [] };
    expect(snapTimes([0.6, 1.2, 1.9], beats, 24).map((seconds) => seconds * 24)).toEqual([15, 30, 45]);
    expect(snapTimes([0.6], beats, 29.97)).toEqual([(19 * 1001) / 30_000]);
  });

  it('never lets two instants fall together', () => {
    expect(snapTimes([0.9, 1, 1.1], even, 24)).toEqual([1, 1.5, 2]);
    expect(snapTimes([0, 0], { tempo: 3600, times: [] }, 24)).toEqual([0, 1 / 24]);
  });

  it('goes on with the tempo before the first and past the last beat, but not before 0', () => {
    const late = { tempo: 60, times: [2.25, 3.25] };
    expect(snapTimes([0.4, 1.1, 5.1], late, 24)).toEqual([0.25, 1.25, 5.25]);
    expect(snapTimes([0], { tempo: 60, times: [0.75] }, 24)).toEqual([0.75]);
  });

  it('keeps a rising list rising and every instant within half a beat and half a frame of a beat', () => {
    const beats = { tempo: 128, times: Array.from({ length: 30 }, (_, i) => 0.1 + i * 0.469 + (i % 4) * 0.011) };
    const times = Array.from({ length: 25 }, (_, i) => i * 0.61);
    const snapped = snapTimes(times, beats, 25);
    for (const [i, seconds] of snapped.entries()) {
      if (i > 0) expect(seconds).toBeGreaterThan(snapped[i - 1]!);
      expect(Math.abs(seconds - times[i]!)).toBeLessThan(0.47 / 2 + 0.02 + 0.033);
      expect(seconds * 25).toBeCloseTo(Math.round(seconds * 25), 9);
    }
  });
});
