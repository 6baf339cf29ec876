import { type CameraPath, poseAt } from './camera-path.ts';
import { createView, type FrameSize, type Quad, quadFromPicture, type View } from './projection.ts';

/**
 * How much more picture a move would need beyond each edge of a layer, so that nothing has to be made up there: shares of
 * the layer's width (left, right) and height (top, bottom). 0 when the layer suffices, `Infinity` when the camera looks past
 * the end of any plane.
 */
export interface Shortage {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Instants looked at per key of the path: eased moves are monotonic between keys, so a few in between are enough. */
const SAMPLES_PER_KEY = 8;

/** The largest shortage of a layer anywhere on a path, up to `seconds`. */
export function measureShortage(quad: Quad, path: CameraPath, size: FrameSize, seconds: number): Shortage {
  const worst = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const at of instants(path, seconds)) {
    for (const [s, t] of corners(createView(poseAt(path, at), size, path.sensorWidthMm), quad)) {
      worst.left = Math.max(worst.left, -s);
      worst.right = Math.max(worst.right, s - 1);
      worst.top = Math.max(worst.top, -t);
      worst.bottom = Math.max(worst.bottom, t - 1);
    }
  }
  return worst;
}

function instants({ keys }: CameraPath, seconds: number): number[] {
  const found = [0, seconds];
  for (let i = 0; i + 1 < keys.length; i++) {
    const from = keys[i]!.seconds;
    const to = keys[i + 1]!.seconds;
    for (let k = 0; k <= SAMPLES_PER_KEY; k++) found.push(from + ((to - from) * k) / SAMPLES_PER_KEY);
  }
  return found.filter((at) => at >= 0 && at <= seconds);
}

/** Where the corners of the picture fall on a layer, 0..1 within it. A straight-edged picture has its extremes in its corners. */
function corners(view: View, quad: Quad): readonly (readonly [s: number, t: number])[] {
  const m = quadFromPicture(view, quad);
  if (m === undefined) return [];
  const { width, height } = view.size;
  return [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ].map(([x, y]) => {
    const r = m[6] * x! + m[7] * y! + m[8];
    const s = m[0] * x! + m[1] * y! + m[2];
    const t = m[3] * x! + m[4] * y! + m[5];
    // Past the vanishing line the corner never meets the plane: it lies endlessly far on the side the numerators tell.
    return r > 0 ? [s / r, t / r] : [s * Infinity || 0, t * Infinity || 0];
  });
}

/** `18 % more picture on the left, 4 % at the top`; `undefined` when nothing, or less than `tolerance`, is missing. */
export function describeShortage(shortage: Shortage, tolerance = 0.02): string | undefined {
  const sides = [
    ['left', 'on the left'],
    ['right', 'on the right'],
    ['top', 'at the top'],
    ['bottom', 'at the bottom'],
  ] as const;
  const missing = sides.filter(([side]) => shortage[side] > tolerance);
  if (missing.length === 0) return undefined;
  const [first, ...rest] = missing.map(([side, where]) => ({ share: percent(shortage[side]), where }));
  return [`${first!.share} more picture ${first!.where}`, ...rest.map(({ share, where }) => `${share} ${where}`)].join(
    ', ',
  );
}

const percent = (share: number): string => (share > 10 ? 'over 1000 %' : `${Math.ceil(share * 100)} %`);
