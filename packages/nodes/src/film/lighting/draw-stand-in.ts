import { add, figureSolids, poseOf, scale, type Vec3 } from '../../stage/index.ts';
import type { Point } from '../drawing/coverage.ts';
import { BODY, BODY_EDGE, CARD, FLOOR } from '../drawing/dark-theme.ts';
import { type Drawing, fill, stroke } from '../drawing/drawing.ts';
import { hullOf } from '../drawing/hull.ts';
import { circle, polygon, rectangle } from '../drawing/shapes.ts';
import { EYES } from '../frame-subject.ts';
import { STANDING_EYES_METRES } from './lamp-facts.ts';

/** Draws the subject around its own eyes: somebody who stands and looks at the camera. */
export function drawSubject(sheet: Drawing, project: (place: Vec3) => Point): void {
  for (const limb of standIn()) fill(sheet, polygon(hullOf(limb.map(project))), { colour: BODY });
}

/** Shoulders, head and nose from above; the nose points down the sheet, at the camera. @param size - radius of the head, pixels */
export function drawHead(sheet: Drawing, [x, y]: Point, size: number): void {
  fill(sheet, rectangle(x - 2.1 * size, y - 0.72 * size, 4.2 * size, 1.5 * size, 0.75 * size), { colour: BODY });
  const nose: Point[] = [
    [x - 0.4 * size, y + 0.85 * size],
    [x + 0.4 * size, y + 0.85 * size],
    [x, y + 1.45 * size],
  ];
  fill(sheet, polygon(nose), { colour: BODY_EDGE });
  fill(sheet, circle([x, y], size + 1.5), { colour: CARD });
  fill(sheet, circle([x, y], size), { colour: BODY_EDGE });
}

/** Corners of each limb of a stand-in, metres from its eyes: camera right, up, towards the camera. */
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

/** @param ahead - where it looks: one of the axes of the sheet */
export function drawCamera(sheet: Drawing, [x, y]: Point, ahead: Point): void {
  const [dx, dy] = ahead;
  const at = (along: number, aside: number): Point => [x + dx * along - dy * aside, y + dy * along + dx * aside];
  fill(sheet, polygon([at(-17, -11), at(9, -11), at(9, 11), at(-17, 11)]), { colour: BODY_EDGE });
  fill(sheet, polygon([at(11, -5), at(21, -10), at(21, 10), at(11, 5)]), { colour: BODY_EDGE });
}

/** The legs of a camera, down to the floor. */
export function drawTripod(sheet: Drawing, [x, y]: Point, floor: number): void {
  for (const foot of [-18, 0, 18]) {
    const leg: Point[] = [
      [x - 4, y + 10],
      [x - 4 + foot, floor],
    ];
    stroke(sheet, leg, 2, { colour: FLOOR });
  }
}
