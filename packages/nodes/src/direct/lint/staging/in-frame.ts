import { add, depthOf, projectPoint, scale, type Vec3, type View } from '../../../stage/index.ts';
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
export const middleOf = (body: Body, seconds: number): Vec3 => upFrom(body, seconds, 0.5);

const upFrom = ({ feetAt, subject }: Body, seconds: number, share: number): Vec3 => {
  const [x, y, z] = feetAt(seconds);
  return [x, y + share * subject.heightMetres, z];
};

/** Points of a body that fall into the picture: in its middle and at both sides, from the knees to the eyes. */
export function pointsInFrame(body: Body, { view, seconds }: Moment): Vec3[] {
  const aside = HALF_WIDTH * body.subject.heightMetres;
  const points: Vec3[] = [];
  for (const share of HEIGHTS) {
    const middle = upFrom(body, seconds, share);
    for (const side of [-1, 0, 1]) {
      const point = side === 0 ? middle : add(middle, scale(view.right, side * aside));
      if (isInFrame(view, point)) points.push(point);
    }
  }
  return points;
}

/** Whether any of a body is in the picture. */
export function isSeen(body: Body, { view, seconds }: Moment): boolean {
  const aside = HALF_WIDTH * body.subject.heightMetres;
  return HEIGHTS.some((share) => {
    const middle = upFrom(body, seconds, share);
    return [0, -1, 1].some((side) =>
      isInFrame(view, side === 0 ? middle : add(middle, scale(view.right, side * aside))),
    );
  });
}

function isInFrame(view: View, point: Vec3): boolean {
  const seen = projectPoint(view, point);
  if (seen === undefined) return false;
  return seen.x >= 0 && seen.x <= view.size.width && seen.y >= 0 && seen.y <= view.size.height;
}
