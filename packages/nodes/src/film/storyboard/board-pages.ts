import type { PdfPage } from '../../export/index.ts';
import type { FrameSize } from '../../stage/index.ts';
import { createDrawing, type Drawing, place } from '../drawing/drawing.ts';
import { shrink } from '../drawing/shrink.ts';
import { encodePng } from '../png/encode-png.ts';
import { PANELS } from './board-size.ts';
import type { BoardWords } from './board-words.ts';

/** Width of a panel on paper, pixels: three of them across A4 have 180 to the inch. */
const PANEL_WIDTH = 640;
const GUTTER = 10;
/** Strips of three panels that are flatter than this go one above the other, two to a page; others four to a page. */
const FLAT = 2.4;

/** A shot on paper: its three panels in a row. */
export interface Strip {
  readonly words: BoardWords;
  readonly png: Uint8Array;
}

/** Puts the panels of a shot in a row, as PNG. */
export function toStrip(panels: readonly Drawing[]): Uint8Array {
  const { width, height } = panelOnPaper(panels[0]!);
  const sheet = createDrawing({ width: PANELS * width + (PANELS - 1) * GUTTER, height }, [255, 255, 255]);
  panels.forEach((panel, k) => {
    place(sheet, shrink(panel, { width, height }), k * (width + GUTTER), 0);
  });
  return encodePng(sheet.pixels, sheet);
}

function panelOnPaper({ width, height }: FrameSize): FrameSize {
  const scale = Math.min(1, PANEL_WIDTH / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Pages of a board for `toPdf`: a few shots each, in their order. */
export function boardPages(strips: readonly Strip[], frame: FrameSize, title: string): PdfPage[] {
  const perPage = (PANELS * frame.width) / frame.height > FLAT ? 2 : 4;
  const pages: PdfPage[] = [];
  for (let i = 0; i < strips.length; i += perPage) {
    const images = strips.slice(i, i + perPage).map(({ words, png }) => ({ bytes: png, caption: captionOf(words) }));
    pages.push({ title, images });
  }
  return pages;
}

/** Heading first, then a line for each thing that is said of a shot. */
function captionOf({
  number,
  name,
  length,
  frame,
  description,
  camera,
  action,
  dialogue,
  entry,
}: BoardWords): string[] {
  const labelled = (label: string, text: string): string[] => (text === '' ? [] : [`${label}: ${text}`]);
  return [
    [`${number}  ${name}`, length, ...(frame === '' ? [] : [frame])].join('  ·  '),
    ...(description === '' ? [] : [description]),
    ...labelled('In', entry),
    ...labelled('Camera', camera),
    ...labelled('Action', action),
    ...dialogue,
  ];
}
