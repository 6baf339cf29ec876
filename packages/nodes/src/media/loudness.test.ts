import { describe, expect, it } from 'vitest';
import { correct, correctionFilters, parseLoudness, refine } from './loudness.ts';

const goal = { target: -16, peak: -1 };

describe('loudness', () => {
  it('is read from the last measurement in a log', () => {
    const log = (i: string, tp: string) =>
      `[Parsed_loudnorm_0 @ 0x1]\n{\n\t"input_i" : "${i}",\n\t"input_tp" : "${tp}",\n}`;
    expect(parseLoudness(`${log('-1', '0')}\n${log('-23.10', '-4.50')}`)).toEqual({
      integrated: -23.1,
      truePeak: -4.5,
    });
    expect(parseLoudness(log('-inf', '-inf'))).toEqual({ integrated: null, truePeak: -Infinity });
    expect(parseLoudness('frame=1')).toBeUndefined();
  });

  it('is corrected by one gain where peaks allow', () => {
    const correction = correct({ integrated: -22, truePeak: -9 }, goal);
    expect(correction).toEqual({ gain: 6, limited: false });
    expect(correctionFilters(correction, goal)).toEqual(['volume=volume=1.995262:precision=float']);
  });

  it('holds peaks down, and makes up for what that takes away', () => {
    const first = correct({ integrated: -22, truePeak: -2 }, goal);
    expect(first.limited).toBe(true);
    const second = refine(first, { integrated: -16.5, truePeak: -1.2 }, goal);
    expect(second).toEqual({ gain: 6.5, limited: true });
    expect(correctionFilters(second, goal)[1]).toContain('alimiter=limit=0.841395');
  });

  it('leaves silence alone and does not raise noise without end', () => {
    expect(correctionFilters(correct({ integrated: null, truePeak: -Infinity }, goal), goal)).toEqual([]);
    expect(correct({ integrated: -69, truePeak: -60 }, goal).gain).toBe(40);
  });
});
