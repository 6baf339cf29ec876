import { atan2Degrees } from '../../stage/trig.ts';
import { expand, type Matrix3 } from './matrix.ts';

/** What a motion does to the content of the centre of the frame. */
export interface CentreMotion {
  /** Where it goes, shares of the frame's width: right, down. */
  readonly translate: readonly [x: number, y: number];
  /** How much it grows; 1 when it does not. */
  readonly scale: number;
  /** How far it turns, clockwise positive. */
  readonly rotateDegrees: number;
}

/** Shift, scale and turn of a homography where the centre of the frame is. */
export function motionAtCentre(motion: Matrix3): CentreMotion {
  const { shift, stretch } = expand(motion, 0, 0);
  const [a, b, c, d] = stretch;
  return {
    translate: shift,
    scale: Math.sqrt(Math.abs(a * d - b * c)),
    rotateDegrees: atan2Degrees(c - b, a + d),
  };
}
