import {
  canonicalJson,
  defineNode,
  type InputIssue,
  listOf,
  one,
  optional,
  out,
  type RunContext,
  sha256Text,
  unknown,
} from '@shotgraph/engine';
import { toPdf, WrittenFile, writeFile } from '../export/index.ts';
import type { Drawing } from '../film/drawing/drawing.ts';
import { shrink } from '../film/drawing/shrink.ts';
import { loadTypeface } from '../film/lettering/typeface.ts';
import { STYLES } from '../film/set.ts';
import { storeStill } from '../film/store-still.ts';
import { Board, type BoardValue } from '../film/storyboard/board.ts';
import { boardPages, toStrip } from '../film/storyboard/board-pages.ts';
import { type BoardSize, boardSize, MOST_COLUMNS, PANELS } from '../film/storyboard/board-size.ts';
import { boardWords } from '../film/storyboard/board-words.ts';
import { drawBoard, drawCleanSheet } from '../film/storyboard/draw-board.ts';
import { BOARD_FPS, paintPanels } from '../film/storyboard/panels.ts';
import { wholeIssue } from '../list/whole.ts';
import { predicted } from '../media/expr.ts';
import type { ImageValue } from '../media/types.ts';
import { Boolean_, choice, Image, Number_, Text } from '../ports.ts';
import { RATIOS, type Ratio, RESOLUTIONS, type Resolution, sizeOf } from '../providers/animatic/profile.ts';

/** Paints the first, middle and last frame of every shot and lays them out. */
export const storyboard = defineNode({
  type: 'direct/storyboard',
  version: 1,
  title: 'Storyboard',
  doc: 'Paints the first, middle and last frame of every shot: as a sheet with notes, as one without for models, as a PDF, and one by one.',
  tags: ['shots', 'panels', 'sheet', 'contact sheet', 'pdf', 'print', 'previz', 'key frames', 'reference', 'grid'],
  effect: 'compute',
  needs: ['media', 'assets'],
  inputs: {
    direction: one(
      Board,
      'The shots: a direction, a single one, or only their motion, which has no words for the notes. Light is not shown.',
    ),
    title: one(Text, 'Written above the shots and on every page; may be empty.', { default: '' }),
    style: one(choice(...STYLES), 'The pictures of the depth plan as they are, or everything as a grey white model.', {
      default: 'pictures',
    }),
    ratio: one(choice(...RATIOS), 'Shape of a frame.', { default: '16:9' }),
    resolution: one(choice(...RESOLUTIONS), 'Size of the frames one by one; sheets hold smaller ones.', {
      default: '480p',
    }),
    columns: optional(Number_, 'Shots beside each other, each with its three frames; chosen when left out.', {
      min: 1,
      max: MOST_COLUMNS,
      step: 1,
    }),
    notes: one(Boolean_, 'Writes number, name, size, lens, move, action, lines and length below every shot.', {
      default: true,
    }),
  },
  outputs: {
    sheet: out(Image, 'All frames in order, with notes below each shot, for people.'),
    clean: out(Image, 'All frames in order without any text, for models.'),
    frames: out(listOf(Image), 'The frames one by one: first, middle and last of each shot.'),
    pdf: out(WrittenFile, 'A4 pages with a few shots each, to print.'),
  },

  check: ({ direction, ratio, columns, notes }): InputIssue[] => [
    ...wholeIssue('columns', columns),
    ...(direction === undefined ? [] : [...lengthIssues(direction, ratio, columns), ...letterIssues(direction, notes)]),
  ],

  predict(inputs) {
    const { direction, ...rest } = inputs;
    const what = canonicalJson(['direct/storyboard', 1, Board.content!(direction), { ...rest }]);
    const frame = sizeOf(inputs.ratio, inputs.resolution);
    const { sheet, clean } = layoutOf(inputs);
    const picture = (output: string, { width, height }: { readonly width: number; readonly height: number }) =>
      predicted('image', { width, height, alpha: false }, sha256Text(`${output} ${what}`));
    const cleanSheet = picture('clean', clean);
    return {
      sheet: inputs.notes ? picture('sheet', sheet) : cleanSheet,
      clean: cleanSheet,
      frames: Array.from({ length: direction.shots.length * PANELS }, (_, i) => picture(`frame ${i}`, frame)),
      pdf: unknown,
    };
  },

  async run(inputs, context) {
    const { direction, title, notes } = inputs;
    const { assets } = context.host;
    const size = layoutOf(inputs);
    const words = boardWords(direction, BOARD_FPS);
    const { frames, panels, strips } = await paintBoard(inputs, size, context);
    const cleanSheet = drawCleanSheet(panels, size);
    const clean = await storeStill(cleanSheet.pixels, cleanSheet, assets);
    const frame = sizeOf(inputs.ratio, inputs.resolution);
    const pages = boardPages(
      strips.map((png, i) => ({ png, words: words[i]! })),
      frame,
      title,
    );
    const pdf = await writeFile(await toPdf(pages, { title: title.trim() || 'Storyboard' }), 'pdf', assets);
    if (!notes) return { sheet: clean, clean, frames, pdf };
    const sheet = drawBoard(panels, words, size, title, await loadTypeface());
    return { sheet: await storeStill(sheet.pixels, sheet, assets), clean, frames, pdf };
  },
});

