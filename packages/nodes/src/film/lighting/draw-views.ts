import type { Rgb } from '../../stage/index.ts';
import type { Point } from '../drawing/coverage.ts';
import { createDrawing, type Drawing, fill } from '../drawing/drawing.ts';
import { circle, dashed, line, polygon, rectangle, ring } from '../drawing/shapes.ts';
import type { Typeface } from '../lettering/typeface.ts';
import { write } from '../lettering/write.ts';
import { drawLamps, FAR_METRES } from './draw-lamps.ts';
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
import type { Box } from './place-labels.ts';
import { BODY, BODY_EDGE, CARD, FAINT, FLOOR, QUIET, RULE } from './theme.ts';

/** Pixels of a view. */
export const VIEW = { width: 744, height: 620 } as const;
/** How far the rings reach from the subject, pixels. */
const REACH = 236;
/** With more lamps than these, the views show numbers and names, and the list below says the rest. */
const MOST_LABELLED = 7;

/** Metres from the subject to the outermost ring: as far as the farthest lamp that is not out of sight. */
export function reachOf(lamps: readonly Lamp[]): number {
  const near = lamps.map(({ light }) => light.distanceMetres).filter((metres) => metres <= FAR_METRES);
  return near.length === 0 ? 3 : Math.max(1.2, ...near);
}

/** From above, the camera below. */
export function drawTopView(typeface: Typeface, lamps: readonly Lamp[]): Drawing {
  const sheet = createDrawing(VIEW, CARD);
  const reach = reachOf(lamps);
  const scale = REACH / reach;
  const middle: Point = [VIEW.width / 2, VIEW.height / 2 - 12];
  const camera: Point = [middle[0], middle[1] + REACH + 42];
  drawRings(sheet, typeface, middle, scale, reach);
  fill(sheet, dashed([middle[0], middle[1] + 30], [camera[0], camera[1] - 22], 1, [5, 5]), { colour: FAINT });
  drawHeadFromAbove(sheet, middle, scale);
  drawCamera(sheet, camera, [0, -1]);
  writeHeading(sheet, typeface, 'Top view');
  const taken: Box[] = [
    { left: middle[0] - 34, top: middle[1] - 26, width: 68, height: 52 },
    { left: camera[0] - 26, top: camera[1] - 26, width: 52, height: 60 },
    HEADING,
  ];
  const project = ([right, , towards]: readonly [number, number, number]): Point => [
    middle[0] + right * scale,
    middle[1] + towards * scale,
  ];
  const full = lamps.length <= MOST_LABELLED;
  const label = ({ light }: Lamp) =>
    full
      ? [
          titleOf(light),
          `${stopsText(light.stops)} · ${kelvinText(light.kelvin)}`,
          `${azimuthText(light.azimuthDegrees)} · ${distanceText(light.distanceMetres)}`,
        ]
      : [titleOf(light)];
  drawLamps({ sheet, typeface, project, taken, label }, lamps, reach * 1.1);
  return sheet;
}

/** From the side, as seen from camera right, the camera on the left. */
export function drawSideView(typeface: Typeface, lamps: readonly Lamp[]): Drawing {
  const sheet = createDrawing(VIEW, CARD);
  const reach = reachOf(lamps);
  const scale = Math.min(REACH / reach, (VIEW.height - 150) / (reach + STANDING_EYES_METRES));
  const floor = VIEW.height - 62;
  const eyes: Point = [VIEW.width / 2 + 20, floor - STANDING_EYES_METRES * scale];
  const camera: Point = [Math.max(74, eyes[0] - REACH - 60), eyes[1]];
  fill(sheet, line([[24, floor], [VIEW.width - 24, floor]], 1.5), { colour: FLOOR });
  writeMetres(sheet, typeface, floor, eyes[0], scale);
  fill(sheet, dashed([eyes[0] - 24, eyes[1]], [camera[0] + 26, eyes[1]], 1, [5, 5]), { colour: FAINT });
  drawStanding(sheet, eyes, scale);
  drawTripod(sheet, camera, floor);
  drawCamera(sheet, camera, [1, 0]);
  writeHeading(sheet, typeface, 'Side view from camera right');
  const taken: Box[] = [
    { left: eyes[0] - 30, top: eyes[1] - 24, width: 60, height: floor - eyes[1] + 24 },
    { left: camera[0] - 30, top: camera[1] - 24, width: 60, height: floor - camera[1] },
    { left: 0, top: floor - 4, width: VIEW.width, height: 80 },
    { ...HEADING, width: 270 },
  ];
  const project = ([, up, towards]: readonly [number, number, number]): Point => [
    eyes[0] - towards * scale,
    eyes[1] - up * scale,
  ];
  const full = lamps.length <= MOST_LABELLED;
  const label = ({ light }: Lamp) => (full ? [titleOf(light), sideText(light)] : [titleOf(light)]);
  drawLamps({ sheet, typeface, project, taken, label }, lamps, reach * 1.1);
  return sheet;
}

const sideText = (light: Lamp['light']): string => {
  const height = heightText(light);
  const angle = Math.round(light.elevationDegrees);
  return `${angle < 0 ? '−' : ''}${Math.abs(angle)}° · ${height}${light.distanceMetres > 50 ? '' : ' high'}`;
};

