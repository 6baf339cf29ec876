import { describe, expect, it } from 'vitest';
import { toCell, toCsv } from './csv.ts';
import { toShotList } from './shot-list.ts';
import { bareShot, filmOf, HOSTILE_NAMES, littleFilm } from './testing/film.ts';

/** Cells as RFC 4180 reads them. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('toCsv', () => {
  const csv = toCsv(toShotList(littleFilm, { fps: 25, title: 'Film' }));

  it('is a heading and a row for every shot, marked as UTF-8', () => {
    expect(csv.startsWith('\ufeffShot,Name,Start,End,Seconds,Frames,Transition,')).toBe(true);
    const rows = parseCsv(csv.slice(1));
    expect(rows.map((row) => row.length)).toEqual([17, 17, 17, 17]);
    expect(rows[2]!.slice(0, 8)).toEqual([
      '2',
      'She turns',
      '01:00:03:00',
      '01:00:05:13',
      '2.52',
      '63',
      'Cut',
      'Close-up',
    ]);
  });

  it('gives back whatever names shots have, as one cell each', () => {
    const list = toShotList(filmOf(...HOSTILE_NAMES.map((name) => bareShot({ name }))), { fps: 25, title: '' });
    const rows = parseCsv(toCsv(list).slice(1));
    expect(rows.every((row) => row.length === 17)).toBe(true);
    expect(rows.slice(1).map(([, name]) => name!.replace(/^'/, ''))).toEqual(list.shots.map(({ name }) => name));
  });
});

describe('toCell', () => {
  it.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['a; b', '"a; b"'],
    ['say "no"', '"say ""no"""'],
    ['two\r\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "'=1+1"],
    ['＝1', "'＝1"],
    ['=A1,"x"', '"\'=A1,""x"""'],
    ['5 - 3', '5 - 3'],
  ])('writes %j as %s', (text, cell) => {
    expect(toCell(text)).toBe(cell);
  });
});
