import { describe, expect, it } from 'vitest';
import { findSetup } from '../../direct/presets/lighting.ts';
import { toMotion } from '../../direct/to-motion.ts';
import { toPdf } from '../../export/index.ts';
import { bareShot, filmOf, littleFilm } from '../../export/testing/film.ts';
import { createDrawing, type Drawing } from '../drawing/drawing.ts';
import { widthOf } from '../lettering/fit.ts';
import { loadTypeface } from '../lettering/typeface.ts';
import { Board } from './board.ts';
import { boardPages, toStrip } from './board-pages.ts';
import { boardSize, columnsFor, LONGEST, NOTE_LINES, PANELS } from './board-size.ts';
import { type BoardWords, boardWords } from './board-words.ts';
import { drawBoard, drawCleanSheet } from './draw-board.ts';
import { setNotes } from './set-notes.ts';

const typeface = await loadTypeface();
const wide = { width: 864, height: 496 };
const tall = { width: 496, height: 864 };
const toMotionOf = ({ shots }: typeof littleFilm) => toMotion(shots);
const toBoard = (direction: typeof littleFilm) => Board.convert!(direction, 'direction');

describe('what a board is drawn from', () => {
  const contentOf = (direction: typeof littleFilm) => Board.content!(toBoard(direction));
  it('has neither light nor sound, so that those can change', () => {
    const lit = filmOf(
      ...littleFilm.shots.map((shot) => ({ ...shot, lighting: findSetup('noir', false), music: 'a waltz' })),
    );
    expect(contentOf(lit)).toBe(contentOf(littleFilm));
    const said = filmOf(...littleFilm.shots.map((shot) => ({ ...shot, description: 'Elsewhere.' })));
    expect(contentOf(said)).not.toBe(contentOf(littleFilm));
    expect(Board.schema.safeParse(toBoard(lit)).success).toBe(true);
    const moving = Board.convert!(toMotionOf(littleFilm), 'motion');
    expect(Board.schema.safeParse(moving).success).toBe(true);
    expect(boardWords(moving, 24).map(({ name }) => name)).toEqual(['Arrival', 'She turns', 'Gone']);
  });
});

describe('the layout of a board', () => {
  it('is nearest to the shape of a page', () => {
    expect([1, 3, 4, 10, 20].map((shots) => columnsFor(shots, wide)[0])).toEqual([1, 1, 1, 2, 2]);
    expect([1, 2, 6].map((shots) => columnsFor(shots, tall)[0])).toEqual([1, 1, 2]);
  });

  it.each([1, 2, 3, 5, 10, 24, 60])('of %i shots can be given to models', (shots) => {
    for (const frame of [wide, tall, { width: 640, height: 640 }, { width: 992, height: 432 }]) {
      const { clean, sheet, columns, rows } = boardSize(shots, frame, undefined, true)!;
      expect(columns * rows).toBeGreaterThanOrEqual(shots);
      expect(Math.max(clean.width, clean.height, sheet.width, sheet.height)).toBeLessThanOrEqual(LONGEST);
      expect(clean.width / clean.height).toBeLessThanOrEqual(2.4);
      expect(clean.width / clean.height).toBeGreaterThanOrEqual(0.44);
    }
  });

  it('is none when there are more shots than a picture can hold', () => {
    expect(boardSize(500, wide, undefined, false)).toBeUndefined();
    expect(boardSize(60, wide, 1, false)).toBeUndefined();
  });

  it('has as many shots beside each other as asked, but no more than there are', () => {
    expect(boardSize(10, wide, 1, false)).toMatchObject({ columns: 1, rows: 10 });
    expect(boardSize(2, wide, 6, false)).toMatchObject({ columns: 2, rows: 1 });
  });
});

const words = (parts: Partial<BoardWords> = {}): BoardWords => ({
  number: 1,
  name: 'Arrival',
  length: '3 s',
  times: ['0 s', '1.5 s', '3 s'],
  frame: '',
  description: '',
  camera: '',
  action: '',
  dialogue: [],
  entry: '',
  ...parts,
});

