import type { Rgb } from '../../stage/index.ts';
import { createDrawing, type Drawing, fill, place } from '../drawing/drawing.ts';
import { frame, rectangle } from '../drawing/shapes.ts';
import { shorten, widthOf } from '../lettering/fit.ts';
import type { Typeface } from '../lettering/typeface.ts';
import { CAP_HEIGHT, write } from '../lettering/write.ts';
import { type BoardSize, NOTE_LINES, PANELS } from './board-size.ts';
import type { BoardWords } from './board-words.ts';
import { type NoteLine, setNotes } from './set-notes.ts';

const PAPER: Rgb = [255, 255, 255];
const INK: Rgb = [24, 25, 28];
const FAINT: Rgb = [120, 124, 132];
const EDGE: Rgb = [176, 179, 185];

/** A sheet with the pictures alone, row by row, between thin gutters: what is given to a model. */
export function drawCleanSheet(panels: readonly Drawing[], size: BoardSize): Drawing {
  const { panel, gutter, columns, rows, clean } = size;
  const sheet = createDrawing(clean, PAPER);
  const left = Math.floor((clean.width - (columns * PANELS * (panel.width + gutter) - gutter)) / 2);
  const top = Math.floor((clean.height - (rows * (panel.height + gutter) - gutter)) / 2);
  panels.forEach((picture, i) => {
    const column = i % (columns * PANELS);
    const row = Math.floor(i / (columns * PANELS));
    place(sheet, picture, left + column * (panel.width + gutter), top + row * (panel.height + gutter));
  });
  return sheet;
}

/** A sheet with the pictures and what is said of every shot below them, for people. */
export function drawBoard(
  panels: readonly Drawing[],
  words: readonly BoardWords[],
  size: BoardSize,
  title: string,
  typeface: Typeface,
): Drawing {
  const sheet = createDrawing(size.sheet, PAPER);
  const { panel, gutter, gap, margin, strip, head, columns, text } = size;
  if (head > 0) writeTitle(sheet, title, words, size, typeface);
  const block = PANELS * panel.width + (PANELS - 1) * gutter;
  for (const [i, shot] of words.entries()) {
    const left = margin + (i % columns) * (block + gap);
    const top = margin + head + Math.floor(i / columns) * (panel.height + strip + gap);
    for (let k = 0; k < PANELS; k++) {
      const x = left + k * (panel.width + gutter);
      place(sheet, panels[i * PANELS + k]!, x, top);
      fill(sheet, frame(x, top, panel.width, panel.height, 1), { colour: EDGE });
    }
    writeNotes(sheet, shot, size, left, top + panel.height + Math.round(text * 0.3), typeface);
  }
  return sheet;
}

function writeTitle(
  sheet: Drawing,
  title: string,
  words: readonly BoardWords[],
  { text, margin }: BoardSize,
  typeface: Typeface,
): void {
  const [size, baseline] = [Math.round(text * 1.8), margin + Math.round(text * 1.6)];
  const count = `${words.length} ${words.length === 1 ? 'shot' : 'shots'}`;
  const room = sheet.width - 2 * margin - (widthOf(typeface, count) + 2) * text;
  const shown = shorten(typeface, title, room / (size * 1.06));
  write(sheet, typeface, shown, { x: margin, baseline, size, colour: INK, bold: true });
  write(sheet, typeface, count, { x: sheet.width - margin, baseline, size: text, colour: FAINT, align: 'right' });
}

/** Three columns under three panels: what the shot is, what happens, what is said. */
function writeNotes(
  sheet: Drawing,
  words: BoardWords,
  size: BoardSize,
  left: number,
  top: number,
  typeface: Typeface,
): void {
  const { panel, gutter, text, line } = size;
  const width = panel.width - Math.round(text * 0.8);
  const first = top + Math.round(line * 0.78);
  for (let k = 0; k < PANELS; k++) {
    const right = left + k * (panel.width + gutter) + panel.width;
    const at = { x: right, baseline: first, size: text * 0.86, colour: FAINT, align: 'right' } as const;
    write(sheet, typeface, words.times[k]!, at);
  }
  writeHeading(sheet, words, left, first, width - text * 3.4, text, typeface);
  const notes = setNotes(typeface, words, width / text, NOTE_LINES - 1);
  notes.forEach((lines, k) => {
    const x = left + k * (panel.width + gutter);
    lines.forEach((each, i) => {
      writeLine(sheet, each, x, first + line * (i + 1), text, typeface);
    });
  });
}

/** The number in a dark field, then the name and the length. */
function writeHeading(
  sheet: Drawing,
  { number, name, length }: BoardWords,
  x: number,
  baseline: number,
  room: number,
  text: number,
  typeface: Typeface,
): void {
  const size = text * 1.08;
  const figures = String(number);
  const field = widthOf(typeface, figures) * size + text * 0.8;
  const high = size * 1.3;
  fill(sheet, rectangle(x, baseline - size * (CAP_HEIGHT / 2) - high / 2, field, high, text * 0.25), { colour: INK });
  write(sheet, typeface, figures, { x: x + field / 2, baseline, size, colour: PAPER, align: 'middle', bold: true });
  const from = x + field + text * 0.6;
  const lasts = widthOf(typeface, length) * text;
  const shown = shorten(typeface, name, (room - field - lasts - text * 1.4) / (size * 1.06));
  write(sheet, typeface, shown, { x: from, baseline, size, colour: INK, bold: true });
  const after = from + (widthOf(typeface, shown) + 0.7) * size;
  write(sheet, typeface, length, { x: after, baseline, size: text, colour: FAINT });
}

function writeLine(
  sheet: Drawing,
  { label, text: said }: NoteLine,
  x: number,
  baseline: number,
  size: number,
  typeface: Typeface,
): void {
  write(sheet, typeface, label, { x, baseline, size, colour: FAINT });
  write(sheet, typeface, said, { x: x + widthOf(typeface, label) * size, baseline, size, colour: INK });
}
