import type { Rgb } from './colour.ts';
import type { Mask } from './shape.ts';

/** A picture with transparency while it is painted: premultiplied sRGB and alpha, 0..1, row by row. */
export interface Layer {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export const createLayer = (width: number, height: number): Layer => ({
  width,
  height,
  data: new Float32Array(width * height * 4),
});

/** Colour of a pixel. */
export type Paint = (x: number, y: number) => Rgb;

/** Paints over what is there, as strongly as the mask covers (everywhere without one), times `opacity`. */
export function fill({ width, height, data }: Layer, mask: Mask | undefined, paint: Paint, opacity = 1): void {
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const alpha = (mask ? mask.cover[i]! : 1) * opacity;
      if (alpha <= 0) continue;
      const [red, green, blue] = paint(x, y);
      const rest = 1 - alpha;
      data[4 * i] = red * alpha + data[4 * i]! * rest;
      data[4 * i + 1] = green * alpha + data[4 * i + 1]! * rest;
      data[4 * i + 2] = blue * alpha + data[4 * i + 2]! * rest;
      data[4 * i + 3] = alpha + data[4 * i + 3]! * rest;
    }
  }
}

/** Puts one layer on another of the same size. */
export function stack(bottom: Layer, top: Layer): void {
  for (let i = 0; i < bottom.data.length; i += 4) {
    const rest = 1 - top.data[i + 3]!;
    for (let c = 0; c < 4; c++) bottom.data[i + c] = top.data[i + c]! + bottom.data[i + c]! * rest;
  }
}

/** 8x8 ordered thresholds, 0..1. Against banding as good as noise, and it repeats, so files stay small. */
const BAYER = Float32Array.from({ length: 64 }, (_, i) => {
  const x = i & 7;
  const y = i >> 3;
  let value = 0;
  for (let bit = 0; bit < 3; bit++) value = (value << 2) | ((((x >> bit) ^ (y >> bit)) & 1) << 1) | ((y >> bit) & 1);
  return (value + 0.5) / 64;
});

/**
 * Straight RGBA bytes. Clear pixels beside an edge have its colour, so that scaling does not draw a dark seam along it.
 *
 * @param dither - for skies and other wide gradients; what has texture of its own does not need it
 */
export function toRgba({ width, height, data }: Layer, dither: boolean): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const alpha = data[i + 3]!;
      if (alpha < 1 / 512) continue;
      const threshold = dither ? BAYER[(y & 7) * 8 + (x & 7)]! : 0.5;
      for (let c = 0; c < 3; c++) bytes[i + c] = Math.floor((data[i + c]! / alpha) * 255 + threshold);
      bytes[i + 3] = alpha > 511 / 512 ? 255 : Math.round(alpha * 255);
    }
  }
  bleed(bytes, width, height);
  return bytes;
}

/** Gives clear pixels the colour of the nearest covered one, up to three pixels away along the row or the column. */
function bleed(bytes: Uint8ClampedArray, width: number, height: number): void {
  const covered = (x: number, y: number) =>
    x >= 0 && x < width && y >= 0 && y < height && bytes[4 * (y * width + x) + 3]! > 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (covered(x, y)) continue;
      for (let k = 1; k <= 3; k++) {
        const near = [
          [x, y + k],
          [x, y - k],
          [x + k, y],
          [x - k, y],
        ].find(([nx, ny]) => covered(nx!, ny!));
        if (near === undefined) continue;
        const from = 4 * (near[1]! * width + near[0]!);
        bytes.copyWithin(4 * (y * width + x), from, from + 3);
        break;
      }
    }
  }
}

/** Makes a layer smaller; each new pixel is the mean of the area it covers. */
export function shrink(layer: Layer, width: number, height: number): Layer {
  const lines = shrinkAxis(layer.data, layer.width, width, layer.height, 4, layer.width * 4, 4, width * 4);
  const data = shrinkAxis(lines, layer.height, height, width, width * 4, 4, width * 4, 4);
  return { width, height, data };
}

/** Along one axis: `step` floats between pixels, `lineStep` between lines, before and after. */
function shrinkAxis(
  from: Float32Array,
  length: number,
  newLength: number,
  lines: number,
  step: number,
  lineStep: number,
  newStep: number,
  newLineStep: number,
): Float32Array {
  const result = new Float32Array(newLength * lines * 4);
  const ratio = length / newLength;
  for (let i = 0; i < newLength; i++) {
    const start = i * ratio;
    const end = Math.min(length, start + ratio);
    for (let source = Math.floor(start); source < end; source++) {
      const share = (Math.min(end, source + 1) - Math.max(start, source)) / ratio;
      for (let line = 0; line < lines; line++) {
        const a = source * step + line * lineStep;
        const b = i * newStep + line * newLineStep;
        for (let c = 0; c < 4; c++) result[b + c]! += share * from[a + c]!;
      }
    }
  }
  return result;
}
