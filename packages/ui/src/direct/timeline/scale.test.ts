import { describe, expect, it } from 'vitest';
import { beatMarks, fitScale, rulerMarks, snapTo, zoomed } from './scale.ts';
import { wavePath } from './wave-path.ts';
import { describeMoves, sayChoice, sayLength, timecode } from './words.ts';

const BEATS = { tempo: 120, times: [0.5, 1, 1.5, 2] };

describe('the clock of a timeline', () => {
  it('shows a whole film, and goes nearer in steps within reason', () => {
    expect(fitScale(10, 556)).toBe(50);
    expect(zoomed(50, 1)).toBeCloseTo(70);
    expect(zoomed(2, -1)).toBe(2);
    expect(zoomed(600, 1)).toBe(600);
  });

  it('has as many marks as there is room for', () => {
    expect(rulerMarks(5, 60)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rulerMarks(60, 8)).toEqual([0, 10, 20, 30, 40, 50, 60]);
  });

  it('marks beats and bars, past those that were heard', () => {
    const marks = beatMarks(BEATS, { seconds: 4, scale: 50, beatsPerBar: 4, downbeat: 2 });
    expect(marks.map(({ seconds }) => seconds)).toEqual([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
    expect(marks.filter(({ bar }) => bar !== undefined)).toEqual([
      { seconds: 1, bar: 1 },
      { seconds: 3, bar: 2 },
    ]);
    const far = beatMarks(BEATS, { seconds: 4, scale: 4, beatsPerBar: 4, downbeat: 1 });
    expect(far.every(({ bar }) => bar !== undefined)).toBe(true);
  });

  it('draws to the nearest of what is near', () => {
    expect(snapTo(2.2, [2, 2.3, 5], 0.25)).toBe(2.3);
    expect(snapTo(3.5, [2, 2.3, 5], 0.25)).toBe(3.5);
  });
});

describe('words of a timeline', () => {
  it('count frames, name choices and moves', () => {
    expect(timecode(64.5)).toBe('01:04:12');
    expect(sayLength(2.25)).toBe('2.25 s');
    expect([sayChoice('extreme-wide'), sayChoice('unset')]).toEqual(['extreme wide', '']);
    const moves = [
      { move: 'static', amount: 0, unit: '' },
      { move: 'whip', amount: 35, unit: '°' },
      { move: 'dolly', amount: -1.5, unit: 'm' },
    ];
    expect(describeMoves(moves)).toBe('static, whip 35°, dolly -1.5 m');
  });
});

it('outlines a sound about its middle', () => {
  expect(wavePath([1, 0])).toBe('M0.5 2L1.5 49L1.5 51L0.5 98Z');
  expect(wavePath([])).toBe('');
});
