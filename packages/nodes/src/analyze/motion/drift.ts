import { applyTo, type Matrix3 } from './matrix.ts';

/** The middle of a frame and places near its corners, shares of its width from its centre. */
const PLACES = [
  [0, 0],
  [-0.4, -0.2],
  [0.4, -0.2],
  [-0.4, 0.2],
  [0.4, 0.2],
] as const;

/** How far apart two motions take the same thing at most, in the middle or near a corner of the frame; shares of its width. */
export const driftBetween = (p: Matrix3, q: Matrix3): number =>
  Math.max(
    ...PLACES.map(([x, y]) => {
      const [a, b] = [applyTo(p, x, y), applyTo(q, x, y)];
      return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
    }),
  );
