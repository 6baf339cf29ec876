import type { RgbaPixels, Span } from '../stage/index.ts';

/** Longest side of a plain wall's picture, pixels; lines stay crisp at it. */
const WALL_PIXELS = 1024;
/** Squares along the shorter side of a wall, one a metre within these bounds: what stands before it shows how it moves. */
const SQUARES = { min: 6, max: 40 };

/** Grey of what stands at a distance: far is lighter, as through air. */
export function greyAt(depthMetres: number): number {
  const near = 1 / Math.max(1, depthMetres / 2.5);
  return Math.round(176 - 88 * near);
}

/** The shape of a picture in one grey: what leaks no looks into a motion guide. Opaque pictures keep soft tones, so that moves show. */
export function silhouette({ width, height, data }: RgbaPixels, depthMetres: number): RgbaPixels {
  const grey = greyAt(depthMetres);
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 4) {
    const luma = (data[i]! * 54 + data[i + 1]! * 183 + data[i + 2]! * 19) >> 8;
    const tone = Math.min(255, Math.max(0, grey + ((luma - 128) >> 2)));
    out[i] = tone;
    out[i + 1] = tone;
    out[i + 2] = tone;
    out[i + 3] = data[i + 3]!;
  }
  return { width, height, data: out };
}

/**
 * A plain wall with a faint grid; no two squares near each other are alike, so that every place can be told
 * from others.
 *
 * @param shape - metres, or anything of the same shape
 */
export function wall(shape: Span, depthMetres: number): RgbaPixels {
  const factor = WALL_PIXELS / Math.max(shape.width, shape.height);
  const width = Math.max(2, Math.round(shape.width * factor));
  const height = Math.max(2, Math.round(shape.height * factor));
  const squares = Math.min(SQUARES.max, Math.max(SQUARES.min, Math.round(Math.min(shape.width, shape.height))));
  const square = Math.max(4, Math.min(width, height) / squares);
  const grey = greyAt(depthMetres);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isLine = x % square < 2 || y % square < 2;
      const tone = isLine ? grey + 22 : grey - unlike(Math.floor(x / square), Math.floor(y / square));
      data.fill(tone, (y * width + x) * 4, (y * width + x) * 4 + 3);
      data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}

/** 0..15 for a square: steps of 7 and 11 of 16 along rows and columns come round only every 16 squares. */
const unlike = (column: number, row: number): number => (column * 7 + row * 11 + ((column * row) % 5) * 3) & 15;
