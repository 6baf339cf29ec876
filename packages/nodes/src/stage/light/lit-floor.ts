import type { Backdrop, Ground, Rgb } from '../backdrop.ts';
import type { Canvas } from '../canvas.ts';
import { CLEAR_METRES, type FloorPlaces, gridShares, isBetweenLines } from '../floor-lines.ts';
import type { View } from '../projection.ts';
import { under } from '../sample.ts';
import { subtract } from '../vector.ts';
import { ditherAt, LINEAR_OF_DISPLAY, packLight } from './display.ts';
import { createShadowRow } from './floor-map.ts';
import type { FloorShadows } from './floor-shadows.ts';
import { transmittance } from './haze.ts';
import { lightOnFloor, type PreparedLights } from './prepared.ts';
import type { LinearRgb } from './setup.ts';
import { airOf } from './surface.ts';

/** What lights a backdrop. */
export interface BackdropLight {
  readonly lights: PreparedLights;
  /** Measured for this frame. */
  readonly shadows: FloorShadows;
}

/** A floor in the light of one frame. */
export interface LitFloor {
  /** Fills the open pixels of a row that look down, by the direction of the row's middle. */
  paintRow(canvas: Canvas, y: number, rowX: number, rowY: number, rowZ: number): void;
}

/** Pixels between the places of a row where the floor's light is worked out; between them it changes evenly. */
const SPAN = 16;

/**
 * Numbers at each of those places: light of all lights as it arrives at the eye through the haze, as a factor of the floor's
 * colour; widths of a pixel on the floor; how clear the floor is seen; where it is, x and z.
 */
const KNOT = 8;

