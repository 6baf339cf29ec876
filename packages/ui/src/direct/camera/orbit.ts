import { add, createView, dot, type FrameSize, scale, subtract, type Vec3, type View } from '@shotgraph/nodes/stage';

/** From where the stage is looked at: around a point, as a hand turns a model. */
export interface Orbit {
  readonly target: Vec3;
  /** 0 looks the way a camera at rest does. */
  readonly yawDegrees: number;
  /** Above the level; 90 is straight from the top. */
  readonly pitchDegrees: number;
  /** From the point. */
  readonly metres: number;
}

/** Of the eye that looks at the stage: near to how people see, so that nothing is bent. */
const LENS_MM = 42;
const SENSOR_WIDTH_MM = 36;
const DEGREES_PER_PX = 0.4;
const PITCH = { min: -10, max: 90 };
const METRES = { min: 0.6, max: 600 };
/** Share of the picture that what is fitted in takes. */
const FILL = 0.86;

const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Math.min(max, Math.max(min, value));

/** The stage as seen from there. */
export function orbitView({ target, yawDegrees, pitchDegrees, metres }: Orbit, size: FrameSize): View {
  const pose = {
    position: target,
    panDegrees: yawDegrees,
    tiltDegrees: -pitchDegrees,
    rollDegrees: 0,
    focalLengthMm: LENS_MM,
  };
  const view = createView(pose, size, SENSOR_WIDTH_MM);
  return { ...view, position: subtract(target, scale(view.forward, metres)) };
}

/** Turns the stage as if it was dragged by so many pixels. */
export const turnBy = (orbit: Orbit, dx: number, dy: number): Orbit => ({
  ...orbit,
  yawDegrees: orbit.yawDegrees + dx * DEGREES_PER_PX,
  pitchDegrees: clamp(orbit.pitchDegrees + dy * DEGREES_PER_PX, PITCH),
});

/** Moves the stage by so many pixels, at the distance of the point that is looked at. */
export function slideBy(orbit: Orbit, size: FrameSize, dx: number, dy: number): Orbit {
  const { right, up, focalPixels } = orbitView(orbit, size);
  const perPixel = orbit.metres / focalPixels;
  return { ...orbit, target: add(orbit.target, add(scale(right, -dx * perPixel), scale(up, dy * perPixel))) };
}

/** Goes nearer by a factor under 1, away by one over it. */
export const zoomBy = (orbit: Orbit, factor: number): Orbit => ({
  ...orbit,
  metres: clamp(orbit.metres * factor, METRES),
});

/** The same direction, from where all of some points are seen as large as fits. */
export function fitTo(
  points: readonly Vec3[],
  { yawDegrees, pitchDegrees }: Pick<Orbit, 'yawDegrees' | 'pitchDegrees'>,
  size: FrameSize,
): Orbit {
  const sides = [0, 1, 2].map((axis) => {
    const values = points.map((point) => point[axis]!);
    return (Math.min(...values) + Math.max(...values)) / 2;
  });
  const target = sides as unknown as Vec3;
  const { right, up, forward, focalPixels } = orbitView({ target, yawDegrees, pitchDegrees, metres: 1 }, size);
  const needed = points.map((point) => {
    const offset = subtract(point, target);
    const across = (Math.abs(dot(right, offset)) * focalPixels) / ((size.width / 2) * FILL);
    const high = (Math.abs(dot(up, offset)) * focalPixels) / ((size.height / 2) * FILL);
    return Math.max(across, high) - dot(forward, offset);
  });
  return { target, yawDegrees, pitchDegrees, metres: clamp(Math.max(...needed), { ...METRES, min: 3 }) };
}
