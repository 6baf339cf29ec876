import type { FrameSize } from '../projection.ts';
import {
  type BlurPlanes,
  blurShare,
  createPlanes,
  DISPLAY,
  HEAVY,
  LINEAR,
  SCALE,
  spreadRadii,
  takeApart,
  WHITE,
} from './blur-planes.ts';
import { blurByBoxes, CHANNELS, turnMap, type WeightedPicture } from './box-blur.ts';
import { blurPerInverseMetre, type FocusedLens } from './circle.ts';
import type { DepthBuffer } from './depth-buffer.ts';

/** Blurs what is out of focus. Holds memory for pictures of one size. */
export interface DepthOfField {
  /**
   * Blurs a picture in place. Call it when all of it is painted and has its depth, before grading.
   *
   * @param pixels - packed, opaque
   */
  apply(pixels: Int32Array, depth: DepthBuffer, lens: FocusedLens): void;
}

/**
 * Depth of field of a thin lens. The picture is taken apart into what lies in front of the focus and the rest, both are blurred
 * by their own radii and put together again: what is in front bleeds over sharp edges behind it, and what is sharp keeps out of
 * what is blurred behind it.
 */
export function createDepthOfField(size: FrameSize): DepthOfField {
  let planes: BlurPlanes | undefined;
  let spare: Int32Array | undefined;
  let turned: Float32Array | undefined;
  return {
    apply(pixels, depth, lens) {
      planes ??= createPlanes(size);
      const { width, height, back, front, backRadius, frontRadius } = planes;
      const gain = blurPerInverseMetre(lens, Math.max(size.width, size.height));
      const focus = 1 / lens.metres;
      const { isFrontUsed, isBackUsed } = takeApart(planes, pixels, size, depth, gain, focus);
      if (!isFrontUsed && !isBackUsed) return;
      spare ??= new Int32Array(width * height * CHANNELS);
      turned ??= new Float32Array(width * height);
      turnMap(backRadius, turned, width, height);
      blurByBoxes(back, backRadius, turned, spare);
      if (isFrontUsed) {
        spreadRadii(frontRadius, width, height);
        turnMap(frontRadius, turned, width, height);
        blurByBoxes(front, frontRadius, turned, spare);
      }
      putTogether(pixels, size, planes, depth, gain, focus);
    },
  };
}

const behind = new Float64Array(CHANNELS);
const before = new Float64Array(CHANNELS);

function putTogether(
  pixels: Int32Array,
  size: FrameSize,
  planes: BlurPlanes,
  depth: DepthBuffer,
  gain: number,
  focus: number,
): void {
  const { width, back, front, frontRadius } = planes;
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const at = y * size.width + x;
      const hasFront = frontRadius[(y >> 1) * width + (x >> 1)]! > 0;
      const share = blurShare(Math.abs(gain * (depth[at]! - focus)));
      if (share === 0 && !hasFront) continue;
      const pixel = pixels[at]!;
      let red = LINEAR[pixel & 255]!;
      let green = LINEAR[(pixel >> 8) & 255]!;
      let blue = LINEAR[(pixel >> 16) & 255]!;
      if (share > 0) {
        readBetween(back, x, y, behind);
        const weight = behind[3]!;
        if (weight > 0) {
          red += (behind[0]! / weight - red) * share;
          green += (behind[1]! / weight - green) * share;
          blue += (behind[2]! / weight - blue) * share;
        }
      }
      if (hasFront) {
        readBetween(front, x, y, before);
        const open = 1 - Math.min(1, before[3]! / (HEAVY - 1));
        red = red * open + before[0]! / (HEAVY - 1);
        green = green * open + before[1]! / (HEAVY - 1);
        blue = blue * open + before[2]! / (HEAVY - 1);
      }
      pixels[at] =
        DISPLAY[Math.min(WHITE, red + 0.5) | 0]! |
        (DISPLAY[Math.min(WHITE, green + 0.5) | 0]! << 8) |
        (DISPLAY[Math.min(WHITE, blue + 0.5) | 0]! << 16) |
        (255 << 24);
    }
  }
}

/** The four places around a pixel, nine parts, three, three and one. */
function readBetween({ width, height, values }: WeightedPicture, x: number, y: number, out: Float64Array): void {
  const i = x >> 1;
  const j = y >> 1;
  const beside = Math.min(width - 1, Math.max(0, x & 1 ? i + 1 : i - 1));
  const over = Math.min(height - 1, Math.max(0, y & 1 ? j + 1 : j - 1));
  const a = (j * width + i) * CHANNELS;
  const b = (j * width + beside) * CHANNELS;
  const c = (over * width + i) * CHANNELS;
  const d = (over * width + beside) * CHANNELS;
  for (let k = 0; k < CHANNELS; k++)
    out[k] = (9 * values[a + k]! + 3 * (values[b + k]! + values[c + k]!) + values[d + k]!) / (4 * SCALE * SCALE);
}
