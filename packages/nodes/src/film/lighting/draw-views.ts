import type { Vec3 } from '../../stage/index.ts';
import type { Point } from '../drawing/coverage.ts';
import { CARD, FAINT, FLOOR, QUIET, RULE } from '../drawing/dark-theme.ts';
import { createDrawing, type Drawing, fill, stroke } from '../drawing/drawing.ts';
import type { Box } from '../drawing/place-labels.ts';
import { circle, dashed, ring } from '../drawing/shapes.ts';
import type { Typeface } from '../lettering/typeface.ts';
import { write } from '../lettering/write.ts';
import { drawLamps, FAR_METRES } from './draw-lamps.ts';
import { drawCamera, drawHead, drawSubject, drawTripod } from './draw-stand-in.ts';
import {
  azimuthText,
  distanceText,
  heightText,
  kelvinText,
  type Lamp,
  STANDING_EYES_METRES,
  stopsText,
  titleOf,
} from './lamp-facts.ts';

/** Pixels of a view. */
export const VIEW = { width: 744, height: 620 } as const;
/** How far the outermost ring reaches from the subject, pixels. */
const REACH = 236;
/** Lamps out of sight stand a little beyond the outermost ring. */
const BEYOND = 1.1;
/** With more lamps than these, views show numbers and names, then only numbers, and the list below says the rest. */
const MOST_LABELLED = 7;
const MOST_NAMED = 14;
/** Radius of a head that can still be read from above, pixels. */
const SMALLEST_HEAD = 10;

/** A view before lamps are drawn on it. */
interface Scenery {
  readonly project: (place: Vec3) => Point;
  readonly taken: readonly Box[];
}

/** Metres from the subject to the outermost ring: as far as the farthest lamp that is not out of sight. */
function reachOf(lamps: readonly Lamp[]): number {
  const near = lamps.map(({ light }) => light.distanceMetres).filter((metres) => metres <= FAR_METRES);
  return near.length === 0 ? 3 : Math.max(1.2, ...near);
}

/** From above, the camera below. */
export function drawTopView(typeface: Typeface, lamps: readonly Lamp[]): Drawing {
  const sheet = createDrawing(VIEW, CARD);
  const reach = reachOf(lamps);
  const scenery = drawSetFromAbove(sheet, typeface, reach);
  const label = ({ light }: Lamp) => [
    titleOf(light),
    `${stopsText(light.stops)} · ${kelvinText(light.kelvin)}`,
    `${azimuthText(light.azimuthDegrees)} · ${distanceText(light.distanceMetres)}`,
  ];
  drawLamps({ sheet, typeface, ...scenery, label: briefOf(lamps, label) }, lamps, reach * BEYOND);
  return sheet;
}

/** From the side, as seen from camera right, the camera on the left. */
export function drawSideView(typeface: Typeface, lamps: readonly Lamp[]): Drawing {
  const sheet = createDrawing(VIEW, CARD);
  const reach = reachOf(lamps);
  const scenery = drawSetFromSide(sheet, typeface, reach);
  const label = ({ light }: Lamp) => [titleOf(light), sideText(light)];
  drawLamps({ sheet, typeface, ...scenery, label: briefOf(lamps, label) }, lamps, reach * BEYOND);
  return sheet;
}

function briefOf({ length }: readonly Lamp[], label: (lamp: Lamp) => string[]): (lamp: Lamp) => string[] {
  const lines = length <= MOST_LABELLED ? Number.POSITIVE_INFINITY : length <= MOST_NAMED ? 1 : 0;
  return (lamp) => label(lamp).slice(0, lines);
}

const sideText = (light: Lamp['light']): string => {
  const angle = Math.round(light.elevationDegrees);
  const far = light.distanceMetres > 50;
  return `${angle < 0 ? '−' : ''}${Math.abs(angle)}° · ${heightText(light)}${far ? '' : ' high'}`;
};

function drawSetFromAbove(sheet: Drawing, typeface: Typeface, reach: number): Scenery {
  const perMetre = REACH / reach;
  const [x, y]: Point = [VIEW.width / 2, VIEW.height / 2 - 12];
  const camera: Point = [x, y + REACH + 42];
  const project = ([right, , towards]: Vec3): Point => [x + right * perMetre, y + towards * perMetre];
  const labels = drawRings(sheet, typeface, [x, y], perMetre, reach);
  fill(sheet, dashed([x, y + 30], [x, camera[1] - 24], 1.2, [5, 5]), { colour: FAINT });
  drawHead(sheet, [x, y], Math.max(SMALLEST_HEAD, 0.1 * perMetre));
  drawCamera(sheet, camera, [0, -1]);
  writeHeading(sheet, typeface, 'Top view');
  return { project, taken: [boxAround([x, y], 36, 28), boxAround(camera, 26, 32), ...labels, HEADING] };
}

