import type { Matrix3 } from './projection.ts';
import type { EdgeMode } from './sample.ts';
import type { Texture } from './texture.ts';

/** One side of what a layer can show, texels of level 0. */
interface Bound {
  /** 0: u, across the texture; 3: v, down it. As an offset into the matrix from picture to texels. */
  readonly axis: 0 | 3;
  readonly texel: number;
  /** 1: nothing before it; -1: nothing after it. */
  readonly sign: 1 | -1;
}

/** The sides beyond which a layer is transparent; sides that go on beyond their edge are left out. */
export function contentBounds({ content, width, height }: Texture, edgeX: EdgeMode, edgeY: EdgeMode): Bound[] {
  const goesOn = (edge: EdgeMode, reached: boolean) => edge === 'mirror' || (edge === 'clamp' && reached);
  const bounds: Bound[] = [];
  if (!goesOn(edgeX, content.left === 0)) bounds.push({ axis: 0, texel: content.left, sign: 1 });
  if (!goesOn(edgeX, content.right === width)) bounds.push({ axis: 0, texel: content.right, sign: -1 });
  if (!goesOn(edgeY, content.top === 0)) bounds.push({ axis: 3, texel: content.top, sign: 1 });
  if (!goesOn(edgeY, content.bottom === height)) bounds.push({ axis: 3, texel: content.bottom, sign: -1 });
  return bounds;
}

/**
 * The pixels of a row in which a layer can show anything, from `first` up to but without `end`; empty when `end <= first`.
 *
 * @param m - from picture to texels of level 0: (u/d, v/d, 1/d)
 * @param y - the row's middle
 * @param blur - texels by which sampling spreads the content; `Infinity` clips nothing
 */
export function clipRow(
  bounds: readonly Bound[],
  m: Matrix3,
  y: number,
  width: number,
  blur: number,
): { first: number; end: number } {
  if (blur === Infinity) return { first: 0, end: width };
  let first = 0;
  let end = width;
  for (const { axis, texel, sign } of bounds) {
    // u/d against bound/d is linear in x as long as the depth is positive; elsewhere nothing is painted anyway.
    const bound = texel - sign * blur;
    const slope = sign * (m[axis] - bound * m[6]);
    const rest = sign * ((m[axis + 1]! - bound * m[7]) * y + m[axis + 2]! - bound * m[8]);
    if (slope > 0) first = Math.max(first, Math.floor(-rest / slope - 0.5));
    else if (slope < 0) end = Math.min(end, Math.ceil(-rest / slope + 0.5));
    else if (rest < 0) end = 0;
  }
  return { first, end };
}
