import { add, figureSolids, poseOf, type Rgb, scale, type Vec3 } from '../../stage/index.ts';
import { EYES } from '../frame-subject.ts';
import type { Point } from '../drawing/coverage.ts';
import { createDrawing, type Drawing, fill, stroke } from '../drawing/drawing.ts';
import { circle, dashed, polygon, ring } from '../drawing/shapes.ts';
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
import { hullOf } from './lamp-shape.ts';
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
  const perMetre = REACH / reach;
  const middle: Point = [VIEW.width / 2, VIEW.height / 2 - 12];
  const camera: Point = [middle[0], middle[1] + REACH + 42];
  drawRings(sheet, typeface, middle, perMetre, reach);
  fill(sheet, dashed([middle[0], middle[1] + 30], [camera[0], camera[1] - 22], 1, [5, 5]), { colour: FAINT });
  drawCamera(sheet, camera, [0, -1]);
  writeHeading(sheet, typeface, 'Top view');
  const taken: Box[] = [
    { left: middle[0] - 34, top: middle[1] - 26, width: 68, height: 52 },
    { left: camera[0] - 26, top: camera[1] - 26, width: 52, height: 60 },
    HEADING,
  ];
  const project = ([right, , towards]: Vec3): Point => [
    middle[0] + right * perMetre,
    middle[1] + towards * perMetre,
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
  const perMetre = Math.min(REACH / reach, (VIEW.height - 150) / (reach + STANDING_EYES_METRES));
  const floor = VIEW.height - 62;
  const eyes: Point = [VIEW.width / 2 + 20, floor - STANDING_EYES_METRES * perMetre];
  const camera: Point = [Math.max(74, eyes[0] - REACH - 60), eyes[1]];
  stroke(sheet, [[24, floor], [VIEW.width - 24, floor]], 1.5, { colour: FLOOR });
  writeMetres(sheet, typeface, floor, eyes[0], perMetre);
  fill(sheet, dashed([eyes[0] - 24, eyes[1]], [camera[0] + 26, eyes[1]], 1, [5, 5]), { colour: FAINT });
  drawTripod(sheet, camera, floor);
  drawCamera(sheet, camera, [1, 0]);
  writeHeading(sheet, typeface, 'Side view from camera right');
  const taken: Box[] = [
    { left: eyes[0] - 30, top: eyes[1] - 24, width: 60, height: floor - eyes[1] + 24 },
    { left: camera[0] - 30, top: camera[1] - 24, width: 60, height: floor - camera[1] },
    { left: 0, top: floor - 4, width: VIEW.width, height: 80 },
    { ...HEADING, width: 270 },
  ];
  const project = ([, up, towards]: Vec3): Point => [
    eyes[0] - towards * perMetre,
    eyes[1] - up * perMetre,
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
function drawRings(sheet: Drawing, typeface: Typeface, middle: Point, perMetre: number, reach: number): void {
  const step = reach <= 2 ? 0.5 : reach <= 5 ? 1 : 2;
  for (let metres = step; metres <= reach * 1.001; metres += step) {
    fill(sheet, ring(middle, metres * perMetre, 1), { colour: RULE });
    const [x, y] = [middle[0] + metres * perMetre * 0.7071, middle[1] + metres * perMetre * 0.7071];
    fill(sheet, circle([x, y], 15), { colour: CARD });
    write(sheet, typeface, `${metres} m`, { x, baseline: y + 4, size: 11, colour: FAINT, align: 'middle' });
  }
  for (let turn = 0; turn < 4; turn++) {
    const [dx, dy] = ([[1, 0], [0, 1], [-1, 0], [0, -1]] as const)[turn]!;
    const far = reach * perMetre + 8;
    stroke(sheet, [[middle[0] + dx * 40, middle[1] + dy * 40], [middle[0] + dx * far, middle[1] + dy * far]], 1, {
      colour: RULE,
      opacity: 0.6,
    });
  }
}

/** Metres along the floor, from the subject. */
function writeMetres(sheet: Drawing, typeface: Typeface, floor: number, middle: number, perMetre: number): void {
  const most = Math.floor((VIEW.width - 60) / 2 / perMetre);
  const step = perMetre < 60 ? 2 : 1;
  for (let metres = -most; metres <= most; metres += 1) {
    if (metres % step !== 0) continue;
    const x = middle + metres * perMetre;
    if (x < 30 || x > VIEW.width - 30) continue;
    stroke(sheet, [[x, floor], [x, floor + 6]], 1.5, { colour: FLOOR });
    const text = metres === 0 ? '0' : `${Math.abs(metres)} m`;
    write(sheet, typeface, text, { x, baseline: floor + 22, size: 11, colour: FAINT, align: 'middle' });
  }
}

/** The subject, from its own eyes: somebody who stands and looks at the camera. Drawn larger where it would be too small to see. */
function drawSubject(sheet: Drawing, project: (place: Vec3) => Point): void {
  const eyes = project([0, 0, 0]);
  const pixels = Math.abs(project([1, 0, 1])[0] - eyes[0]);
  const grow = Math.max(1, SMALLEST / pixels);
  for (const limb of standIn()) {
    const points = limb.map((place) => project(scale(place, grow)));
    fill(sheet, polygon(hullOf(points)), { colour: BODY });
  }
}
/** Pixels of a metre at which a body can still be read. */
const SMALLEST = 58;

/** Corners of each limb of a stand-in, from its eyes: camera right, up, towards the camera. */
function standIn(): Vec3[][] {
  const solids = figureSolids({
    name: 'subject',
    kind: 'person',
    heightMetres: STANDING_EYES_METRES / EYES,
    colour: BODY,
    pose: poseOf('stand', 0),
    phase: 0,
    position: [0, -STANDING_EYES_METRES, 0],
    facingDegrees: 0,
  });
  return solids.map(({ mesh: { positions }, placing: { right, up, back, origin } }) =>
    Array.from({ length: positions.length / 3 }, (_, i) => {
      const [x, y, z] = [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!];
      return add(add(scale(right, x), scale(up, y)), add(scale(back, z), origin));
    }),
  );
}

/** @param ahead - where it looks, one of the axes of the sheet */
function drawCamera(sheet: Drawing, [x, y]: Point, [dx, dy]: Point): void {
  const at = (along: number, aside: number): Point => [x + dx * along - dy * aside, y + dy * along + dx * aside];
  const colour: Rgb = BODY_EDGE;
  fill(sheet, polygon([at(-17, -11), at(9, -11), at(9, 11), at(-17, 11)]), { colour });
  fill(sheet, polygon([at(11, -5), at(21, -10), at(21, 10), at(11, 5)]), { colour });
}

function drawTripod(sheet: Drawing, [x, y]: Point, floor: number): void {
  for (const foot of [-16, 0, 16]) stroke(sheet, [[x - 4, y + 10], [x - 4 + foot, floor]], 2, { colour: FLOOR });
}
