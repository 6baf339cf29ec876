import type { CameraValue } from '../../ports.ts';
import { add, heading, type Pose, restPose, rightOf, scale } from '../../stage/index.ts';
import { endPose } from './combine.ts';

/** The lens of a camera when nothing is said. */
export const LENS_MM = 35;

/** Where a camera starts: from where another one ends, or at rest; and how far from there. */
export interface Start {
  readonly from: CameraValue | undefined;
  readonly lens: number | undefined;
  readonly startRight: number;
  readonly startUp: number;
  readonly startForward: number;
  readonly startPan: number;
  readonly startTilt: number;
  readonly startRoll: number;
}

/** The pose a camera starts with. Offsets follow the heading of the camera continued from; its focus stays. */
export function startPose(start: Start): Pose {
  const { from, lens, startRight, startUp, startForward, startPan, startTilt, startRoll } = start;
  const base = from ? endPose(from) : restPose(LENS_MM);
  const way = add(scale(rightOf(base.panDegrees), startRight), scale(heading(base.panDegrees), startForward));
  return {
    ...base,
    position: add(add(base.position, way), [0, startUp, 0]),
    panDegrees: base.panDegrees + startPan,
    tiltDegrees: base.tiltDegrees + startTilt,
    rollDegrees: base.rollDegrees + startRoll,
    focalLengthMm: lens ?? base.focalLengthMm,
  };
}