/** Prepares a floor. Its colours are added up in linear light. */
export function createLitFloor(
  view: View,
  { horizon }: Backdrop,
  ground: Ground,
  { lights, shadows }: BackdropLight,
): LitFloor {
  const { size, focalPixels: f, right, up, position } = view;
  const [eyeX, eyeY, eyeZ] = position;
  const drop = ground.height - eyeY;
  const [airRed, airGreen, airBlue] = airOf(lights, horizon);
  const [red, green, blue] = toLinear(ground.colour);
  const [redLine, greenLine, blueLine] = subtract(toLinear(ground.line), [red, green, blue]);
  const shadow = createShadowRow(size.width);
  const knots = new Float64Array((Math.ceil(size.width / SPAN) + 1) * KNOT);
  const light = new Float64Array(3);
  // How the row's direction falls from pixel to pixel, when the camera is rolled.
  const slope = right[1] / f;
  // Direction of the middle of the row at hand.
  const row = new Float64Array(3);
  const lines = new Float64Array(SPAN);
  const places: FloorPlaces = {
    x: new Float64Array(SPAN),
    z: new Float64Array(SPAN),
    widthX: new Float64Array(SPAN),
    widthZ: new Float64Array(SPAN),
  };
  const colours = new Int32Array(SPAN);

  const setKnot = (i: number): void => {
    const at = i * KNOT;
    const run = (i * SPAN - size.width / 2) / f;
    const dx = right[0] * run + row[0]!;
    // At the horizon the floor is far away, but somewhere.
    const dy = Math.min(right[1] * run + row[1]!, -1e-4);
    const dz = right[2] * run + row[2]!;
    const way = drop / dy;
    lightOnFloor(lights, eyeX + way * dx, ground.height, eyeZ + way * dz, light);
    const distance = way * Math.sqrt(dx * dx + dy * dy + dz * dz);
    const clear = (CLEAR_METRES / (CLEAR_METRES + distance)) * transmittance(lights.extinction * distance);
    // How far the point on the floor moves for one pixel, from the derivatives of way * d.
    const perPixel = way / (f * -dy);
    const widthX = perPixel * (Math.abs(right[0] * dy - dx * right[1]) + Math.abs(up[0] * dy - dx * up[1]));
    const widthZ = perPixel * (Math.abs(right[2] * dy - dz * right[1]) + Math.abs(up[2] * dy - dz * up[1]));
    knots[at] = light[0]! * clear;
    knots[at + 1] = light[1]! * clear;
    knots[at + 2] = light[2]! * clear;
    knots[at + 3] = Math.max(1e-6, widthX);
    knots[at + 4] = Math.max(1e-6, widthZ);
    knots[at + 5] = clear;
    knots[at + 6] = eyeX + way * dx;
    knots[at + 7] = eyeZ + way * dz;
  };

  /** Colours of a span between lines and outside of shadows, packed, into `colours`: they change evenly too. */
  const shadePlainSpan = (y: number, first: number, end: number): void => {
    const a = (first / SPAN) * KNOT;
    const b = a + KNOT;
    let r = red * knots[a]! + airRed * (1 - knots[a + 5]!);
    let g = green * knots[a + 1]! + airGreen * (1 - knots[a + 5]!);
    let bl = blue * knots[a + 2]! + airBlue * (1 - knots[a + 5]!);
    const stepRed = (red * knots[b]! + airRed * (1 - knots[b + 5]!) - r) / SPAN;
    const stepGreen = (green * knots[b + 1]! + airGreen * (1 - knots[b + 5]!) - g) / SPAN;
    const stepBlue = (blue * knots[b + 2]! + airBlue * (1 - knots[b + 5]!) - bl) / SPAN;
    for (let x = first; x < end; x++) {
      r += stepRed;
      g += stepGreen;
      bl += stepBlue;
      colours[x - first] = packLight(r, g, bl, ditherAt(x, y));
    }
  };

  /** Colours of a span, packed, into `colours`; `lines` says how much of each pixel lines cover. */
  const shadeSpan = (y: number, first: number, end: number): void => {
    const a = (first / SPAN) * KNOT;
    const b = a + KNOT;
    let lightRed = knots[a]!;
    let lightGreen = knots[a + 1]!;
    let lightBlue = knots[a + 2]!;
    let clear = knots[a + 5]!;
    const stepRed = (knots[b]! - lightRed) / SPAN;
    const stepGreen = (knots[b + 1]! - lightGreen) / SPAN;
    const stepBlue = (knots[b + 2]! - lightBlue) / SPAN;
    const stepClear = (knots[b + 5]! - clear) / SPAN;
    const { taken } = shadow;
    const shadowFirst = shadow.first;
    const shadowEnd = shadow.end;
    for (let x = first; x < end; x++) {
      lightRed += stepRed;
      lightGreen += stepGreen;
      lightBlue += stepBlue;
      clear += stepClear;
      const line = lines[x - first]!;
      let r = lightRed;
      let g = lightGreen;
      let b = lightBlue;
      if (x >= shadowFirst && x < shadowEnd) {
        r = Math.max(0, r - taken[x * 3]! * clear);
        g = Math.max(0, g - taken[x * 3 + 1]! * clear);
        b = Math.max(0, b - taken[x * 3 + 2]! * clear);
      }
      colours[x - first] = packLight(
        (red + redLine * line) * r + airRed * (1 - clear),
        (green + greenLine * line) * g + airGreen * (1 - clear),
        (blue + blueLine * line) * b + airBlue * (1 - clear),
        ditherAt(x, y),
      );
    }
  };

  /** How much of each pixel of a span lines cover, into `lines`; whether any does. */
  const drawLines = (first: number, end: number): boolean => {
    const a = (first / SPAN) * KNOT;
    const b = a + KNOT;
    const widthX = knots[a + 3]!;
    const widthZ = knots[a + 4]!;
    if (
      isBetweenLines(
        knots[a + 6]!,
        knots[b + 6]!,
        Math.max(widthX, knots[b + 3]!),
        knots[a + 7]!,
        knots[b + 7]!,
        Math.max(widthZ, knots[b + 4]!),
      )
    ) {
      lines.fill(0);
      return false;
    }
    const stepX = (knots[b + 3]! - widthX) / SPAN;
    const stepZ = (knots[b + 4]! - widthZ) / SPAN;
    for (let x = first; x < end; x++) {
      const run = (x + 0.5 - size.width / 2) / f;
      const part = x + 0.5 - first;
      const way = drop / Math.min(right[1] * run + row[1]!, -1e-9);
      places.x[x - first] = eyeX + way * (right[0] * run + row[0]!);
      places.z[x - first] = eyeZ + way * (right[2] * run + row[2]!);
      places.widthX[x - first] = widthX + stepX * part;
      places.widthZ[x - first] = widthZ + stepZ * part;
    }
    gridShares(places, end - first, lines);
    return true;
  };

  return {
    paintRow({ pixels }, y, rowX, rowY, rowZ) {
      row.set([rowX, rowY, rowZ]);
      shadows.readRow(y, shadow);
      for (let i = 0; i * KNOT < knots.length; i++) setKnot(i);
      for (let first = 0; first < size.width; first += SPAN) {
        const end = Math.min(size.width, first + SPAN);
        const at = y * size.width;
        if (!hasOpen(pixels, at + first, at + end)) continue;
        const isPlain = !drawLines(first, end) && (end <= shadow.first || first >= shadow.end);
        if (isPlain) shadePlainSpan(y, first, end);
        else shadeSpan(y, first, end);
        const isBelow = Math.max(slope * (first - size.width / 2), slope * (end - size.width / 2)) + rowY < 0;
        for (let x = first; x < end; x++) {
          const above = pixels[at + x]!;
          const left = 255 - (above >>> 24);
          if (left > 0 && (isBelow || slope * (x + 0.5 - size.width / 2) + rowY < 0))
            pixels[at + x] = under(above, left, colours[x - first]!);
        }
      }
    },
  };
}

function hasOpen(pixels: Int32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (pixels[at]! >>> 24 !== 255) return true;
  return false;
}

const toLinear = ([red, green, blue]: Rgb): LinearRgb => [
  LINEAR_OF_DISPLAY[Math.round(red)]!,
  LINEAR_OF_DISPLAY[Math.round(green)]!,
  LINEAR_OF_DISPLAY[Math.round(blue)]!,
];
