import { add, depthOf, dot, scale, subtract, type Vec3, type View } from '../../../stage/index.ts';
import type { Body, Moment, Scene } from '../scene.ts';

/** Points of a body that are looked for, as shares of its height. The feet say little: they may stand behind a kerb. */
const HEIGHTS = [0.15, 0.4, 0.6, 0.8, 0.95];
/** Half of the width of a body, as a share of its height: shoulders of 43 cm at 1.7 m. */
export const HALF_WIDTH = 0.125;

/** How tall a body is in the picture, as a share of the picture's height; `undefined` without a body, or behind the camera. */
export function heightShare(scene: Scene, body: Body | undefined, seconds: number): number | undefined {
  if (body === undefined) return undefined;
  const { view } = scene.momentAt(seconds);
  const depth = depthOf(view, middleOf(body, seconds));
  if (depth <= 0) return undefined;
  return (body.subject.heightMetres * view.focalPixels) / depth / scene.frame.height;
}

/** The middle of a body. */
export const middleOf = ({ feetAt, subject }: Body, seconds: number): Vec3 =>
  upFrom(feetAt(seconds), subject.heightMetres / 2);

const upFrom = ([x, y, z]: Vec3, metres: number): Vec3 => [x, y + metres, z];

/** Points of a body that fall into the picture: in its middle and at both sides, from the knees to the eyes. */
export function pointsInFrame(body: Body, { view, seconds }: Moment): Vec3[] {
  const points: Vec3[] = [];
  for (const point of pointsOf(body, view, seconds)) if (isInFrame(view, point)) points.push(point);
  return points;
}

/** Whether any of a body is in the picture. */
export const isSeen = (body: Body, { view, seconds }: Moment): boolean =>
  isInFrame(view, middleOf(body, seconds)) || pointsOf(body, view, seconds).some((point) => isInFrame(view, point));

function pointsOf(body: Body, view: View, seconds: number): Vec3[] {
  const { heightMetres } = body.subject;
  const feet = body.feetAt(seconds);
  const aside = scale(view.right, HALF_WIDTH * heightMetres);
  const points: Vec3[] = [];
  for (const share of HEIGHTS) {
    const middle = upFrom(feet, share * heightMetres);
    points.push(middle, subtract(middle, aside), add(middle, aside));
  }
  return points;
}

function isInFrame({ position, right, up, forward, size, focalPixels }: View, point: Vec3): boolean {
  const offset = subtract(point, position);
  const reach = dot(forward, offset) / focalPixels;
  return (
    reach > 0 &&
    Math.abs(dot(right, offset)) <= (reach * size.width) / 2 &&
    Math.abs(dot(up, offset)) <= (reach * size.height) / 2
  );
}
