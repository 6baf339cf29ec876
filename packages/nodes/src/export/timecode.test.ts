import { describe, expect, it } from 'vitest';
import { nearestRate, toFrameRate, toFrames } from './frame-rate.ts';
import { hourToFrame, toTimecode } from './timecode.ts';

const at = (frame: number, fps: number, drop = true) => toTimecode(frame, toFrameRate(fps, drop));

describe('toTimecode', () => {
  it.each([
    [24, 25, '00:00:01:01'],
    [25, 25, '00:00:01:00'],
    [30, 29, '00:00:00:29'],
    [24, 24 * 3661 + 5, '01:01:01:05'],
    [23.976, 24 * 60, '00:01:00:00'],
    [50, 49, '00:00:00:49'],
  ])('counts every frame at %f fps: %i is %s', (fps, frame, timecode) => {
    expect(at(frame, fps)).toBe(timecode);
  });

  it('drops numbers at 29.97 as the standard has it', () => {
    expect(at(1799, 29.97)).toBe('00:00:59;29');
    expect(at(1800, 29.97)).toBe('00:01:00;02');
    expect(at(17_981, 29.97)).toBe('00:09:59;29');
    expect(at(17_982, 29.97)).toBe('00:10:00;00');
    expect(at(17_982 + 1800, 29.97)).toBe('00:11:00;02');
    expect(at(107_892, 29.97)).toBe('01:00:00;00');
  });

  it('drops four numbers at 59.94', () => {
    expect(at(3599, 59.94)).toBe('00:00:59;59');
    expect(at(3600, 59.94)).toBe('00:01:00;04');
    expect(at(35_964, 59.94)).toBe('00:10:00;00');
  });

  it('can do without dropping, and never drops elsewhere', () => {
    expect(at(1800, 29.97, false)).toBe('00:01:00:00');
    expect(at(1800, 30)).toBe('00:01:00:00');
    expect(at(1440, 23.976)).toBe('00:01:00:00');
  });

  it('never gives a dropped number, gives each once and rising, and keeps to the clock', () => {
    const rate = toFrameRate(29.97, true);
    let last = '';
    for (let frame = 0; frame < 40_000; frame++) {
      const timecode = toTimecode(frame, rate);
      expect(timecode > last).toBe(true);
      last = timecode;
      const [, minutes, seconds, frames] = timecode.split(/[:;]/).map(Number);
      if (seconds === 0 && minutes! % 10 !== 0) expect(frames).toBeGreaterThan(1);
      const clock = minutes! * 60 + seconds! + frames! / 30;
      // A minute loses up to 60 ms before its two numbers are dropped.
      expect(Math.abs(clock - (frame * 1001) / 30_000)).toBeLessThan(0.065);
    }
  });

  it('starts again after a day', () => {
    expect(at(24 * 86_400 + 3, 24)).toBe('00:00:00:03');
    expect(at(2_589_408, 29.97)).toBe('00:00:00;00');
  });
});

describe('hourToFrame', () => {
  it.each([24, 25, 29.97, 30, 59.94])('is the frame whose timecode is the full hour at %f fps', (fps) => {
    const rate = toFrameRate(fps, true);
    for (const hour of [0, 1, 10, 23])
      expect(toTimecode(hourToFrame(hour, rate), rate)).toMatch(
        new RegExp(`^${String(hour).padStart(2, '0')}:00:00[:;]00$`),
      );
  });
});

describe('frame rates', () => {
  it('are told by their usual numbers', () => {
    expect(toFrameRate(29.97, true)).toEqual({ num: 30_000, den: 1001, nominal: 30, dropFrame: true });
    expect(toFrameRate(30_000 / 1001, false)).toEqual({ num: 30_000, den: 1001, nominal: 30, dropFrame: false });
    expect(toFrameRate(25, true).dropFrame).toBe(false);
    expect(toFrames(2, toFrameRate(29.97, true))).toBe(60);
  });

  it('that timecode does not have are refused, with the nearest at hand', () => {
    expect(() => toFrameRate(15, true)).toThrow('timecode has no 15 frames a second; use one of 23.976, 24, 25');
    expect(nearestRate(15)).toBe(23.976);
    expect(nearestRate(28)).toBe(29.97);
    expect(nearestRate(120)).toBe(60);
  });
});
