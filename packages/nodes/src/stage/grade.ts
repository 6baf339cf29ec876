import { exp2, linearToSrgb, srgbToLinear } from './curves.ts';
import type { FrameSize } from './projection.ts';

/** Light over the whole picture of one frame. */
export interface Grade {
  /** +1 doubles the light. */
  readonly exposureStops: number;
  /** Colour temperature of the light as seen in daylight balance: 6500 changes nothing, less is warmer. 1900..15000. */
  readonly kelvin: number;
  /** How much of the light is lost in the corners, 0..1. */
  readonly vignette: number;
}

/** Leaves every pixel as it is. */
export const NEUTRAL_GRADE: Grade = { exposureStops: 0, kelvin: 6500, vignette: 0 };

/**
 * Linear sRGB gains of a black body against one of 6500 K at equal luminance. Planck's law over the colour matching functions
 * of Wyman, Sloan and Shirley, "Simple Analytic Approximations to the CIE XYZ Color Matching Functions" (2013); a table,
 * because exponentials are not the same in every engine.
 */
const BLACK_BODY_GAINS: readonly (readonly [kelvin: number, red: number, green: number, blue: number])[] = [
  [1900, 2.5235, 0.6481, 0],
  [2400, 2.0497, 0.7778, 0.1103],
  [3000, 1.6937, 0.8681, 0.2637],
  [3600, 1.4638, 0.9209, 0.4181],
  [4200, 1.306, 0.9531, 0.5634],
  [5000, 1.1617, 0.9785, 0.7371],
  [5600, 1.0845, 0.9899, 0.8517],
  [6500, 1, 1, 1],
  [8000, 0.9088, 1.0074, 1.1952],
  [10000, 0.8376, 1.0098, 1.3817],
  [15000, 0.7557, 1.0073, 1.6472],
];

/** Gains of red, green and blue in linear light for a colour temperature; interpolated in 1/kelvin, clamped to 1900..15000. */
export function kelvinGains(kelvin: number): readonly [number, number, number] {
  const table = BLACK_BODY_GAINS;
  const clamped = Math.min(15000, Math.max(1900, kelvin));
  let i = 0;
  while (i < table.length - 2 && table[i + 1]![0] < clamped) i++;
  const low = table[i]!;
  const high = table[i + 1]!;
  const share = (1 / clamped - 1 / low[0]) / (1 / high[0] - 1 / low[0]);
  const gain = (channel: 1 | 2 | 3) => low[channel] * (1 - share) + high[channel] * share;
  return [gain(1), gain(2), gain(3)];
}

/** A grade ready for one picture size: tables, so that a pixel costs a few look-ups. */
export interface PreparedGrade {
  /** Graded display value of each display value, per channel. */
  readonly tables: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** Share of light kept per pixel in 1/256, row by row; absent without a vignette. */
  readonly vignette?: Uint16Array;
}

/** Prepares a grade; `undefined` when it changes nothing. */
export function prepareGrade(grade: Grade, size: FrameSize): PreparedGrade | undefined {
  if (grade.exposureStops === 0 && grade.kelvin === 6500 && grade.vignette === 0) return undefined;
  const exposure = exp2(grade.exposureStops);
  const [red, green, blue] = kelvinGains(grade.kelvin);
  const tables = [curve(red * exposure), curve(green * exposure), curve(blue * exposure)] as const;
  return grade.vignette === 0 ? { tables } : { tables, vignette: vignetteMap(size, grade.vignette) };
}

function curve(gain: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, value) =>
    Math.floor(linearToSrgb(Math.min(1, srgbToLinear(value / 255) * gain)) * 255 + 0.5),
  );
}

/** Falls off with the fourth power of the distance from the centre, like a lens; exactly `amount` less in the corners. */
function vignetteMap({ width, height }: FrameSize, amount: number): Uint16Array {
  const map = new Uint16Array(width * height);
  const reach = (width * width + height * height) / 4;
  for (let y = 0; y < height; y++) {
    const dy = y + 0.5 - height / 2;
    for (let x = 0; x < width; x++) {
      const dx = x + 0.5 - width / 2;
      const square = (dx * dx + dy * dy) / reach;
      map[y * width + x] = Math.floor((1 - amount * square * square) * 256 + 0.5);
    }
  }
  return map;
}

/** Writes finished pixels as opaque RGBA bytes, graded. `pixels` are packed as in a texture level. */
export function writeGraded(pixels: Int32Array, grade: PreparedGrade | undefined, out: Uint8ClampedArray): void {
  if (grade === undefined) {
    // Finished pixels are opaque already.
    new Int32Array(out.buffer, out.byteOffset, pixels.length).set(pixels);
    return;
  }
  const [red, green, blue] = grade.tables;
  const { vignette } = grade;
  for (let i = 0, at = 0; i < pixels.length; i++, at += 4) {
    const pixel = pixels[i]!;
    const kept = vignette === undefined ? 256 : vignette[i]!;
    out[at] = (red[pixel & 255]! * kept + 128) >> 8;
    out[at + 1] = (green[(pixel >> 8) & 255]! * kept + 128) >> 8;
    out[at + 2] = (blue[(pixel >> 16) & 255]! * kept + 128) >> 8;
    out[at + 3] = 255;
  }
}
