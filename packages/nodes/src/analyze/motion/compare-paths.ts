import type { PathPoint } from './path.ts';

/** How far one path is from another at its worst. */
export interface PathDifference {
  /** Distance, share of the frame's width. */
  readonly translate: number;
  /** Difference of the factors. */
  readonly scale: number;
  readonly rotateDegrees: number;
}

/**
 * The largest differences between two paths of as many frames, anywhere on the way.
 *
 * @throws RangeError when they have different numbers of frames
 */
export function comparePaths(
  a: readonly Omit<PathPoint, 'confidence'>[],
  b: readonly Omit<PathPoint, 'confidence'>[],
): PathDifference {
  if (a.length !== b.length)
    throw new RangeError(`paths to compare must have as many frames, got ${a.length} and ${b.length}`);
  let [translate, scale, rotateDegrees] = [0, 0, 0];
  for (const [i, p] of a.entries()) {
    const q = b[i]!;
    translate = Math.max(translate, Math.sqrt((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)));
    scale = Math.max(scale, Math.abs(p.scale - q.scale));
    rotateDegrees = Math.max(rotateDegrees, Math.abs(p.rotateDegrees - q.rotateDegrees));
  }
  return { translate, scale, rotateDegrees };
}
