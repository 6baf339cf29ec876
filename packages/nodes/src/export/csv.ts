import { severalLines } from './clean-line.ts';
import type { ListedShot, ShotList } from './shot-list.ts';

/** Headings, and what stands below them. */
const COLUMNS: readonly (readonly [heading: string, cell: (shot: ListedShot) => string | number])[] = [
  ['Shot', ({ number }) => number],
  ['Name', ({ name }) => name],
  ['Start', ({ start }) => start],
  ['End', ({ end }) => end],
  ['Seconds', ({ seconds }) => seconds],
  ['Frames', ({ frames }) => frames],
  ['Transition', ({ transition }) => transition],
  ['Size', ({ size }) => size],
  ['Angle', ({ angle }) => angle],
  ['Lens', ({ lens }) => lens],
  ['Camera', ({ camera }) => camera],
  ['Subjects', ({ subjects }) => subjects],
  ['Description', ({ description }) => description],
  ['Action', ({ action }) => action],
  ['Dialogue', ({ dialogue }) => dialogue],
  ['Sound', ({ sound }) => sound],
  ['Light', ({ light }) => light],
];

/**
 * A shot list as a table that spreadsheets open as it is: RFC 4180 with a heading row, marked as UTF-8, and with no cell that could be
 * taken for a formula.
 */
export function toCsv({ shots }: ShotList): string {
  const rows = [COLUMNS.map(([heading]) => heading), ...shots.map((shot) => COLUMNS.map(([, cell]) => cell(shot)))];
  // Excel takes a file without this mark for the code page of its country.
  return `\ufeff${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;
}

/** Quoted where it has to be. Texts that start like a formula get an apostrophe, which spreadsheets take for "this is text". */
export function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = severalLines(value);
  const harmless = /^[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\n;]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
