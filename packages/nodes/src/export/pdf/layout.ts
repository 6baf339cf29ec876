import type { Font } from '../../media/font.ts';
import { drawable, fitLine, textWidth, wrapText } from './text.ts';

/** Points of 1/72 inch, as PDF counts; y grows upwards from the lower edge. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** Of the line it stands on. */
  readonly y: number;
  readonly size: number;
  /** 0 black, 1 white. */
  readonly grey: number;
}

/** What stands where on a page. */
export interface PlacedPage {
  readonly pictures: readonly Box[];
  readonly texts: readonly PlacedText[];
}

/** A page to be laid out: its pictures by their sizes. */
export interface PageContent {
  readonly title: string;
  /** At the lower edge, to the right. */
  readonly footer: string;
  readonly pictures: readonly {
    readonly width: number;
    readonly height: number;
    readonly caption: readonly string[];
  }[];
}

const MARGIN = 36;
const GAP = 14;
const TITLE = { size: 14, space: 26 };
const FOOTER = { size: 8, space: 16 };
/** The first line of a caption is its heading. */
const HEADING = { size: 9, grey: 0 };
const LINE = { size: 8, grey: 0.3 };
/** From line to line, as part of the font size. */
const LEADING = 1.32;
const ABOVE_CAPTION = 4;
/** Captions take no more than this part of a cell; what is longer is cut. */
const MOST_CAPTION = 0.5;

/** Lays pictures out in the grid that makes them largest, each above its caption. */
export function layOut(
  page: PageContent,
  paper: { readonly width: number; readonly height: number },
  font: Font,
): PlacedPage {
  const area: Box = {
    x: MARGIN,
    y: MARGIN + FOOTER.space,
    width: paper.width - 2 * MARGIN,
    height: paper.height - 2 * MARGIN - FOOTER.space - TITLE.space,
  };
  const grids = page.pictures.map((_, i) => toGrid(page, area, i + 1, font));
  const best = grids.reduce<Grid | undefined>((a, b) => (a && a.smallest >= b.smallest ? a : b), undefined);
  const footer = drawable(page.footer);
  const title = fitLine(font, drawable(page.title), area.width / TITLE.size);
  return {
    pictures: best?.pictures ?? [],
    texts: [
      ...(title === ''
        ? []
        : [{ text: title, x: area.x, y: paper.height - MARGIN - TITLE.size, size: TITLE.size, grey: 0 }]),
      ...(best?.texts ?? []),
      ...(footer === ''
        ? []
        : [
            {
              text: footer,
              x: paper.width - MARGIN - textWidth(font, footer) * FOOTER.size,
              y: MARGIN,
              size: FOOTER.size,
              grey: 0.4,
            },
          ]),
    ],
  };
}

interface Grid extends PlacedPage {
  /** Area of the smallest picture, by which grids are compared. */
  readonly smallest: number;
}

function toGrid({ pictures }: PageContent, area: Box, columns: number, font: Font): Grid {
  const rows = Math.ceil(pictures.length / columns);
  const width = (area.width - GAP * (columns - 1)) / columns;
  const height = (area.height - GAP * (rows - 1)) / rows;
  const captions = pictures.map(({ caption }) => captionLines(caption, width, height * MOST_CAPTION, font));
  const placed = pictures.map((picture, i): { readonly picture: Box; readonly texts: readonly PlacedText[] } => {
    const x = area.x + (i % columns) * (width + GAP);
    const top = area.y + area.height - Math.floor(i / columns) * (height + GAP);
    // The longest caption of a row decides how much is left for its pictures, so that like ones are equally large.
    const row = captions.slice(Math.floor(i / columns) * columns, (Math.floor(i / columns) + 1) * columns);
    const room = height - Math.max(...row.map(captionHeight));
    const scale = Math.min(width / picture.width, room / picture.height);
    const box = { x, y: top - picture.height * scale, width: picture.width * scale, height: picture.height * scale };
    return { picture: box, texts: placeCaption(captions[i]!, x, box.y) };
  });
  return {
    pictures: placed.map(({ picture }) => picture),
    texts: placed.flatMap(({ texts }) => texts),
    smallest: Math.min(...placed.map(({ picture }) => picture.width * picture.height)),
  };
}

interface CaptionLine {
  readonly text: string;
  readonly size: number;
  readonly grey: number;
}

const captionHeight = (lines: readonly CaptionLine[]): number =>
  lines.reduce((sum, { size }) => sum + size * LEADING, lines.length > 0 ? ABOVE_CAPTION : 0);

/** Lines that fit into the width, and as many as fit into the height; the last one says that more was there. */
function captionLines(caption: readonly string[], width: number, height: number, font: Font): CaptionLine[] {
  const lines: CaptionLine[] = [];
  let used = ABOVE_CAPTION;
  for (const [i, line] of caption.entries()) {
    const style = i === 0 ? HEADING : LINE;
    const text = drawable(line);
    if (text === '') continue;
    const room = Math.max(0, Math.floor((height - used) / (style.size * LEADING)));
    const parts = wrapText(font, text, width / style.size, room);
    lines.push(...parts.slice(0, room).map((part) => ({ text: part, ...style })));
    if (parts.length > room) return cutOff(lines, width, font);
    used += parts.length * style.size * LEADING;
  }
  return lines;
}

function cutOff(lines: readonly CaptionLine[], width: number, font: Font): CaptionLine[] {
  const last = lines.at(-1);
  if (last === undefined) return [];
  const [mark, most] = [' …', width / last.size];
  const text = fitLine(font, last.text + mark, most);
  return [...lines.slice(0, -1), { ...last, text }];
}

function placeCaption(lines: readonly CaptionLine[], x: number, below: number): PlacedText[] {
  let y = below - ABOVE_CAPTION;
  return lines.map((line) => {
    y -= line.size * LEADING;
    // What hangs below the line has room before the next.
    return { ...line, x, y: y + line.size * 0.3 };
  });
}
