import { linearToSrgb } from '../curves.ts';
import { LINEAR_OF_DISPLAY } from '../light/display.ts';
import type { FrameSize } from '../projection.ts';
import { CHANNELS, createPicture, type WeightedPicture } from './box-blur.ts';
import type { DepthBuffer } from './depth-buffer.ts';

/** Linear light in 12 bits of display values, and back. Blurring in linear light keeps small lights bright. */
export const WHITE = 4095;
export const LINEAR: Uint16Array = Uint16Array.from(LINEAR_OF_DISPLAY, (linear) => Math.floor(linear * WHITE + 0.5));
export const DISPLAY: Uint8Array = Uint8Array.from({ length: WHITE + 1 }, (_, linear) =>
  Math.floor(linearToSrgb(linear / WHITE) * 255 + 0.5),
);

/** Weight in the front of what covers all of a place. */
export const COVERED = 255 * 32;
/**
 * Weights in the back: small for what is sharp, which so hardly runs into what is blurred beside it, and for the rest by the area
 * of its blur, so that what is blurred less runs into what is blurred more only a little.
 */
const SHARP_WEIGHT = 32;
const WEIGHT_PER_AREA = 256;
/** Radius, pixels, from which a weight grows no more: larger ones would not fit into 31 bits with a colour. */
const WIDEST = 16;

/** Radius, pixels, up to which a pixel is sharp. */
export const SHARP = 0.6;

/** How large places can be, pixels. */
export type PlaceSide = keyof typeof SAMPLES;

/** Which four pixels of a place stand for all: column and row of each. Spread evenly around its middle. */
const SAMPLES = {
  2: [0, 0, 1, 0, 0, 1, 1, 1],
  3: [1, 0, 2, 1, 0, 1, 1, 2],
  4: [1, 0, 3, 1, 0, 2, 2, 3],
} as const;

/** A picture taken apart: what lies in front of the focus, and all the rest. Places are squares of pixels. */
export interface BlurPlanes {
  /** Pixels along each side of a place: what is blurred needs no more. */
  readonly side: PlaceSide;
  readonly width: number;
  readonly height: number;
  /** What is sharp or behind; weights grow with the blur, so that what is less blurred does not run into what is more. */
  readonly back: WeightedPicture;
  /** What is in front of the focus; weights say how much of the place it covers. */
  readonly front: WeightedPicture;
  /** Radius of blur at each place, in places. */
  readonly backRadius: Float32Array;
  readonly frontRadius: Float32Array;
}

/** Planes for pictures of a size. */
export function createPlanes(size: FrameSize, side: PlaceSide): BlurPlanes {
  const width = Math.ceil(size.width / side);
  const height = Math.ceil(size.height / side);
  return {
    side,
    width,
    height,
    back: createPicture(width, height),
    front: createPicture(width, height),
    backRadius: new Float32Array(width * height),
    frontRadius: new Float32Array(width * height),
  };
}

/** Radius, pixels, from which a pixel is wholly blurred: the blur that planes of this side have by themselves. */
export const blurredFrom = (side: PlaceSide): number => 1.1 * side;

/** How a picture's depth becomes blur: `gain` pixels (from `blurPerInverseMetre`) for each 1/m nearer than `focus`, 1/m. */
export interface BlurScale {
  readonly gain: number;
  readonly focus: number;
}

/** What a picture has out of focus. */
export interface OutOfFocus {
  readonly isFrontUsed: boolean;
  readonly isBackUsed: boolean;
}

/** Takes a picture apart. */
export function takeApart(
  planes: BlurPlanes,
  pixels: Int32Array,
  size: FrameSize,
  depth: DepthBuffer,
  scale: BlurScale,
): OutOfFocus {
  const { side, width, height, back, backRadius } = planes;
  const { gain, focus } = scale;
  const [xA, yA, xB, yB, xC, yC, xD, yD] = SAMPLES[side];
  const last = size.width - 1;
  const values = back.values;
  const at4 = new Int32Array(4);
  let isFrontUsed = false;
  let isBackUsed = false;
  planes.front.values.fill(0);
  planes.frontRadius.fill(0);
  for (let j = 0, at = 0; j < height; j++) {
    const rowAt = (down: number) => Math.min(j * side + down, size.height - 1) * size.width;
    const rowA = rowAt(yA);
    const rowB = rowAt(yB);
    const rowC = rowAt(yC);
    const rowD = rowAt(yD);
    for (let i = 0; i < width; i++, at++) {
      const left = i * side;
      const a = rowA + Math.min(left + xA, last);
      const b = rowB + Math.min(left + xB, last);
      const c = rowC + Math.min(left + xC, last);
      const d = rowD + Math.min(left + xD, last);
      const blurA = gain * (focus - depth[a]!);
      const blurB = gain * (focus - depth[b]!);
      const blurC = gain * (focus - depth[c]!);
      const blurD = gain * (focus - depth[d]!);
      if (blurA < -SHARP || blurB < -SHARP || blurC < -SHARP || blurD < -SHARP) {
        isFrontUsed = true;
        at4[0] = a;
        at4[1] = b;
        at4[2] = c;
        at4[3] = d;
        takeFront(planes, at, pixels, depth, at4, scale);
        continue;
      }
      const weightA = weightOf(blurA);
      const weightB = weightOf(blurB);
      const weightC = weightOf(blurC);
      const weightD = weightOf(blurD);
      const weights = weightA + weightB + weightC + weightD;
      const pixelA = pixels[a]!;
      const pixelB = pixels[b]!;
      const pixelC = pixels[c]!;
      const pixelD = pixels[d]!;
      const k = at * CHANNELS;
      values[k] =
        (LINEAR[pixelA & 255]! * weightA +
          LINEAR[pixelB & 255]! * weightB +
          LINEAR[pixelC & 255]! * weightC +
          LINEAR[pixelD & 255]! * weightD +
          2) /
        4;
      values[k + 1] =
        (LINEAR[(pixelA >> 8) & 255]! * weightA +
          LINEAR[(pixelB >> 8) & 255]! * weightB +
          LINEAR[(pixelC >> 8) & 255]! * weightC +
          LINEAR[(pixelD >> 8) & 255]! * weightD +
          2) /
        4;
      values[k + 2] =
        (LINEAR[(pixelA >> 16) & 255]! * weightA +
          LINEAR[(pixelB >> 16) & 255]! * weightB +
          LINEAR[(pixelC >> 16) & 255]! * weightC +
          LINEAR[(pixelD >> 16) & 255]! * weightD +
          2) /
        4;
      values[k + 3] = (weights + 2) / 4;
      if (weights > 4 * SHARP_WEIGHT) {
        isBackUsed = true;
        backRadius[at] = (blurA * weightA + blurB * weightB + blurC * weightC + blurD * weightD) / (weights * side);
      } else backRadius[at] = 0;
    }
  }
  return { isFrontUsed, isBackUsed };
}