interface BoardInputs {
  readonly direction: BoardValue;
  readonly title: string;
  readonly style: (typeof STYLES)[number];
  readonly ratio: Ratio;
  readonly resolution: Resolution;
  readonly columns: number | undefined;
}

/** The check refuses boards that have no layout. */
const layoutOf = ({ direction, ratio, resolution, columns, title }: BoardInputs): BoardSize =>
  boardSize(direction.shots.length, sizeOf(ratio, resolution), columns, title.trim() !== '')!;

interface Painted {
  readonly frames: ImageValue[];
  /** As small as sheets hold them. */
  readonly panels: Drawing[];
  /** PNGs of the three panels of each shot, for paper. */
  readonly strips: Uint8Array[];
}

async function paintBoard(
  { direction, style, ratio, resolution }: BoardInputs,
  { panel }: BoardSize,
  context: RunContext<'media' | 'assets'>,
): Promise<Painted> {
  const size = sizeOf(ratio, resolution);
  const frames: ImageValue[] = [];
  const panels: Drawing[] = [];
  const strips: Uint8Array[] = [];
  let row: Drawing[] = [];
  for await (const pixels of paintPanels(direction, style, size, context)) {
    const picture = { ...size, pixels };
    frames.push(await storeStill(pixels, size, context.host.assets));
    panels.push(shrink(picture, panel));
    row.push(picture);
    if (row.length === PANELS) {
      strips.push(toStrip(row));
      row = [];
    }
    context.progress(frames.length / (direction.shots.length * PANELS));
  }
  return { frames, panels, strips };
}

/** More shots than a sheet can hold. */
function lengthIssues({ shots }: BoardValue, ratio: Ratio | undefined, columns: number | undefined): InputIssue[] {
  if (ratio === undefined) return [];
  const fits = (count: number, across: number | undefined) => boardSize(count, sizeOf(ratio, '480p'), across, true);
  const count = shots.length;
  if (fits(count, columns) !== undefined) return [];
  if (columns !== undefined && fits(count, undefined) !== undefined) {
    const message = `${count} shots ${columns} beside each other make a sheet larger than pictures may be; leave the columns to be chosen`;
    return [{ input: 'columns', message, mend: { kind: 'set', input: 'columns', label: 'choose the columns' } }];
  }
  let most = count;
  while (most > 1 && fits(most, undefined) === undefined) most--;
  const message = `${count} shots do not fit on one sheet, ${most} do; make several storyboards of parts of the sequence`;
  return [{ input: 'direction', message }];
}

/** Writing that the typeface of sheets has no letters for: Chinese, Japanese, Korean, Arabic, Hebrew and those of India and beyond. */
const UNKNOWN_LETTERS =
  /[\u0590-\u08ff\u0900-\u1cff\u2e80-\u9fff\ua000-\ud7ff\uf900-\ufaff\ufe30-\uffef\u{1f000}-\u{3ffff}]/u;

function letterIssues({ shots }: BoardValue, notes: boolean | undefined): InputIssue[] {
  if (notes !== true) return [];
  const texts = shots.flatMap(({ name, description, choreography, lines }) => [
    name,
    description,
    ...(choreography?.actions.map(({ does }) => does) ?? []),
    ...lines.map(({ text }) => text),
  ]);
  const strange = texts.find((text) => UNKNOWN_LETTERS.test(text));
  if (strange === undefined) return [];
  const message = `the notes of sheets have letters for Latin, Greek and Cyrillic only, so "${strange.slice(0, 24)}" shows as boxes; the PDF has all of it`;
  return [{ input: 'notes', severity: 'warning', message, mend: { kind: 'set', input: 'notes', value: false } }];
}
