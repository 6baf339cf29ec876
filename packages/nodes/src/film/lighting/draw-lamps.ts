import { exp2, type Rgb, type Vec3 } from '../../stage/index.ts';
import type { Point } from '../drawing/coverage.ts';
import { CARD, INK, PAGE, QUIET, RULE } from '../drawing/dark-theme.ts';
import { type Drawing, fill, stroke } from '../drawing/drawing.ts';
import { hullOf } from '../drawing/hull.ts';
import { type Box, placeLabels } from '../drawing/place-labels.ts';
import { circle, polygon, rectangle, ring } from '../drawing/shapes.ts';
import { shorten, widthOf } from '../lettering/fit.ts';
import type { Typeface } from '../lettering/typeface.ts';
import { CAP_HEIGHT, write } from '../lettering/write.ts';
import type { Lamp } from './lamp-facts.ts';
import { type LampShape, lampShape } from './lamp-shape.ts';

/** One view of a rig: how places become pixels, and what is in the way. */
export interface View {
  readonly sheet: Drawing;
  readonly typeface: Typeface;
  /** Metres from the subject's eyes: camera right, up, towards the camera. */
  readonly project: (place: Vec3) => Point;
  /** What labels must not cover. */
  readonly taken: readonly Box[];
  /** The lines of each label, the first one its title; none for no labels at all. */
  readonly label: (lamp: Lamp) => readonly string[];
}

/** Lamps farther than this are shown at the edge, metres. */
export const FAR_METRES = 8;
const BADGE = 11;
const TITLE_SIZE = 15;
const TEXT_SIZE = 13;
const LINE = 18;
/** Widest label, pixels. */
const WIDEST = 250;
/** Room between labels and the edge of a view. */
const MARGIN = 14;

/** Draws all lamps with their cones, then their numbers and labels above everything. */
export function drawLamps(view: View, lamps: readonly Lamp[], edgeMetres: number): void {
  const shapes = lamps.map(({ light }) => {
    const metres = light.distanceMetres > FAR_METRES ? edgeMetres : light.distanceMetres;
    return lampShape(light.azimuthDegrees, light.elevationDegrees, metres, light.sizeDegrees);
  });
  // The largest lie lowest, so that hard lights are seen on soft ones.
  const order = lamps.map((_, i) => i).sort((a, b) => lamps[b]!.light.sizeDegrees - lamps[a]!.light.sizeDegrees);
  for (const i of order) drawCone(view, lamps[i]!, shapes[i]!);
  for (const i of order) drawLamp(view, lamps[i]!, shapes[i]!);
  writeLabels(view, lamps, shapes);
}

/** The light that reaches the subject: as wide as the lamp looks from there, and clearer the brighter it is. */
function drawCone({ sheet, project }: View, { light, colour }: Lamp, { edge }: LampShape): void {
  const strength = Math.min(1, Math.sqrt(exp2(Math.min(1, light.stops))));
  const subject = project([0, 0, 0]);
  fill(sheet, polygon(hullOf([subject, ...edge.map(project)])), { colour, opacity: 0.05 + 0.16 * strength });
  const middle = project(middleOf(edge));
  stroke(sheet, [subject, middle], 1.2, { colour, opacity: 0.25 + 0.45 * strength });
  if (light.distanceMetres > FAR_METRES) drawBreak(sheet, subject, middle);
}

const middleOf = (edge: readonly Vec3[]): Vec3 =>
  edge.reduce<Vec3>(
    (sum, [x, y, z]) => [sum[0] + x / edge.length, sum[1] + y / edge.length, sum[2] + z / edge.length],
    [0, 0, 0],
  );

/** Two strokes across a line that is really much longer. */
function drawBreak(sheet: Drawing, from: Point, to: Point): void {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(x * x + y * y);
  if (length < 40) return;
  const [alongX, alongY] = [x / length, y / length];
  for (const share of [0.62, 0.62 + 7 / length]) {
    const [middleX, middleY] = [from[0] + x * share, from[1] + y * share];
    const [dx, dy] = [alongX * 3 - alongY * 8, alongY * 3 + alongX * 8];
    stroke(
      sheet,
      [
        [middleX - dx, middleY - dy],
        [middleX + dx, middleY + dy],
      ],
      5,
      { colour: CARD },
    );
    stroke(
      sheet,
      [
        [middleX - dx, middleY - dy],
        [middleX + dx, middleY + dy],
      ],
      1.6,
      { colour: QUIET },
    );
  }
}

/** Larger lamps are drawn thinner: much of the picture may lie behind them. */
const WIDE_DEGREES = 30;

/** The lamp itself, as its front is seen from here. */
function drawLamp({ sheet, project }: View, { light, colour }: Lamp, { edge }: LampShape): void {
  const hull = hullOf(edge.map(project));
  const outline = [...hull, hull[0]!];
  fill(sheet, polygon(hull), { colour, opacity: light.sizeDegrees < WIDE_DEGREES ? 0.45 : 0.14 });
  stroke(sheet, outline, 5, { colour: PAGE });
  stroke(sheet, outline, 2.5, { colour });
}