/** Weight in the back of a pixel that is blurred so far behind the focus. */
function weightOf(blur: number): number {
  if (blur <= SHARP) return SHARP_WEIGHT;
  const radius = Math.min(blur, WIDEST);
  return (radius * radius * WEIGHT_PER_AREA) | 0;
}

/** Takes apart a place that has something in front of the focus. */
function takeFront(
  { side, back, front, backRadius, frontRadius }: BlurPlanes,
  place: number,
  pixels: Int32Array,
  depth: DepthBuffer,
  at: Int32Array,
  { gain, focus }: BlurScale,
): void {
  const k = place * CHANNELS;
  let radii = 0;
  let frontRadii = 0;
  let weights = 0;
  let covers = 0;
  back.values.fill(0, k, k + CHANNELS);
  for (let n = 0; n < 4; n++) {
    const pixel = pixels[at[n]!]!;
    const blur = gain * (depth[at[n]!]! - focus);
    const cover = Math.floor(Math.min(1, Math.max(0, (blur - SHARP) / (blurredFrom(side) - SHARP))) * COVERED);
    // What is behind counts little here: its pixels beside the front have a part of the front's colour.
    const weight = cover === COVERED ? 0 : weightOf(-blur) >> 3;
    for (let channel = 0; channel < 3; channel++) {
      const light = LINEAR[(pixel >> (8 * channel)) & 255]!;
      back.values[k + channel]! += (light * weight) / 4;
      front.values[k + channel]! += (light * cover) / 4;
    }
    weights += weight;
    covers += cover;
    radii += Math.max(0, -blur) * weight;
    frontRadii += Math.max(0, blur) * cover;
  }
  back.values[k + 3] = weights / 4;
  front.values[k + 3] = covers / 4;
  frontRadius[place] = covers > 0 ? frontRadii / covers / side : 0;
  // Where the front is blurred, what is behind it is looked for as far around as it is blurred.
  backRadius[place] = weights + covers > 0 ? (radii + frontRadii) / (weights + covers) / side : 0;
}

/**
 * Gives sharp places beside blurred ones the blur of those: pixels between two places are read from both, and there only what is
 * behind may be seen. What is sharp itself is never read from here.
 */
export function widenBack({ width, height, backRadius, frontRadius }: BlurPlanes): void {
  const radii = backRadius.map((radius, at) => Math.max(radius, frontRadius[at]!));
  const widest = (at: number): number => Math.max(radii[at - 1]!, radii[at]!, radii[at + 1]!);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      if (radii[at] === 0) backRadius[at] = Math.max(widest(at - width), widest(at), widest(at + width));
    }
  }
}

/**
 * Carries radii as far outwards as they blur: a place around something in front of the focus is blurred like it. Of several
 * the one that reaches farthest beyond the place counts.
 */
export function spreadRadii(radii: Float32Array, width: number, height: number): void {
  // One place farther, where between places a little of it is left.
  const reach = radii.map((radius) => (radius > 0 ? radius + 1 : 0));
  const carry = (at: number, from: number) => {
    const left = reach[from]! - 1;
    if (left <= reach[at]! || left <= 0) return;
    reach[at] = left;
    radii[at] = radii[from]!;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 1; x < width; x++) carry(y * width + x, y * width + x - 1);
    for (let x = width - 2; x >= 0; x--) carry(y * width + x, y * width + x + 1);
  }
  for (let y = 1; y < height; y++) for (let x = 0; x < width; x++) carry(y * width + x, (y - 1) * width + x);
  for (let y = height - 2; y >= 0; y--) for (let x = 0; x < width; x++) carry(y * width + x, (y + 1) * width + x);
}
