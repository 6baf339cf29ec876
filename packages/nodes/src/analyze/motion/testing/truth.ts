import { type CameraPath, poseAt } from '../../../stage/camera-path.ts';
import { createView, type FrameSize, projectPoint, type View } from '../../../stage/projection.ts';
import { atan2Degrees } from '../../../stage/trig.ts';
import { add, dot, scale, type Vec3 } from '../../../stage/vector.ts';
import type { PathPoint } from '../path.ts';

/** A plane in the world: every point p with normal * p = offset. */
export interface Plane {
  readonly normal: Vec3;
  /** Metres when the normal has length 1. */
  readonly offset: number;
}

/** A wall that faces the camera at rest: upright, at this distance, metres. */
export const wallAt = (depthMetres: number): Plane => ({ normal: [0, 0, -1], offset: depthMetres });

/** The level floor at this height, metres; eyes at rest are at 0. */
export const floorAt = (heightMetres: number): Plane => ({ normal: [0, 1, 0], offset: heightMetres });

/** What is looked at, and when. */
export interface TruthOptions {
  /** Of the frames; only its shape matters. */
  readonly size: FrameSize;
  /** Frames per second. */
  readonly fps: number;
  /** How many frames; frame i is taken at i / fps. */
  readonly frames: number;
  /** What the centre of the frame sees; left out: something infinitely far away, so that only turns and zooms count. */
  readonly plane?: Plane;
}

/** What a perfect `measurePath` would answer. */
export type TruePoint = Omit<PathPoint, 'confidence'>;

/** Steps between two frames: rates are added up over so short a time that they can be taken for steady. */
const STEPS = 16;

/**
 * The path that `measurePath` measures, from the camera instead of from pictures: how a plane seen at the centre of the frame moves
 * to the right and down (added up, shares of the frame's width), grows (multiplied up) and turns (added up, clockwise).
 * Found by projecting points of the plane at close instants, and nothing else, so that it shares no code with the estimator.
 *
 * @throws RangeError when the centre of a frame does not see the plane
 */
export function truePath(path: CameraPath, { size, fps, frames, plane }: TruthOptions): TruePoint[] {
  const viewAt = (instant: number) => createView(poseAt(path, instant / (fps * STEPS)), size, path.sensorWidthMm);
  const points: TruePoint[] = [{ frame: 0, x: 0, y: 0, scale: 1, rotateDegrees: 0 }];
  let { x, y, scale: growth, rotateDegrees } = points[0]!;
  let before = viewAt(0);
  for (let instant = 1; instant <= (frames - 1) * STEPS; instant++) {
    const after = viewAt(instant);
    const there = stepBetween(before, after, plane);
    const back = stepBetween(after, before, plane);
    // Both ways averaged: what is first order in the length of the step cancels.
    x += (there.x - back.x) / 2;
    y += (there.y - back.y) / 2;
    growth *= Math.sqrt(there.scale / back.scale);
    rotateDegrees += (there.rotateDegrees - back.rotateDegrees) / 2;
    before = after;
    if (instant % STEPS === 0) points.push({ frame: instant / STEPS, x, y, scale: growth, rotateDegrees });
  }
  return points;
}

/**
 * How what one camera sees at the centre of its frame looks to another: the answer a perfect `measurePair` would give for a plane.
 *
 * @throws RangeError when the centre of the frame does not see the plane
 */
export function trueStep(from: View, to: View, plane?: Plane): Omit<TruePoint, 'frame'> {
  return stepBetween(from, to, plane);
}

/** Pixels off the centre, for slopes. */
const NEAR = 0.5;

function stepBetween(from: View, to: View, plane: Plane | undefined) {
  const { width, height } = from.size;
  const through = (dx: number, dy: number): readonly [number, number] => {
    const seen = projectPoint(to, pointSeen(from, width / 2 + dx, height / 2 + dy, plane));
    if (seen === undefined) throw new RangeError('the plane is behind the second camera; give a plane it looks at');
    return [seen.x, seen.y];
  };
  const [x, y] = through(0, 0);
  const [right, left, below, above] = [through(NEAR, 0), through(-NEAR, 0), through(0, NEAR), through(0, -NEAR)];
  const [xx, yx] = [right[0] - left[0], right[1] - left[1]].map((d) => d / (2 * NEAR)) as [number, number];
  const [xy, yy] = [below[0] - above[0], below[1] - above[1]].map((d) => d / (2 * NEAR)) as [number, number];
  return {
    x: (x - width / 2) / width,
    y: (y - height / 2) / width,
    scale: Math.sqrt(Math.abs(xx * yy - xy * yx)),
    rotateDegrees: atan2Degrees(yx - xy, xx + yy),
  };
}

/** Metres: far enough that no camera's travel shows. */
const INFINITELY_FAR = 1e12;

/** The point of the plane that pixel (x, y) sees. */
function pointSeen(view: View, x: number, y: number, plane: Plane | undefined): Vec3 {
  const { width, height } = view.size;
  const sideways = add(scale(view.right, x - width / 2), scale(view.up, height / 2 - y));
  const ray = add(sideways, scale(view.forward, view.focalPixels));
  if (plane === undefined) return scale(ray, INFINITELY_FAR / view.focalPixels);
  const metres = (plane.offset - dot(plane.normal, view.position)) / dot(plane.normal, ray);
  if (!(metres > 0 && Number.isFinite(metres)))
    throw new RangeError(
      `a camera at ${view.position.join(', ')} m does not see the plane at the centre of its frame; give a plane it looks at`,
    );
  return add(view.position, scale(ray, metres));
}
