import type { FrameSize, Rgb } from '../../stage/index.ts';
import { cover, type Outline } from './coverage.ts';

/** A picture that is drawn on: opaque RGBA, rows from the top. */
export interface Drawing extends FrameSize {
  readonly pixels: Uint8ClampedArray;
}

/** What a shape is filled with. */
export interface Paint {
  readonly colour: Rgb;
  /** 0..1; 1 when left out. */
  readonly opacity?: number;
}

/** An empty sheet. */
export function createDrawing({ width, height }: FrameSize, [red, green, blue]: Rgb): Drawing {
  const pixels = new Uint8ClampedArray(width * height * 4);
  new Uint32Array(pixels.buffer).fill(((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0);
  return { width, height, pixels };
}

/** Fills a shape, its edges smooth. What lies beyond the sheet is left out. */
export function fill({ width, height, pixels }: Drawing, outline: Outline, { colour, opacity = 1 }: Paint): void {
  const shape = cover(outline, height);
  const from = Math.max(0, shape.left);
  const end = Math.min(width, shape.left + shape.width);
  for (let row = 0; row < shape.height; row++) {
    for (let x = from; x < end; x++) {
      const share = shape.shares[row * shape.width + x - shape.left]! * opacity;
      if (share < 0.002) continue;
      const at = ((shape.top + row) * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const below = pixels[at + channel]!;
        pixels[at + channel] = Math.floor(below + (colour[channel]! - below) * share + 0.5);
      }
    }
  }
}

/** Puts a picture onto a sheet, pixel by pixel; what lies beyond the sheet is left out. */
export function place({ width, height, pixels }: Drawing, picture: Drawing, left: number, top: number): void {
  const from = Math.max(0, -left);
  const end = Math.min(picture.width, width - left);
  if (end <= from) return;
  for (let y = Math.max(0, -top); y < Math.min(picture.height, height - top); y++) {
    const row = picture.pixels.subarray((y * picture.width + from) * 4, (y * picture.width + end) * 4);
    pixels.set(row, ((top + y) * width + left + from) * 4);
  }
}
