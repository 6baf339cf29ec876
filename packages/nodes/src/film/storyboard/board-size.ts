import type { FrameSize } from '../../stage/index.ts';

/** Longest side of a sheet, pixels: what models take as a reference. */
export const LONGEST = 4096;
/** Lengths of the longer side of a panel that are tried, pixels: the largest at which the sheet is not too long. */
const PANEL_SIDES = [480, 420, 360, 300, 240, 200];
/** Panels of a shot, in a row. */
export const PANELS = 3;
/** Shape that a sheet is brought nearest to, width by height, and what models take at most. */
const BEST_SHAPE = 1.5;
const WIDEST = 2.4;
const NARROWEST = 0.45;

/** How a board is laid out: lengths in pixels. */
export interface BoardSize {
  /** Shots beside each other. */
  readonly columns: number;
  readonly rows: number;
  readonly panel: FrameSize;
  /** Between panels. */
  readonly gutter: number;
  /** Of what is written, and from line to line. */
  readonly text: number;
  readonly line: number;
  /** Between shots, and around them all, where there are notes. */
  readonly gap: number;
  readonly margin: number;
  /** What is written below the panels of a shot. */
  readonly strip: number;
  /** Above all shots; 0 without a title. */
  readonly head: number;
  readonly sheet: FrameSize;
  readonly clean: FrameSize;
}

/** Lines of notes below a shot, the one that says when its frames are included. */
export const NOTE_LINES = 6;

/** Most shots beside each other. */
export const MOST_COLUMNS = 6;
/** A sheet may be so many times wider or higher than the best shape for larger panels. */
const FAR_OFF = 1.7;

/** Numbers of shots beside each other, those at which the pictures alone have the best shape first. */
export function columnsFor(shots: number, { width, height }: FrameSize): number[] {
  const offBy = (columns: number): number => {
    const shape = (columns * PANELS * width) / (Math.ceil(shots / columns) * height);
    return Math.max(shape / BEST_SHAPE, BEST_SHAPE / shape);
  };
  const all = Array.from({ length: Math.min(shots, MOST_COLUMNS) }, (_, i) => i + 1).sort(
    (a, b) => offBy(a) - offBy(b),
  );
  return all.filter((columns, i) => i === 0 || offBy(columns) <= FAR_OFF);
}

/** Lays a board out; `undefined` when so many shots would make it larger than a picture may be. */
export function boardSize(
  shots: number,
  frame: FrameSize,
  asked: number | undefined,
  hasTitle: boolean,
): BoardSize | undefined {
  const wanted = asked === undefined ? columnsFor(shots, frame) : [Math.max(1, Math.min(shots, asked))];
  for (const side of PANEL_SIDES) {
    for (const columns of wanted) {
      const size = sizeWith(side, columns, Math.ceil(shots / columns), frame, hasTitle);
      const { sheet, clean } = size;
      if (Math.max(sheet.width, sheet.height, clean.width, clean.height) <= LONGEST) return size;
    }
  }
  return undefined;
}

function sizeWith(side: number, columns: number, rows: number, frame: FrameSize, hasTitle: boolean): BoardSize {
  const scale = side / Math.max(frame.width, frame.height);
  const panel = { width: Math.round(frame.width * scale), height: Math.round(frame.height * scale) };
  const gutter = Math.max(3, Math.round(side / 80));
  const block = PANELS * panel.width + (PANELS - 1) * gutter;
  const text = Math.max(12, Math.round(block / 100));
  const line = Math.round(text * 1.42);
  const [gap, margin] = [Math.round(text * 2.2), Math.round(text * 2.6)];
  const strip = NOTE_LINES * line + Math.round(text * 0.6);
  const head = hasTitle ? Math.round(text * 4) : 0;
  const sheet = {
    width: columns * block + (columns - 1) * gap + 2 * margin,
    height: rows * (panel.height + strip) + (rows - 1) * gap + 2 * margin + head,
  };
  const pictures = {
    width: columns * (block + gutter) + gutter,
    height: rows * (panel.height + gutter) + gutter,
  };
  const clean = {
    width: Math.max(pictures.width, Math.ceil(pictures.height * NARROWEST)),
    height: Math.max(pictures.height, Math.ceil(pictures.width / WIDEST)),
  };
  return { columns, rows, panel, gutter, text, line, gap, margin, strip, head, sheet, clean };
}
