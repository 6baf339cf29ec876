import { describe, expect, it } from 'vitest';
import { suggest } from '../near-names.ts';
import { parseLimits } from './quantities.ts';
import { table } from './table.ts';
import { count, showBytes, showCosts, showDuration, showMoney, showPrice } from './units.ts';
import { textWidth, toLine, truncate } from './width.ts';

describe('text for people', () => {
  it('counts columns by what a terminal gives each character', () => {
    expect(['fox', 'é', 'e\u0301', '狐', '🦊', '👩‍🎬'].map(textWidth)).toEqual([3, 1, 1, 2, 2, 2]);
  });

  it('cuts between characters and never past the width', () => {
    expect(['fox', '狐狐狐', '🦊🦊🦊'].map((text) => truncate(text, 4))).toEqual(['fox', '狐…', '🦊…']);
    expect(truncate('fox', 0)).toBe('');
  });

  it('shows control characters instead of obeying them', () => {
    expect(toLine('a\u001b[31mb\r\nc\u202ed')).toBe('a\ufffd[31mb c\ufffdd');
  });

  it('says durations, bytes and counts', () => {
    expect([0, 49, 12_340, 59_949, 59_950, 65_000, 3_600_000].map(showDuration)).toEqual([
      '0.0 s',
      '0.0 s',
      '12.3 s',
      '59.9 s',
      '1 min 00 s',
      '1 min 05 s',
      '1 h 00 min',
    ]);
    expect([0, 999, 1000, 999_949, 999_960, 12_300_000].map(showBytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '999.9 kB',
      '1.0 MB',
      '12.3 MB',
    ]);
    expect([count(1, 'node'), count(2, 'node')]).toEqual(['1 node', '2 nodes']);
  });

  it('says sums with two decimals, or three where it takes them', () => {
    const usd = (amount: number) => showMoney({ amount, currency: 'USD' });
    expect([0, 0.76, 0.762, 5, 1.5, 1234.5, 0.0004, 0.1 + 0.2].map(usd)).toEqual([
      '$0.00',
      '$0.76',
      '$0.762',
      '$5.00',
      '$1.50',
      '$1234.50',
      '<$0.001',
      '$0.30',
    ]);
    expect(showMoney({ amount: 5.4518, currency: 'CNY' })).toBe('¥5.452');
    expect(showPrice({ min: 0.76249, max: 0.76241, currency: 'USD' })).toBe('$0.762 to $0.763');
    expect(showPrice({ min: 0.3, max: 0.3, currency: 'USD' })).toBe('$0.30');
    expect(showCosts([])).toBe('$0.00');
  });

  it('takes sums as people write them', () => {
    expect(parseLimits(['5', '30CNY'], '--max-cost')).toEqual({ USD: 5, CNY: 30 });
    expect(parseLimits(['$1.52', '¥30'], '--max-cost')).toEqual({ USD: 1.52, CNY: 30 });
    expect(parseLimits(['2 usd'], '--max-cost')).toEqual({ USD: 2 });
    for (const bad of ['', '-1', '5EUR', '$5CNY', '1e3', 'USD', '__proto__'])
      expect(() => parseLimits([bad], '--max-cost')).toThrow('takes a sum such as 5, 5USD or 30CNY');
  });

  it('aligns columns and leaves no blanks at the end', () => {
    expect(
      table([
        ['a', 'b', ''],
        ['狐狐', 'c', 'd'],
      ]),
    ).toEqual(['a     b', '狐狐  c  d']);
  });

  it('suggests what was probably meant, else what there is', () => {
    const known = ['start', 'end', 'video'];
    expect(suggest('ned', known)).toBe('there are "start", "end", "video"');
    expect(suggest('vidoe', known)).toBe('did you mean "video"?');
    expect(suggest('VIDEO', known)).toBe('did you mean "video"?');
    expect(suggest('x', [])).toBe('there are none');
  });
});