describe('notes', () => {
  it('say what a shot list says', () => {
    const [first, second, third] = boardWords(toBoard(littleFilm), 24);
    expect(first).toMatchObject({
      number: 1,
      name: 'Arrival',
      length: '3 s',
      times: ['0 s', '1.5 s', '3 s'],
      description: 'A street in the rain.',
      entry: '',
    });
    expect(first?.frame).toMatch(/^Wide shot · Low-angle shot · 35 mm/);
    expect(first?.camera).toMatch(/^[A-Z]/);
    expect(first?.camera).not.toContain('The camera');
    expect(second?.dialogue).toEqual(['Mara (softly): I never left.']);
    expect(third?.entry).toBe('Dissolve, 12 frames');
  });

  const long = 'She walks all the way down to the river and back again while nobody looks. '.repeat(12);

  it('never have more lines or wider ones than there is room for', () => {
    const full = words({
      frame: long,
      description: long,
      camera: long,
      action: long,
      dialogue: [long, long],
      entry: 'Cut',
    });
    for (const column of setNotes(typeface, full, 20, 5)) {
      expect(column.length).toBeLessThanOrEqual(5);
      expect(column.length).toBeGreaterThan(0);
      for (const { label, text } of column) expect(widthOf(typeface, label + text)).toBeLessThanOrEqual(20);
    }
    const [facts, action] = setNotes(typeface, full, 20, 5);
    // Everything has its line, and what was cut says so.
    expect(facts.filter(({ label }) => label !== '').map(({ label }) => label)).toEqual(['Camera: ', 'In: ']);
    expect(action.at(-1)?.text).toMatch(/…$/);
  });

  it('leave out what has nothing to say', () => {
    expect(setNotes(typeface, words(), 20, 5)).toEqual([[], [], []]);
    expect(setNotes(typeface, words({ action: 'Waits.' }), 20, 5)[1]).toEqual([{ label: 'Action: ', text: 'Waits.' }]);
  });
});

/** Panels of one shade each. */
const panelsOf = (count: number, { width, height }: { width: number; height: number }): Drawing[] =>
  Array.from({ length: count * PANELS }, (_, i) => createDrawing({ width, height }, [i + 1, i + 1, i + 1]));

describe('sheets', () => {
  const size = boardSize(4, wide, 2, true)!;
  const panels = panelsOf(4, size.panel);
  const shades = ({ pixels }: Drawing) => {
    const counts = new Map<number, number>();
    for (let i = 0; i < pixels.length; i += 4) counts.set(pixels[i]!, (counts.get(pixels[i]!) ?? 0) + 1);
    return counts;
  };

  it('without text hold nothing but the pictures and white between them', () => {
    const sheet = drawCleanSheet(panels, size);
    expect({ width: sheet.width, height: sheet.height }).toEqual(size.clean);
    const counts = shades(sheet);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([...Array.from({ length: 12 }, (_, i) => i + 1), 255]);
    for (let i = 1; i <= 12; i++) expect(counts.get(i)).toBe(size.panel.width * size.panel.height);
  });

  it('show shots in reading order', () => {
    const { pixels, width } = drawCleanSheet(panels, size);
    const seen = [...new Set(Array.from({ length: pixels.length / 4 }, (_, i) => pixels[i * 4]!))].filter(
      (v) => v < 255,
    );
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(width).toBe(size.clean.width);
  });

  it('with notes hold whole pictures, and all writing lies beside them', () => {
    const shots = Array.from({ length: 4 }, (_, i) =>
      words({ number: i + 1, action: 'Walks on and on. '.repeat(40), name: 'N'.repeat(99) }),
    );
    const sheet = drawBoard(panels, shots, size, 'A title '.repeat(60), typeface);
    expect({ width: sheet.width, height: sheet.height }).toEqual(size.sheet);
    const counts = shades(sheet);
    // All but a line at their edge.
    const inner = (size.panel.width - 2) * (size.panel.height - 2);
    for (let i = 1; i <= 12; i++) expect(counts.get(i)).toBeGreaterThanOrEqual(inner);
    // Margins stay white.
    for (let y = 0; y < sheet.height; y++)
      for (const x of [3, sheet.width - 4]) expect(sheet.pixels[(y * sheet.width + x) * 4]).toBe(255);
    expect(NOTE_LINES * size.line).toBeLessThan(size.strip);
  });
});

describe('pages', () => {
  const strips = Array.from({ length: 5 }, (_, i) => ({
    words: words({ number: i + 1 }),
    png: toStrip(panelsOf(1, wide)),
  }));

  it('hold two flat shots or four tall ones', () => {
    expect(boardPages(strips, wide, 'Film').map(({ images }) => images.length)).toEqual([2, 2, 1]);
    expect(boardPages(strips, tall, 'Film').map(({ images }) => images.length)).toEqual([4, 1]);
  });

  it('make a PDF', async () => {
    const bytes = await toPdf(boardPages(strips, wide, 'Film'), { title: 'Film' });
    expect(String.fromCharCode(...bytes.subarray(0, 8))).toBe('%PDF-1.7');
  });

  it('say under each shot what it is', () => {
    const [page] = boardPages(
      [{ words: words({ camera: 'Holds still', dialogue: ['Tom: Yes.'] }), png: new Uint8Array() }],
      wide,
      '',
    );
    expect(page?.images[0]?.caption).toEqual(['1  Arrival  ·  3 s', 'Camera: Holds still', 'Tom: Yes.']);
  });
});

it('is made of a single shot too', () => {
  const shot = bareShot({ name: 'One' });
  expect(Board.convert!(shot, 'shot').shots.map(({ name }) => name)).toEqual(['One']);
});