function drawSetFromSide(sheet: Drawing, typeface: Typeface, reach: number): Scenery {
  const perMetre = Math.min(REACH / reach, (VIEW.height - 150) / (reach + STANDING_EYES_METRES));
  const floor = VIEW.height - 62;
  const [x, y]: Point = [VIEW.width / 2 + 20, floor - STANDING_EYES_METRES * perMetre];
  const camera: Point = [x - REACH - 60, y];
  const project = ([, up, towards]: Vec3): Point => [x - towards * perMetre, y - up * perMetre];
  stroke(
    sheet,
    [
      [24, floor],
      [VIEW.width - 24, floor],
    ],
    1.5,
    { colour: FLOOR },
  );
  writeMetres(sheet, typeface, floor, x, perMetre);
  fill(sheet, dashed([camera[0] + 26, y], [x - 0.2 * perMetre, y], 1.2, [5, 5]), { colour: FAINT });
  drawSubject(sheet, project);
  drawTripod(sheet, camera, floor);
  drawCamera(sheet, camera, [1, 0]);
  writeHeading(sheet, typeface, 'Side view from camera right');
  const taken: Box[] = [
    { left: x - 0.25 * perMetre, top: y - 24, width: 0.5 * perMetre, height: floor - y + 24 },
    { left: camera[0] - 30, top: y - 24, width: 60, height: floor - y },
    { left: 0, top: floor - 4, width: VIEW.width, height: 80 },
    { ...HEADING, width: 270 },
  ];
  return { project, taken };
}

const boxAround = ([x, y]: Point, reachX: number, reachY: number): Box => ({
  left: x - reachX,
  top: y - reachY,
  width: 2 * reachX,
  height: 2 * reachY,
});

const HEADING: Box = { left: 18, top: 14, width: 110, height: 26 };

const writeHeading = (sheet: Drawing, typeface: Typeface, text: string): void =>
  write(sheet, typeface, text, { x: 20, baseline: 34, size: 16, colour: QUIET, bold: true });

const AXES: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
/** Sine and cosine of 45 degrees: where rings are labelled. */
const DIAGONAL = Math.sqrt(0.5);

/** Rings around the subject, one for every metre where there is room, and where their labels are. */
function drawRings(sheet: Drawing, typeface: Typeface, [x, y]: Point, perMetre: number, reach: number): Box[] {
  const step = reach <= 2 ? 0.5 : reach <= 5 ? 1 : 2;
  const far = REACH + 10;
  for (const [dx, dy] of AXES)
    stroke(
      sheet,
      [
        [x + dx * 44, y + dy * 44],
        [x + dx * far, y + dy * far],
      ],
      1,
      { colour: RULE, opacity: 0.6 },
    );
  const labels: Box[] = [];
  for (let metres = step; metres <= reach * 1.001; metres += step) {
    fill(sheet, ring([x, y], metres * perMetre, 1), { colour: RULE });
    const at: Point = [x - metres * perMetre * DIAGONAL, y - metres * perMetre * DIAGONAL];
    fill(sheet, circle(at, 16), { colour: CARD });
    write(sheet, typeface, `${metres} m`, { x: at[0], baseline: at[1] + 4, size: 11, colour: FAINT, align: 'middle' });
    labels.push(boxAround(at, 18, 9));
  }
  return labels;
}

/** Metres along the floor, from the subject. */
function writeMetres(sheet: Drawing, typeface: Typeface, floor: number, middle: number, perMetre: number): void {
  const step = perMetre < 60 ? 2 : 1;
  const most = Math.floor(VIEW.width / perMetre / step);
  for (let i = -most; i <= most; i++) {
    const x = middle + i * step * perMetre;
    if (x < 36 || x > VIEW.width - 36) continue;
    stroke(
      sheet,
      [
        [x, floor],
        [x, floor + 6],
      ],
      1.5,
      { colour: FLOOR },
    );
    const text = i === 0 ? '0' : `${Math.abs(i * step)} m`;
    write(sheet, typeface, text, { x, baseline: floor + 23, size: 11, colour: FAINT, align: 'middle' });
  }
}
