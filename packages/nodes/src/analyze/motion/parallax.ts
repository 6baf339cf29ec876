import { motionAtCentre } from './centre.ts';
import { IDENTITY, invert, type Matrix3, multiply } from './matrix.ts';

/** Counts as much in a ratio as a shift does: typical distance of blocks from the centre, shares of the frame's width. */
const LEVER = 0.3;

/**
 * How many times as far one layer moved as another because the camera travelled: the inverse ratio of their distances. Exact for
 * upright layers that face the first camera, however it travels. Turns and zooms of the camera move all layers alike and would
 * spoil the ratio; give what they do as `common`.
 *
 * @param near - a motion of {@link measureLayers}, or one composed of several
 * @param far - the motion it is compared with
 * @param common - what something infinitely far away did: nothing when left out; see `homographyOfTurn`
 * @returns `undefined` when the far layer did not move measurably
 */
export function parallaxRatio(near: Matrix3, far: Matrix3, common: Matrix3 = IDENTITY): number | undefined {
  const a = nearness(near, common);
  const b = nearness(far, common);
  if (a === undefined || b === undefined) return undefined;
  const square = b[0] * b[0] + b[1] * b[1] + b[2] * b[2];
  return square < 1e-8 ? undefined : (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / square;
}

/**
 * Proportional to 1 / distance. A camera that travels by (x, y) sideways and z ahead shows what was at distance d larger by
 * s = d / (d - z), and shifted by s (x, y) / d: so (shift / s, 1 - 1 / s) = (x, y, z) / d.
 */
function nearness(motion: Matrix3, common: Matrix3): readonly [number, number, number] | undefined {
  const back = invert(common);
  if (back === undefined) return undefined;
  const { translate, scale } = motionAtCentre(multiply(back, motion));
  return [translate[0] / scale, translate[1] / scale, LEVER * (1 - 1 / scale)];
}
