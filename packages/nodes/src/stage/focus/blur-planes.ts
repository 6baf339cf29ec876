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

/** Full weight. What is sharp has 1: it hardly runs into what is blurred beside it. */
export const HEAVY = 255;
/** Radii in pixels between which a pixel goes over from sharp to blurred. */
const SHARP = 0.6;
const BLURRED = 2.2;

/** How far a pixel has gone over from sharp to blurred, 0..1. */
export const blurShare = (radius: number): number =>
  radius <= SHARP ? 0 : radius >= BLURRED ? 1 : (radius - SHARP) / (BLURRED - SHARP);

/** Pixels of the picture along each side of a place of the blurred ones: what is blurred needs no more. */
export const SCALE = 2;

/** A picture taken apart: what lies in front of the focus, and all the rest. Places are 2 x 2 pixels. */
export interface BlurPlanes {
  readonly width: number;
  readonly height: number;
  /** What is sharp or behind; weights say how far out of focus. */
  readonly back: WeightedPicture;
  /** What is in front of the focus; weights say how much of the place it covers. */
  readonly front: WeightedPicture;
  /** Radius of blur at each place, in places. */
  readonly backRadius: Float32Array;
  readonly frontRadius: Float32Array;
}

/** Planes for pictures of a size. */
export function createPlanes(size: FrameSize): BlurPlanes {
  const width = Math.ceil(size.width / SCALE);
  const height = Math.ceil(size.height / SCALE);
  return {
    width,
    height,
    back: createPicture(width, height),
    front: createPicture(width, height),
    backRadius: new Float32Array(width * height),
    frontRadius: new Float32Array(width * height),
  };
}

/** What a picture has out of focus. */
export interface OutOfFocus {
  readonly isFrontUsed: boolean;
  readonly isBackUsed: boolean;
}

/**
 * Takes a picture apart.
 *
 * @param gain - pixels of blur for each 1/m in front of the focus, from `blurPerInverseMetre`
 * @param focus - 1/m
 */
export function takeApart(
  planes: BlurPlanes,
  pixels: Int32Array,
  size: FrameSize,
  depth: DepthBuffer,
  gain: number,
  focus: number,
): OutOfFocus {
  const { width, height, back, front, backRadius, frontRadius } = planes;
  let isFrontUsed = false;
  let isBackUsed = false;
  for (let j = 0; j < height; j++) {
    const upper = j * SCALE * size.width;
    const lower = Math.min(j * SCALE + 1, size.height - 1) * size.width;
    for (let i = 0; i < width; i++) {
      const left = i * SCALE;
      const right = Math.min(left + 1, size.width - 1);
      let red = 0;
      let green = 0;
      let blue = 0;
      let weights = 0;
      let frontRed = 0;
      let frontGreen = 0;
      let frontBlue = 0;
      let covers = 0;
      let radii = 0;
      let frontRadii = 0;
      for (let k = 0; k < 4; k++) {
        const at = (k < 2 ? upper : lower) + (k & 1 ? right : left);
        const pixel = pixels[at]!;
        const blur = gain * (depth[at]! - focus);
        const share = blurShare(Math.abs(blur));
        const heavy = Math.floor(share * (HEAVY - 1) + 0.5);
        const cover = blur > 0 ? heavy : 0;
        const weight = blur > 0 ? (share < 1 ? 1 : 0) : 1 + heavy;
        const r = LINEAR[pixel & 255]!;
        const g = LINEAR[(pixel >> 8) & 255]!;
        const b = LINEAR[(pixel >> 16) & 255]!;
        red += r * weight;
        green += g * weight;
        blue += b * weight;
        weights += weight;
        if (blur <= 0) radii -= blur * weight;
        if (cover === 0) continue;
        frontRed += r * cover;
        frontGreen += g * cover;
        frontBlue += b * cover;
        covers += cover;
        frontRadii += blur * cover;
      }
      const place = j * width + i;
      const at = place * CHANNELS;
      back.values[at] = red >> 2;
      back.values[at + 1] = green >> 2;
      back.values[at + 2] = blue >> 2;
      back.values[at + 3] = weights >> 2;
      front.values[at] = frontRed >> 2;
      front.values[at + 1] = frontGreen >> 2;
      front.values[at + 2] = frontBlue >> 2;
      front.values[at + 3] = covers >> 2;
      frontRadius[place] = covers > 0 ? frontRadii / covers / SCALE : 0;
      // Where the front is blurred, what is behind it is looked for as far around as it is blurred.
      backRadius[place] = (radii + frontRadii) / (weights + covers) / SCALE;
      if (covers > 0) isFrontUsed = true;
      if (weights > 4) isBackUsed = true;
    }
  }
  return { isFrontUsed, isBackUsed };
}

/**
 * Carries radii as far outwards as they blur: a place around something in front of the focus is blurred like it. Of several
 * the one that reaches farthest beyond the place counts.
 */
export function spreadRadii(radii: Float32Array, width: number, height: number): void {
  const reach = radii.slice();
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
