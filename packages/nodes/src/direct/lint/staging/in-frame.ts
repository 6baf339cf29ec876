import { add, depthOf, projectPoint, scale, subtract, type Vec3, type View } from '../../../stage/index.ts';
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
  const feet = body.feetAt(seconds);
  const aside = scale(view.right, HALF_WIDTH * body.subject.heightMetres);
  return HEIGHTS.flatMap((share) => {
    const middle = upFrom(feet, share * body.subject.heightMetres);
    return [subtract(middle, aside), middle, add(middle, aside)].filter((point) => isInFrame(view, point));
  });
}

/** Whether any of a body is in the picture. */
export function isSeen(body: Body, { view, seconds }: Moment): boolean {
  const feet = body.feetAt(seconds);
  const aside = scale(view.right, HALF_WIDTH * body.subject.heightMetres);
  return HEIGHTS.some((share) => {
    const middle = upFrom(feet, share * body.subject.heightMetres);
    return isInFrame(view, middle) || isInFrame(view, subtract(middle, aside)) || isInFrame(view, add(middle, aside));
  });
}

function isInFrame(view: View, point: Vec3): boolean {
  const seen = projectPoint(view, point);
  if (seen === undefined) return false;
  return seen.x >= 0 && seen.x <= view.size.width && seen.y >= 0 && seen.y <= view.size.height;
}
