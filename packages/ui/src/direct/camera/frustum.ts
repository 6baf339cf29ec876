import type { CameraValue } from '@shotgraph/nodes';
import { add, createView, type Pose, poseAt, scale, type Vec3 } from '@shotgraph/nodes/stage';

/** What a camera sees at one instant, as far as it is drawn. */
export interface Frustum {
  readonly eye: Vec3;
  /** Corners of the picture: top left, top right, bottom right, bottom left. */
  readonly corners: readonly Vec3[];
  /** Of the little mark above the picture that tells which side is up. */
  readonly top: readonly Vec3[];
}

/** Shape of the picture: 16 by 9. */
const SIZE = { width: 16, height: 9 };

/** The pyramid between a camera and its picture at a distance. */
export function frustumOf(pose: Pose, sensorWidthMm: number, metres: number): Frustum {
  const view = createView(pose, SIZE, sensorWidthMm);
  const middle = add(pose.position, scale(view.forward, metres));
  const wide = (SIZE.width / 2 / view.focalPixels) * metres;
  const high = (SIZE.height / 2 / view.focalPixels) * metres;
  const at = (across: number, up: number): Vec3 =>
    add(middle, add(scale(view.right, across * wide), scale(view.up, up * high)));
  return {
    eye: pose.position,
    corners: [at(-1, 1), at(1, 1), at(1, -1), at(-1, -1)],
    top: [at(-0.28, 1.12), at(0.28, 1.12), at(0, 1.5)],
  };
}

/** A path through instants that are evenly apart: where dots are far from each other the camera is fast. */
export function samplePath(camera: CameraValue, count: number): Vec3[] {
  return Array.from({ length: count + 1 }, (_, i) => poseAt(camera, (camera.seconds * i) / count).position);
}
