import type { Matrix3 } from './projection.ts';
import type { EdgeMode } from './sample.ts';
import type { Texture } from './texture.ts';

/** The pixels (x, y) with `x * acrossX + y * acrossY + offset >= 0`. */
export interface HalfPlane {
  readonly acrossX: number;
  readonly acrossY: number;
  readonly offset: number;
}

/** Pixels around the content that a layer may still tint: small levels blur over two of their texels, which are under two pixels each. */
const BLUR_PIXELS = 4;

/**
 * Where in the picture a layer can show anything: between the straight lines that the bounds of its content become. A side
 * that goes on beyond its edge gives no line.
 *
 * @param m - from picture to texels: (u/d, v/d, 1/d)
 */
export function contentClip({ content, width, height }: Texture, m: Matrix3, edgeX: EdgeMode, edgeY: EdgeMode): HalfPlane[] {
  const [rowU, rowV] = [
    [m[0], m[1], m[2]],
    [m[3], m[4], m[5]],
  ] as const;
  const planes: HalfPlane[] = [];
  // u/d >= bound/d, which is linear in x and y as long as d is positive; one texel more for the blend into nothing.
  const add = ([x, y, offset]: readonly [number, number, number], bound: number, sign: 1 | -1) => {
    const acrossX = sign * (x - bound * m[6]);
    const acrossY = sign * (y - bound * m[7]);
    const slack = BLUR_PIXELS * (Math.abs(acrossX) + Math.abs(acrossY));
    planes.push({ acrossX, acrossY, offset: sign * (offset - bound * m[8]) + slack });
  };
  if (!goesOn(edgeX, content.left === 0)) add(rowU, content.left - 1, 1);
  if (!goesOn(edgeX, content.right === width)) add(rowU, content.right + 1, -1);
  if (!goesOn(edgeY, content.top === 0)) add(rowV, content.top - 1, 1);
  if (!goesOn(edgeY, content.bottom === height)) add(rowV, content.bottom + 1, -1);
  return planes;
}

const goesOn = (edge: EdgeMode, reached: boolean): boolean => edge === 'mirror' || (edge === 'clamp' && reached);

/** The part of a row of pixels within all half-planes, from `first` up to but without `end`; empty when `end <= first`. */
export function clipRow(planes: readonly HalfPlane[], y: number, width: number): { first: number; end: number } {
  let first = 0;
  let end = width;
  for (const { acrossX, acrossY, offset } of planes) {
    const rest = (y + 0.5) * acrossY + offset;
    if (acrossX > 0) first = Math.max(first, Math.floor(-rest / acrossX));
    else if (acrossX < 0) end = Math.min(end, Math.ceil(-rest / acrossX) + 1);
    else if (rest < 0) end = 0;
  }
  return { first, end };
}
