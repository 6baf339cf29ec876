import {
  add,
  depthOf,
  type FrameSize,
  projectPoint,
  type Solid,
  scale,
  type Vec3,
  type View,
} from '../../stage/index.ts';
import type { Point } from '../drawing/coverage.ts';
import { CARD, INK, PAGE, QUIET } from '../drawing/dark-theme.ts';
import { createDrawing, type Drawing, fill, place, stroke } from '../drawing/drawing.ts';
import { type Box, placeLabels } from '../drawing/place-labels.ts';
import { circle, rectangle } from '../drawing/shapes.ts';
import { shorten, widthOf } from '../lettering/fit.ts';
import type { Typeface } from '../lettering/typeface.ts';
import { write } from '../lettering/write.ts';
import { type BlockingPlan, SUBJECT_TONES, TONES } from './blocking-plan.ts';
import type { Blocking } from './paint-blocking.ts';

/** Height of the strip below the picture, as part of the picture's shorter side. */
const STRIP = 0.09;

/** Pixels of a labelled picture. */
export const labelledSize = ({ width, height }: FrameSize): FrameSize => ({
  width,
  height: height + stripHeight({ width, height }),
});

const stripHeight = ({ width, height }: FrameSize): number => 2 * Math.round(Math.min(width, height) * (STRIP / 2));

/** Writes names and distances over a blocked frame, and its facts below; for people only. @param title - of the shot and the instant */
export function labelBlocking(blocking: Blocking, plan: BlockingPlan, title: string, typeface: Typeface): Drawing {
  const { picture, view } = blocking;
  const { size } = view;
  const sheet = createDrawing(labelledSize(size), PAGE);
  place(sheet, { ...size, pixels: picture }, 0, 0);
  writeLabels(sheet, size, typeface, visibleThings(blocking, plan));
  writeStrip(sheet, size, typeface, title);
  return sheet;
}

/** Something that can be seen: a place on it in the picture, and how far its middle is along the axis of the camera. */
export interface VisibleThing {
  readonly name: string;
  readonly at: Point;
  readonly metres: number;
}

/** Subjects, boxes and pictures of which anything can be seen. */
export const visibleThings = ({ depth, view, solids }: Blocking, plan: BlockingPlan): VisibleThing[] =>
  thingsIn(plan, solids).flatMap(({ name, places }) => {
    const at = anchorOf(places, view, depth);
    return at === undefined ? [] : [{ name, at, metres: depthOf(view, meanOf(places)) }];
  });

/** Something that has a name, and places on it. */
interface Thing {
  readonly name: string;
  readonly places: readonly Vec3[];
}

/** Subjects, then boxes and pictures. */
function thingsIn({ scene, actors }: BlockingPlan, solids: readonly Solid[]): Thing[] {
  return [
    ...actors.map(({ name }) => ({ name, places: solids.filter(isPartOf(name)).flatMap(placesOnSolid) })),
    ...(scene.solids ?? []).map((solid) => ({ name: solid.name, places: placesOnSolid(solid) })),
    ...scene.layers.map(({ name, quad: { origin, across, down } }) => ({
      name,
      places: GRID.flatMap((u) => GRID.map((v) => add(origin, add(scale(across, u), scale(down, v))))),
    })),
  ];
}
/** Limbs of a stand-in are called `Mara, torso`. */
const isPartOf =
  (subject: string) =>
  ({ name }: Solid): boolean =>
    name.startsWith(`${subject}, `);
/** Shares of a side at which pictures and boxes are looked at. */
const GRID = [0.06, 0.2, 0.35, 0.5, 0.65, 0.8, 0.94];
/** Corners of a mesh that are looked at. */
const MOST_CORNERS = 160;

function placesOnSolid({ mesh: { positions, triangles }, placing: { right, up, back, origin } }: Solid): Vec3[] {
  const toWorld = (x: number, y: number, z: number): Vec3 =>
    add(add(scale(right, x), scale(up, y)), add(scale(back, z), origin));
  const corner = (i: number): Vec3 => toWorld(positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!);
  const step = 3 * Math.max(1, Math.floor(triangles.length / 3 / MOST_CORNERS));
  const places: Vec3[] = [];
  for (let i = 0; i < triangles.length; i += step) {
    const [a, b, c] = [corner(triangles[i]!), corner(triangles[i + 1]!), corner(triangles[i + 2]!)];
    // Large triangles are looked at all over, so that what hides a part of them leaves some place.
    for (const [u, v] of SPREAD) places.push(add(scale(a, 1 - u - v), add(scale(b, u), scale(c, v))));
  }
  return places;
}
const SPREAD = [
  [1 / 3, 1 / 3],
  [0.1, 0.1],
  [0.8, 0.1],
  [0.1, 0.8],
  [0.45, 0.1],
  [0.1, 0.45],
  [0.45, 0.45],
] as const;

