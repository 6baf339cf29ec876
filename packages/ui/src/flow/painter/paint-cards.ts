import { aspectOf, cardAspect, contained } from '../../media/aspect.ts';
import type { Offsets, SceneCard } from '../scene.ts';
import { inked, type Look } from './look.ts';
import type { Box, Picture, Sketch } from './sketch.ts';

/** What a card shows of itself from afar. */
export interface CardFace {
  readonly title: string;
  /** Of the group of its type. */
  readonly colour: string;
  readonly mood: 'failed' | 'running' | 'waiting' | 'stale' | 'done' | undefined;
  readonly isOff: boolean;
  /** Its result, once that is there. */
  readonly picture: Picture | undefined;
}

/** Whether two faces look the same. */
export const sameFace = (a: CardFace, b: CardFace): boolean =>
  a.title === b.title && a.colour === b.colour && a.mood === b.mood && a.isOff === b.isOff && a.picture === b.picture;

export interface CardPaint {
  readonly zoom: number;
  readonly look: Look;
  readonly offsets: Offsets;
  readonly faceOf: (id: string) => CardFace;
  readonly selected: ReadonlySet<string>;
}

const HEADER = 36;
const PICTURE = 135;
const RADIUS = 8;
const ROUND = [RADIUS, RADIUS] as const;
const HEAD = [RADIUS, 0] as const;
/** Radius of the dot that tells where a node stands, px of the screen. */
const DOT = 2.5;
const PADDING = 10;
/** Height of letters in a header, px of the document; and the least that can be read, px of the screen. */
const HEADER_LETTERS = 24;
const LEGIBLE = 9;
/** About how wide letters are, and how far lines are apart, against their height. */
const WIDE = 0.56;
const LEADING = 1.2;

/** Paints cards as far as they can be made out from afar. */
export function paintCards(sketch: Sketch, cards: Iterable<SceneCard>, paint: CardPaint): void {
  const { look, zoom } = paint;
  // The smaller a card is, the more its colour has to tell.
  const tint = Math.min(0.16, 0.02 / zoom);
  const bodies = new Map<string, string>();
  const bodyOf = (own: string) => {
    const known = bodies.get(own) ?? `color-mix(in srgb, ${own} ${(tint * 100).toFixed(2)}%, ${look.surface})`;
    bodies.set(own, known);
    return known;
  };
  for (const card of cards) paintCard(sketch, card, paint, bodyOf);
}

function paintCard(sketch: Sketch, card: SceneCard, paint: CardPaint, bodyOf: (own: string) => string): void {
  const { look, zoom, selected, faceOf, offsets } = paint;
  const [moveX, moveY] = offsets.get(card.id) ?? [0, 0];
  const { width, height } = card;
  const box = { x: card.x + moveX, y: card.y + moveY, width, height };
  const { colour, mood, isOff, title, picture } = faceOf(card.id);
  const opacity = isOff ? 0.5 : 1;
  const own = inked(look, colour);
  sketch.box(box, ROUND, bodyOf(own), opacity);
  sketch.box({ x: box.x, y: box.y, width, height: HEADER }, HEAD, own, isOff ? 0.2 : 0.5);
  const room = picture ? roomFor(picture, width, height) : 0;
  if (picture && room > 0) {
    const [left, top, wide, high] = contained(aspectOf(picture), width, room);
    sketch.picture(picture, { x: box.x + left, y: box.y + HEADER + top, width: wide, height: high }, opacity);
  }
  const isSelected = selected.has(card.id);
  const isLoud = isSelected || (mood !== undefined && mood !== 'stale' && mood !== 'done');
  const line = Math.max(isLoud ? 2 : 1, (isLoud ? 2 : 0.5) / zoom);
  sketch.frame(box, RADIUS, isSelected ? look.accent : edgeOf(look, mood), opacity, line);
  if (mood && !isOff) markMood(sketch, box, dotOf(look, mood), zoom);
  writeTitle(sketch, title, box, room, opacity, paint);
}

/** Height of a card's picture: as on the page, or as was thought before it was there; none where there is no room. */
function roomFor(picture: Picture, width: number, height: number): number {
  const own = width / cardAspect(picture);
  return [own, PICTURE].find((room) => height > HEADER + room) ?? 0;
}

/** A dot in the corner: whether the card will run, has run, runs or failed. */
function markMood(sketch: Sketch, { x, y, width }: Box, colour: string, zoom: number): void {
  const radius = Math.min(HEADER / 2 - 4, Math.max(6, DOT / zoom));
  sketch.dot(x + width - PADDING - radius, y + HEADER / 2, radius, colour, 1);
}

const dotOf = (look: Look, mood: NonNullable<CardFace['mood']>): string =>
  mood === 'done' ? look.ok : mood === 'stale' ? look.warn : edgeOf(look, mood);

const edgeOf = (look: Look, mood: CardFace['mood']): string =>
  mood === 'failed' ? look.bad : mood === 'running' ? look.accent : mood === 'waiting' ? look.wait : look.line;

/**
 * The title stands in the header as long as it can be read there; farther away it fills the body, in letters as tall as can be read, over
 * as many lines as there is room for. Where there is none for a line, one may reach over the header.
 */
function writeTitle(
  sketch: Sketch,
  title: string,
  { x, y, width, height }: Box,
  pictureHeight: number,
  opacity: number,
  { zoom, look }: CardPaint,
): void {
  const room = width - 2 * PADDING;
  const write = (text: string, letters: number, middle: number) =>
    sketch.text(text, `600 ${letters}px ${look.font}`, [x + PADDING, middle], room, look.text, opacity);
  if (HEADER_LETTERS * zoom >= LEGIBLE) {
    write(shorten(title, Math.floor(room / (HEADER_LETTERS * WIDE))), HEADER_LETTERS, y + HEADER / 2);
    return;
  }
  const letters = LEGIBLE / zoom;
  const most = Math.floor(room / (letters * WIDE));
  const leading = letters * LEADING;
  const top = y + HEADER + pictureHeight;
  const lines = Math.min(3, Math.floor((y + height - top - PADDING) / leading));
  if (most < 5) return;
  if (lines >= 1) {
    breakLines(title, most, lines).forEach((line, i) => {
      write(line, letters, top + PADDING / 2 + (i + 0.5) * leading);
    });
  } else if (pictureHeight === 0 && height >= leading) {
    write(breakLines(title, most, 1)[0]!, letters, y + Math.min((height + HEADER) / 2, height - leading / 2));
  }
}

const shorten = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;

/** Breaks words into lines; what does not fit is cut. */
export function breakLines(text: string, most: number, lines: number): readonly string[] {
  const done: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= most) line = longer;
    else {
      if (line !== '') done.push(line);
      line = word;
    }
  }
  done.push(line);
  const shown = done.slice(0, lines).map((each) => shorten(each, most));
  if (done.length > lines) shown[lines - 1] = shorten(`${shown[lines - 1]}…`, most);
  return shown;
}