function writeLabels(view: View, lamps: readonly Lamp[], shapes: readonly LampShape[]): void {
  const { sheet, project, typeface, label, taken } = view;
  const spots = apart(
    shapes.map(({ centre }) => project(centre)),
    sheet,
  );
  const texts = lamps.map((lamp) => label(lamp).map((text) => shorten(typeface, text, WIDEST / TITLE_SIZE)));
  const badges = spots.map(([x, y]) => ({ left: x - BADGE, top: y - BADGE, width: 2 * BADGE, height: 2 * BADGE }));
  const anchors = spots.map((at, i) => ({
    at,
    reach: reachOf(shapes[i]!.edge.map(project)),
    ...sizeOf(typeface, texts[i]!),
  }));
  const room = { left: MARGIN, top: MARGIN, width: sheet.width - 2 * MARGIN, height: sheet.height - 2 * MARGIN };
  const cones = shapes.map(({ edge }) => hullOf([project([0, 0, 0]), ...edge.map(project)]));
  const labelled = texts.some((lines) => lines.length > 0);
  const boxes = !labelled ? [] : placeLabels(anchors, room, [...taken, ...badges], cones, project([0, 0, 0]));
  for (const [i, box] of boxes.entries()) drawLeader(sheet, spots[i]!, box);
  for (const [i, lamp] of lamps.entries()) drawBadge(sheet, typeface, spots[i]!, lamp);
  for (const [i, box] of boxes.entries()) writeLabel(sheet, typeface, box, texts[i]!);
}

/** Half of how wide and high a lamp is drawn: labels stand beside it, unless it is so large that they had better lie on it. */
function reachOf(edge: readonly Point[]): readonly [number, number] {
  const half = (axis: 0 | 1): number => {
    const values = edge.map((point) => point[axis]);
    return (Math.max(...values) - Math.min(...values)) / 2;
  };
  return [half(0), half(1)].map((reach) => Math.max(BADGE, reach > LARGEST_BESIDE ? 0 : reach) + 2) as [number, number];
}
/** Pixels. */
const LARGEST_BESIDE = 60;

/** Places of numbers, moved aside where they would cover each other: to the nearest free place around. */
function apart(spots: readonly Point[], { width, height }: Drawing): Point[] {
  const clamp = (value: number, most: number) => Math.max(BADGE + 4, Math.min(most - BADGE - 4, value));
  const placed: Point[] = [];
  for (const [x, y] of spots) {
    const around = SPIRAL.map(([dx, dy]): Point => [clamp(x + dx * APART, width), clamp(y + dy * APART, height)]);
    const isFree = (spot: Point) =>
      placed.every((other) => Math.max(Math.abs(other[0] - spot[0]), Math.abs(other[1] - spot[1])) >= APART - 1);
    placed.push(around.find(isFree) ?? around[0]!);
  }
  return placed;
}
/** Pixels between the middles of two numbers that do not touch. */
const APART = 2 * BADGE + 4;
/** Steps to all sides, the nearest first. */
const SPIRAL: readonly Point[] = Array.from(
  { length: 13 * 13 },
  (_, i): Point => [(i % 13) - 6, Math.floor(i / 13) - 6],
).sort((a, b) => a[0] * a[0] + a[1] * a[1] - (b[0] * b[0] + b[1] * b[1]));

function sizeOf(typeface: Typeface, [title = '', ...rest]: readonly string[]) {
  const widths = [
    widthOf(typeface, title) * TITLE_SIZE + 2,
    ...rest.map((text) => widthOf(typeface, text) * TEXT_SIZE),
  ];
  return { width: Math.ceil(Math.max(...widths)) + 8, height: LINE * (1 + rest.length) };
}

/** A thin line to a label that had to be written farther away. */
function drawLeader(sheet: Drawing, [x, y]: Point, { left, top, width, height }: Box): void {
  const end: Point = [Math.max(left, Math.min(x, left + width)), Math.max(top, Math.min(y, top + height))];
  const [dx, dy] = [end[0] - x, end[1] - y];
  if (Math.sqrt(dx * dx + dy * dy) > BADGE + 14) stroke(sheet, [[x, y], end], 1, { colour: QUIET, opacity: 0.6 });
}

/** The number of a lamp in a disc of its colour. */
export function drawBadge(sheet: Drawing, typeface: Typeface, at: Point, { number, colour }: Lamp): void {
  fill(sheet, circle(at, BADGE + 1.5), { colour: PAGE });
  fill(sheet, circle(at, BADGE), { colour });
  fill(sheet, ring(at, BADGE - 0.5, 1), { colour: RULE, opacity: 0.5 });
  const size = number > 9 ? 11 : 13;
  const baseline = at[1] + (CAP_HEIGHT * size) / 2;
  write(sheet, typeface, String(number), {
    x: at[0],
    baseline,
    size,
    colour: inkOn(colour),
    align: 'middle',
    bold: true,
  });
}

/** Dark on what is light. */
const inkOn = ([red, green, blue]: Rgb): Rgb => (red * 2 + green * 5 + blue > 8 * 90 ? PAGE : INK);

function writeLabel(sheet: Drawing, typeface: Typeface, box: Box, [title = '', ...rest]: readonly string[]): void {
  const { left, top, width, height } = box;
  fill(sheet, rectangle(left, top - 1, width, height + 2, 4), { colour: CARD, opacity: 0.72 });
  write(sheet, typeface, title, { x: left + 4, baseline: top + 14, size: TITLE_SIZE, colour: INK, bold: true });
  rest.forEach((text, i) => {
    write(sheet, typeface, text, { x: left + 4, baseline: top + 14 + LINE * (i + 1), size: TEXT_SIZE, colour: QUIET });
  });
}
