import { describe, expect, it } from 'vitest';
import { lineTimes, spokenSeconds } from './line-times.ts';

const line = (text: string, seconds?: number) => ({
  speaker: 'Mara',
  text,
  delivery: '',
  ...(seconds !== undefined && { seconds }),
});

describe('when lines are said', () => {
  it('takes about 150 words a minute, and four characters a second in Chinese', () => {
    expect(spokenSeconds(line('one two three four five'))).toBe(2);
    expect(spokenSeconds(line('我们今天必须离开这座城市吧'))).toBeCloseTo((13 * 2) / 3 / 2.5, 9);
    expect(spokenSeconds(line('No.'))).toBe(0.8);
    expect(spokenSeconds(line("It's a well-worn coat"))).toBe(1.6);
  });

  it('shares the silence evenly between lines without a time', () => {
    const times = lineTimes({ seconds: 10, lines: [line('one two three four five'), line('one two three four five')] });
    expect(times.map(({ start, end }) => [start, end])).toEqual([
      [2, 4],
      [6, 8],
    ]);
  });

  it('keeps given times', () => {
    const [first, second] = lineTimes({
      seconds: 6,
      lines: [line('one two three four five', 1), line('yes yes yes yes yes')],
    });
    expect(first!.start).toBe(1);
    expect(second!.start).toBe(4);
  });
});
