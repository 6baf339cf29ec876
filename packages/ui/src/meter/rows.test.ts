import { describe, expect, it } from 'vitest';
import { blocksOf, cardRows, overInWords, partOf, usedInWords } from './rows.ts';

const row = (id: string, used: number, allowed: number, more: object = {}) => ({
  id,
  label: id,
  used,
  allowed,
  state: used > allowed ? 'over' : used === allowed ? 'full' : 'free',
  ...more,
});

describe('rows of the meter', () => {
  it('are blocks for few things, and a bar for many or for lengths', () => {
    expect(blocksOf({ allowed: 9 })).toBe(9);
    expect(blocksOf({ allowed: 30 })).toBeUndefined();
    expect(blocksOf({ allowed: 5, unit: 'seconds' })).toBeUndefined();
  });

  it('are full at most', () => {
    expect([
      partOf({ used: 3, allowed: 12 }),
      partOf({ used: 20, allowed: 12 }),
      partOf({ used: 0, allowed: 0 }),
    ]).toEqual([0.25, 1, 0]);
  });

  it('are on the card where something is used or too much', () => {
    const rows = [
      row('images', 0, 9),
      row('videos', 1, 3),
      row('audios', 0, 3),
      row('total', 1, 12),
      row('words', 20, 1000, { advised: true }),
    ] as never;
    expect(cardRows({ rows, verifiedOn: '2026-11-22' }).map(({ id }) => id)).toEqual(['images', 'videos']);
    expect(cardRows({ rows: [row('words', 2000, 1000, { advised: true })] as never })).toHaveLength(1);
  });

  it('say what they count', () => {
    expect(usedInWords({ used: 10.5, allowed: 15, unit: 'seconds' })).toBe('10.5 of 15 s');
    expect(usedInWords({ used: 2, allowed: 1000, unit: 'words' })).toBe('2 of 1,000');
  });

  it('tell what is too much, and what does not go together', () => {
    const conflicts = [{ input: 'firstFrame', message: 'not both' }];
    expect(overInWords({ rows: [row('images', 10, 9)] as never, conflicts })).toBe('images: 10 of 9');
    expect(overInWords({ rows: [row('images', 1, 9)] as never, conflicts })).toBe('not both');
    expect(overInWords({ rows: [], conflicts: [] })).toBeUndefined();
  });
});