const HEADING: Box = { left: 18, top: 14, width: 110, height: 26 };

const writeHeading = (sheet: Drawing, typeface: Typeface, text: string): void =>
  write(sheet, typeface, text, { x: 20, baseline: 34, size: 16, colour: QUIET, bold: true });

/** A ring for every metre, or every half where there are few. */
function drawRings(sheet: Drawing, typeface: Typeface, middle: Point, scale: number, reach: number): void {
  const step = reach <= 2 ? 0.5 : reach <= 5 ? 1 : 2;
  for (let metres = step; metres <= reach * 1.001; metres += step) {
    fill(sheet, ring(middle, metres * scale, 1), { colour: RULE });
    const [x, y] = [middle[0] + metres * scale * 0.7071, middle[1] + metres * scale * 0.7071];
    fill(sheet, circle([x, y], 15), { colour: CARD });
    write(sheet, typeface, `${metres} m`, { x, baseline: y + 4, size: 11, colour: FAINT, align: 'middle' });
  }
  for (let turn = 0; turn < 4; turn++) {
    const [dx, dy] = ([[1, 0], [0, 1], [-1, 0], [0, -1]] as const)[turn]!;
    const far = reach * scale + 8;
    fill(sheet, line([[middle[0] + dx * 40, middle[1] + dy * 40], [middle[0] + dx * far, middle[1] + dy * far]], 1), {
      colour: RULE,
      opacity: 0.6,
    });
  }
}

/** Metres along the floor, from the subject. */
function writeMetres(sheet: Drawing, typeface: Typeface, floor: number, middle: number, scale: number): void {
  const most = Math.floor((VIEW.width - 60) / 2 / scale);
  const step = scale < 60 ? 2 : 1;
  for (let metres = -most; metres <= most; metres += 1) {
    if (metres % step !== 0) continue;
    const x = middle + metres * scale;
    if (x < 30 || x > VIEW.width - 30) continue;
    fill(sheet, line([[x, floor], [x, floor + 6]], 1.5), { colour: FLOOR });
    const text = metres === 0 ? '0' : `${Math.abs(metres)} m`;
    write(sheet, typeface, text, { x, baseline: floor + 22, size: 11, colour: FAINT, align: 'middle' });
  }
}

function body(sheet: Drawing, outline: ReturnType<typeof circle>): void {
  fill(sheet, outline, { colour: BODY });
}

/** Shoulders, head, and the nose, which points at the camera. */
function drawHeadFromAbove(sheet: Drawing, [x, y]: Point, scale: number): void {
  const size = Math.max(11, 0.12 * scale);
  const shoulders = rectangle(x - 2.05 * size, y - 0.75 * size, 4.1 * size, 1.5 * size, 0.75 * size);
  fill(sheet, shoulders, { colour: BODY });
  fill(sheet, polygon([[x - 0.4 * size, y + 0.8 * size], [x + 0.4 * size, y + 0.8 * size], [x, y + 1.5 * size]]), {
    colour: BODY_EDGE,
  });
  fill(sheet, circle([x, y], size + 1), { colour: CARD });
  fill(sheet, circle([x, y], size), { colour: BODY_EDGE });
}

/** Somebody who stands and looks to the left. */
function drawStanding(sheet: Drawing, [x, y]: Point, scale: number): void {
  const at = (left: number, down: number): Point => [x - left * scale, y + down * scale];
  const [floorX, floorY] = at(0, STANDING_EYES_METRES);
  const legs = rectangle(floorX - 0.1 * scale, y + 0.62 * scale, 0.2 * scale, floorY - y - 0.62 * scale, 0.05 * scale);
  body(sheet, legs);
  body(sheet, polygon([at(0.1, 1.6), at(0.1, 1.52), at(0.2, 1.57), at(0.22, 1.6)]));
  body(sheet, rectangle(x - 0.145 * scale, y + 0.2 * scale, 0.29 * scale, 0.6 * scale, 0.13 * scale));
  body(sheet, rectangle(x - 0.06 * scale, y + 0.05 * scale, 0.12 * scale, 0.24 * scale));
  const size = Math.max(10, 0.125 * scale);
  fill(sheet, polygon([[x - 0.8 * size, y + 0.05 * size], [x - 1.35 * size, y + 0.35 * size], [x - 0.8 * size, y + 0.5 * size]]), {
    colour: BODY_EDGE,
  });
  fill(sheet, circle([x, y], size), { colour: BODY_EDGE });
}

/** @param ahead - where it looks, one of the axes of the sheet */
function drawCamera(sheet: Drawing, [x, y]: Point, [dx, dy]: Point): void {
  const at = (along: number, aside: number): Point => [x + dx * along - dy * aside, y + dy * along + dx * aside];
  const colour: Rgb = BODY_EDGE;
  fill(sheet, polygon([at(-17, -11), at(9, -11), at(9, 11), at(-17, 11)]), { colour });
  fill(sheet, polygon([at(11, -5), at(21, -10), at(21, 10), at(11, 5)]), { colour });
}

function drawTripod(sheet: Drawing, [x, y]: Point, floor: number): void {
  for (const foot of [-16, 0, 16]) fill(sheet, line([[x - 4, y + 10], [x - 4 + foot, floor]], 2), { colour: FLOOR });
}