const meanOf = (places: readonly Vec3[]): Vec3 =>
  scale(
    places.reduce<Vec3>((sum, each) => add(sum, each), [0, 0, 0]),
    1 / Math.max(1, places.length),
  );

/** What differs by less than this share in inverse depth is at the same distance. */
const SAME = 0.02;

/** The middle of what can be seen of a thing: the visible place nearest to the mean of all that are; `undefined` when it is hidden. */
function anchorOf(places: readonly Vec3[], view: View, depth: Float32Array): Point | undefined {
  const { width, height } = view.size;
  const seen = places.flatMap((each): Point[] => {
    const at = projectPoint(view, each);
    if (at === undefined || at.x < 0 || at.y < 0 || at.x >= width || at.y >= height) return [];
    const there = depth[Math.floor(at.y) * width + Math.floor(at.x)]!;
    return Math.abs(1 / at.depth - there) <= SAME / at.depth ? [[at.x, at.y]] : [];
  });
  if (seen.length === 0) return undefined;
  const middle = [0, 1].map((axis) => seen.reduce((sum, point) => sum + point[axis]!, 0) / seen.length);
  const off = ([x, y]: Point) => (x - middle[0]!) * (x - middle[0]!) + (y - middle[1]!) * (y - middle[1]!);
  return seen.reduce((best, point) => (off(point) < off(best) ? point : best));
}

function writeLabels(sheet: Drawing, size: FrameSize, typeface: Typeface, found: readonly VisibleThing[]): void {
  const text = Math.max(11, Math.round(Math.min(size.width, size.height) * 0.03));
  const dot = text * 0.28;
  const texts = found.map(({ name }) => shorten(typeface, name, 18));
  const figures = found.map(({ metres }) => `${metres < 10 ? Math.round(metres * 10) / 10 : Math.round(metres)} m`);
  const pad = text * 0.5;
  const anchors = found.map(({ at }, i) => ({
    at,
    reach: [dot * 2, dot * 2] as const,
    width: (widthOf(typeface, texts[i]!) + 0.7 + widthOf(typeface, figures[i]!)) * text + 2 * pad,
    height: text * 1.7,
  }));
  const room: Box = { left: 6, top: 6, width: size.width - 12, height: size.height - 12 };
  const dots = found.map(({ at: [x, y] }) => ({
    left: x - 2 * dot,
    top: y - 2 * dot,
    width: 4 * dot,
    height: 4 * dot,
  }));
  const boxes = placeLabels(anchors, room, dots, [], [size.width / 2, size.height / 2]);
  boxes.forEach((box, i) => {
    const { at } = found[i]!;
    stroke(sheet, [at, nearestIn(box, at)], 1.5, { colour: PAGE });
    fill(sheet, circle(at, dot + 2), { colour: PAGE });
    fill(sheet, circle(at, dot), { colour: INK });
    fill(sheet, rectangle(box.left, box.top, box.width, box.height, 4), { colour: PAGE, opacity: 0.86 });
    const baseline = box.top + text * 1.2;
    write(sheet, typeface, texts[i]!, { x: box.left + pad, baseline, size: text, colour: INK, bold: true });
    const right = box.left + box.width - pad;
    write(sheet, typeface, figures[i]!, { x: right, baseline, size: text, colour: QUIET, align: 'right' });
  });
}

const nearestIn = ({ left, top, width, height }: Box, [x, y]: Point): Point => [
  Math.max(left, Math.min(x, left + width)),
  Math.max(top, Math.min(y, top + height)),
];

/** What the greys mean, right; the shot and the instant, left. */
function writeStrip(sheet: Drawing, size: FrameSize, typeface: Typeface, title: string): void {
  const high = sheet.height - size.height;
  fill(sheet, rectangle(0, size.height, size.width, high), { colour: CARD });
  const text = Math.max(10, Math.round(high * 0.34));
  const baseline = size.height + high / 2 + text * 0.36;
  const greys = [...Object.entries(TONES), ['subjects', SUBJECT_TONES.midground]] as [string, number][];
  let x = size.width - high * 0.4;
  for (const [band, grey] of greys.reverse()) {
    write(sheet, typeface, band, { x, baseline, size: text, colour: QUIET, align: 'right' });
    x -= widthOf(typeface, band) * text + text * 1.5;
    fill(sheet, rectangle(x, baseline - text * 0.86, text, text, 2), { colour: QUIET });
    fill(sheet, rectangle(x + 1, baseline - text * 0.86 + 1, text - 2, text - 2, 1), { colour: [grey, grey, grey] });
    x -= text * 1.1;
  }
  const left = high * 0.4;
  const shown = shorten(typeface, title, Math.max(0, (x - left - text) / text));
  write(sheet, typeface, shown, { x: left, baseline, size: text, colour: INK });
}
