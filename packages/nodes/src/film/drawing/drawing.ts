import type { FrameSize, Rgb } from '../../stage/index.ts';
import { type Coverage, cover, type Outline, type Point } from './coverage.ts';
import { circle, piece } from './shapes.ts';

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
export function fill(drawing: Drawing, outline: Outline, paint: Paint): void {
  putOn(drawing, cover(outline, drawing.height), paint);
}

/** Draws a line through places, with round ends and corners. @param width - pixels */
export function stroke(drawing: Drawing, points: readonly Point[], width: number, paint: Paint): void {
  const parts = [
    ...points.slice(1).map((to, i) => piece(points[i]!, to, width)),
    ...points.map((point) => circle(point, width / 2)),
  ];
  putOn(
    drawing,
    coverAll(
      parts.filter((part) => part.length > 0),
      drawing.height,
    ),
    paint,
  );
}

/** Shapes as one: where they overlap, the edge of one does not thicken that of another. */
function coverAll(parts: readonly Outline[], bottom: number): Coverage {
  const covers = parts.map((part) => {
    const { shares, ...box } = cover(part, bottom);
    return { ...box, shares: shares.slice() };
  });
  const left = Math.min(...covers.map((each) => each.left));
  const top = Math.min(...covers.map((each) => each.top));
  const width = Math.max(...covers.map((each) => each.left + each.width)) - left;
  const height = Math.max(...covers.map((each) => each.top + each.height)) - top;
  const shares = new Float64Array(Math.max(0, width * height));
  for (const part of covers) {
    for (let i = 0; i < part.shares.length; i++) {
      const at = (Math.floor(i / part.width) + part.top - top) * width + (i % part.width) + part.left - left;
      shares[at] = Math.max(shares[at]!, part.shares[i]!);
    }
  }
  return { left, top, width, height, shares };
}

function putOn({ width, height, pixels }: Drawing, shape: Coverage, { colour, opacity = 1 }: Paint): void {
  const from = Math.max(0, shape.left);
  const end = Math.min(width, shape.left + shape.width);
  for (let row = 0; row < Math.min(shape.height, height - shape.top); row++) {
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
