import { lightPhrase } from '../../direct/prompt/phrases/light/index.ts';
import type { LightingValue } from '../../direct/values/index.ts';
import type { FrameSize } from '../../stage/index.ts';
import { CARD, FAINT, INK, PAGE, QUIET, RULE } from '../drawing/dark-theme.ts';
import { createDrawing, type Drawing, fill, place, stroke } from '../drawing/drawing.ts';
import { rectangle } from '../drawing/shapes.ts';
import { shorten, wrapLines } from '../lettering/fit.ts';
import type { Typeface } from '../lettering/typeface.ts';
import { write } from '../lettering/write.ts';
import { drawBadge } from './draw-lamps.ts';
import { drawSideView, drawTopView, VIEW } from './draw-views.ts';
import {
  azimuthText,
  distanceText,
  elevationText,
  heightText,
  kelvinText,
  type Lamp,
  lampsOf,
  remarksOf,
  rigFacts,
  sizeText,
  stopsText,
  titleOf,
} from './lamp-facts.ts';

const MARGIN = 40;
const GAP = 32;
const WIDTH = 2 * MARGIN + 2 * VIEW.width + GAP;
const VIEWS_TOP = 138;
const TABLE_TOP = VIEWS_TOP + VIEW.height + 24;
const HEAD = 36;
const ROW = 38;

/** Pixels of the diagram of so many lights. */
export const diagramSize = (lights: number): FrameSize => ({
  width: WIDTH,
  height: TABLE_TOP + HEAD + ROW * Math.max(1, lights) + MARGIN,
});

/** Columns of the list: heading, left edge and width, pixels. */
const COLUMNS = [
  ['Light', 54, 220],
  ['Level', 284, 104],
  ['Colour', 394, 84],
  ['Azimuth', 486, 118],
  ['Elevation', 612, 90],
  ['Distance', 708, 160],
  ['Height', 876, 84],
  ['Apparent size', 966, 136],
  ['Remarks', 1110, WIDTH - 2 * MARGIN - 1110 - 16],
] as const;

/**
 * Draws where the lights of a rig stand, for people: from above, from the side, and as a list. Never a reference for a model:
 * it would copy lamps and letters.
 *
 * @param seconds - instant of the rig's changes
 */
export function drawDiagram(lighting: LightingValue, seconds: number, typeface: Typeface): Drawing {
  const lamps = lampsOf(lighting, seconds);
  const sheet = createDrawing(diagramSize(lamps.length), PAGE);
  writeHead(sheet, typeface, lighting, seconds);
  place(sheet, drawTopView(typeface, lamps), MARGIN, VIEWS_TOP);
  place(sheet, drawSideView(typeface, lamps), MARGIN + VIEW.width + GAP, VIEWS_TOP);
  writeTable(sheet, typeface, lamps);
  return sheet;
}

function writeHead(sheet: Drawing, typeface: Typeface, lighting: LightingValue, seconds: number): void {
  const title = seconds > 0 ? `Lighting at ${Math.round(seconds * 100) / 100} s` : 'Lighting';
  write(sheet, typeface, title, { x: MARGIN, baseline: 60, size: 26, colour: INK, bold: true });
  const facts = rigFacts(lighting).join('   ·   ');
  write(sheet, typeface, facts, { x: WIDTH - MARGIN, baseline: 60, size: 15, colour: QUIET, align: 'right' });
  const words = lightPhrase(lighting, 'en') || 'even light from everywhere';
  wrapLines(typeface, sentence(words), (WIDTH - 2 * MARGIN) / 15, 2).forEach((said, i) => {
    write(sheet, typeface, said, { x: MARGIN, baseline: 94 + 22 * i, size: 15, colour: QUIET });
  });
}

const sentence = (phrase: string): string => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;

function writeTable(sheet: Drawing, typeface: Typeface, lamps: readonly Lamp[]): void {
  const height = HEAD + ROW * Math.max(1, lamps.length);
  fill(sheet, rectangle(MARGIN, TABLE_TOP, WIDTH - 2 * MARGIN, height), { colour: CARD });
  for (const [heading, left] of COLUMNS)
    write(sheet, typeface, heading, { x: MARGIN + left, baseline: TABLE_TOP + 24, size: 13, colour: FAINT });
  if (lamps.length === 0) {
    const baseline = TABLE_TOP + HEAD + 25;
    write(sheet, typeface, 'No lamps: light comes from everywhere', {
      x: MARGIN + 54,
      baseline,
      size: 15,
      colour: QUIET,
    });
  }
  for (const [i, lamp] of lamps.entries()) writeRow(sheet, typeface, lamp, TABLE_TOP + HEAD + i * ROW);
}

function writeRow(sheet: Drawing, typeface: Typeface, lamp: Lamp, top: number): void {
  const { light } = lamp;
  stroke(
    sheet,
    [
      [MARGIN + 16, top],
      [WIDTH - MARGIN - 16, top],
    ],
    1,
    { colour: RULE },
  );
  drawBadge(sheet, typeface, [MARGIN + 30, top + ROW / 2], lamp);
  const cells = [
    titleOf(light),
    stopsText(light.stops),
    kelvinText(light.kelvin),
    azimuthText(light.azimuthDegrees),
    elevationText(light.elevationDegrees),
    distanceText(light.distanceMetres),
    heightText(light),
    sizeText(light.sizeDegrees),
    remarksOf(light),
  ];
  cells.forEach((text, i) => {
    const [, left, width] = COLUMNS[i]!;
    const isTitle = i === 0;
    const colour = isTitle ? INK : i === cells.length - 1 ? QUIET : INK;
    const shown = shorten(typeface, text, (width - (isTitle ? 10 : 4)) / 15);
    write(sheet, typeface, shown, { x: MARGIN + left, baseline: top + 24, size: 15, colour, bold: isTitle });
  });
}
