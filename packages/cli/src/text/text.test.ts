import { describe, expect, it } from 'vitest';
import { suggest } from '../near-names.ts';
import { table } from './table.ts';
import { count, showBytes, showDuration } from './units.ts';
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
