import type { Backdrop, Ground, Rgb } from '../backdrop.ts';
import type { Canvas } from '../canvas.ts';
import { isBetweenLines, raiseLines } from '../floor-lines.ts';
import type { View } from '../projection.ts';
import { under } from '../sample.ts';
import { toFixed } from '../solid/display.ts';
import { subtract } from '../vector.ts';
import { ditherAt, LINEAR_OF_DISPLAY, packFixed, packLight, spillOf } from './display.ts';
import { createFloorKnots, KNOT, SPAN } from './floor-knots.ts';
import { createShadowRow } from './floor-map.ts';
import type { FloorShadows } from './floor-shadows.ts';
import type { PreparedLights } from './prepared.ts';
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

/** Writes the colours of the pixels `first`..`end` of row `y` into `out`, from `to` on: packed and opaque. */
type SpanShader = (y: number, first: number, end: number, out: Int32Array, to: number) => void;

/** Prepares a floor. Its colours are added up in linear light. */
export function createLitFloor(
  view: View,
  { horizon }: Backdrop,
  ground: Ground,
  { lights, shadows }: BackdropLight,
): LitFloor {
  const { size, focalPixels: f, right, position } = view;
  const [eyeX, eyeY, eyeZ] = position;
  const drop = ground.height - eyeY;
  const [airRed, airGreen, airBlue] = airOf(lights, horizon);
  const [red, green, blue] = toLinear(ground.colour);
  const [redLine, greenLine, blueLine] = subtract(toLinear(ground.line), [red, green, blue]);
  const shadow = createShadowRow(size.width);
  const { taken } = shadow;
  const knots = createFloorKnots(view, drop, lights);
  const k = knots.numbers;
  // How the row's direction falls from pixel to pixel, when the camera is rolled.
  const slope = right[1] / f;
  // Direction of the middle of the row at hand.
  const row = new Float64Array(3);
  const lines = new Float64Array(SPAN);
  const placesX = new Float64Array(SPAN);
  const placesZ = new Float64Array(SPAN);
  const widths = new Float64Array(4);
  const colours = new Int32Array(SPAN);
  // Colours at both ends of a span where nothing is but floor, for `packFixed`.
  const ends = new Int32Array(6);

  const setEnd = (at: number, to: number): void => {
    const air = 1 - k[at + 5]!;
    const r = red * k[at]! + airRed * air;
    const g = green * k[at + 1]! + airGreen * air;
    const b = blue * k[at + 2]! + airBlue * air;
    const spill = spillOf(r, g, b);
    ends[to] = toFixed(r + spill);
    ends[to + 1] = toFixed(g + spill);
    ends[to + 2] = toFixed(b + spill);
  };

  /** Outside of shadows; with lines when `hasLines`. */
  const shadeOpen = (hasLines: boolean, y: number, first: number, end: number, out: Int32Array, to: number): void => {
    const a = (first / SPAN) * KNOT;
    const b = a + KNOT;
    setEnd(a, 0);
    setEnd(b, 3);
    const stepRed = ((ends[3]! - ends[0]!) / SPAN) | 0;
    const stepGreen = ((ends[4]! - ends[1]!) / SPAN) | 0;
    const stepBlue = ((ends[5]! - ends[2]!) / SPAN) | 0;
    let r = ends[0]! + (stepRed >> 1);
    let g = ends[1]! + (stepGreen >> 1);
    let bl = ends[2]! + (stepBlue >> 1);
    for (let x = first; x < end; x++, to++) {
      out[to] = packFixed(r, g, bl, ditherAt(x, y));
      r += stepRed;
      g += stepGreen;
      bl += stepBlue;
      if (!hasLines) continue;
      const line = lines[x - first]!;
      if (line === 0) continue;
      const t = (x + 0.5 - first) / SPAN;
      const air = 1 - k[a + 5]! - (k[b + 5]! - k[a + 5]!) * t;
      out[to] =
        packLight(
          (red + redLine * line) * (k[a]! + (k[b]! - k[a]!) * t) + airRed * air,
          (green + greenLine * line) * (k[a + 1]! + (k[b + 1]! - k[a + 1]!) * t) + airGreen * air,
          (blue + blueLine * line) * (k[a + 2]! + (k[b + 2]! - k[a + 2]!) * t) + airBlue * air,
          ditherAt(x, y),
        ) |
        (255 << 24);
    }
  };

  /** Without lines, where bodies may take light: worked out for some pixels, between which it changes evenly. */
  const shadeSoft = (y: number, first: number, end: number, out: Int32Array, to: number): void => {
    const { step } = shadow;
    const last = first + SPAN;
    setShadowed(first, first, 0);
    for (let x = first; x < last; x += step) {
      setShadowed(first, x + step, 3);
      let r = ends[0]!;
      let g = ends[1]!;
      let b = ends[2]!;
      const stepRed = ((ends[3]! - r) / step) | 0;
      const stepGreen = ((ends[4]! - g) / step) | 0;
      const stepBlue = ((ends[5]! - b) / step) | 0;
      const stop = Math.min(end, x + step);
      for (let i = x; i < stop; i++) {
        out[to++] = packFixed(r, g, b, ditherAt(i, y));
        r += stepRed;
        g += stepGreen;
        b += stepBlue;
      }
      ends[0] = ends[3]!;
      ends[1] = ends[4]!;
      ends[2] = ends[5]!;
    }
  };

  /** Into `ends`: the colour of a pixel of the span that begins at `first`, or of the one after it. */
  const setShadowed = (first: number, x: number, to: number): void => {
    const a = (first / SPAN) * KNOT;
    const b = a + KNOT;
    const t = (x + 0.5 - first) / SPAN;
    const clear = k[a + 5]! + (k[b + 5]! - k[a + 5]!) * t;
    const air = 1 - clear;
    // What lies beside the picture is like its last pixel; outside of the shadows the row holds what was there before.
    const pixel = Math.min(x, size.width - 1);
    const share = pixel >= shadow.first && pixel < shadow.end ? clear : 0;
    const at = pixel * 3;
    const r = red * Math.max(0, k[a]! + (k[b]! - k[a]!) * t - share * taken[at]!) + airRed * air;
    const g = green * Math.max(0, k[a + 1]! + (k[b + 1]! - k[a + 1]!) * t - share * taken[at + 1]!) + airGreen * air;
    const bl = blue * Math.max(0, k[a + 2]! + (k[b + 2]! - k[a + 2]!) * t - share * taken[at + 2]!) + airBlue * air;
    const spill = spillOf(r, g, bl);
    ends[to] = toFixed(r + spill);
    ends[to + 1] = toFixed(g + spill);
    ends[to + 2] = toFixed(bl + spill);
  };

  /** With lines, where bodies may take light. */
  const shadeShadow: SpanShader = (y, first, end, out, to) => {
    const a = (first / SPAN) * KNOT;
    const b = a + KNOT;
    const stepRed = (k[b]! - k[a]!) / SPAN;
    const stepGreen = (k[b + 1]! - k[a + 1]!) / SPAN;
    const stepBlue = (k[b + 2]! - k[a + 2]!) / SPAN;
    const stepClear = (k[b + 5]! - k[a + 5]!) / SPAN;
    let r = k[a]! + 0.5 * stepRed;
    let g = k[a + 1]! + 0.5 * stepGreen;
    let bl = k[a + 2]! + 0.5 * stepBlue;
    let clear = k[a + 5]! + 0.5 * stepClear;
    const { first: from, end: until } = shadow;
    for (let x = first; x < end; x++, to++) {
      const line = lines[x - first]!;
      // Outside of those the row holds what was there before.
      const share = x >= from && x < until ? clear : 0;
      const air = 1 - clear;
      out[to] =
        packLight(
          (red + redLine * line) * Math.max(0, r - taken[x * 3]! * share) + airRed * air,
          (green + greenLine * line) * Math.max(0, g - taken[x * 3 + 1]! * share) + airGreen * air,
          (blue + blueLine * line) * Math.max(0, bl - taken[x * 3 + 2]! * share) + airBlue * air,
          ditherAt(x, y),
        ) |
        (255 << 24);
      r += stepRed;
      g += stepGreen;
      bl += stepBlue;
      clear += stepClear;
    }
  };

  /** How much of each pixel of a span lines cover, into `lines`; whether any may. */
  const drawLines = (first: number, end: number): boolean => {
    const a = (first / SPAN) * KNOT;
    const b = a + KNOT;
    const isClearX = isBetweenLines(k[a + 6]!, k[b + 6]!, Math.max(k[a + 3]!, k[b + 3]!));
    const isClearZ = isBetweenLines(k[a + 7]!, k[b + 7]!, Math.max(k[a + 4]!, k[b + 4]!));
    if (isClearX && isClearZ) return false;
    const level = drop / Math.min(row[1]!, -1e-9);
    for (let x = first; x < end; x++) {
      const run = (x + 0.5 - size.width / 2) / f;
      const way = slope === 0 ? level : drop / Math.min(right[1] * run + row[1]!, -1e-9);
      placesX[x - first] = eyeX + way * (right[0] * run + row[0]!);
      placesZ[x - first] = eyeZ + way * (right[2] * run + row[2]!);
    }
    lines.fill(0);
    if (!isClearX) {
      setWidths(k[a + 3]!, k[b + 3]!);
      raiseLines(placesX, widths, end - first, lines);
    }
    if (!isClearZ) {
      setWidths(k[a + 4]!, k[b + 4]!);
      raiseLines(placesZ, widths, end - first, lines);
    }
    return true;
  };

  const setWidths = (from: number, to: number): void => {
    const perFrom = 1 / from;
    widths[0] = from;
    widths[1] = (to - from) / SPAN;
    widths[2] = perFrom;
    widths[3] = (1 / to - perFrom) / SPAN;
  };

  const shade: SpanShader = (y, first, end, out, to) => {
    knots.reach(first / SPAN);
    const hasLines = drawLines(first, end);
    if (shadow.touched[first / SPAN] === 0) shadeOpen(hasLines, y, first, end, out, to);
    else if (hasLines) shadeShadow(y, first, end, out, to);
    else shadeSoft(y, first, end, out, to);
  };

  return {
    paintRow({ pixels }, y, rowX, rowY, rowZ) {
      row.set([rowX, rowY, rowZ]);
      shadows.readRow(y, shadow);
      knots.begin(rowX, rowY, rowZ);
      const at = y * size.width;
      for (let first = 0; first < size.width; first += SPAN) {
        const end = Math.min(size.width, first + SPAN);
        const open = openness(pixels, at + first, at + end);
        if (open === CLOSED) continue;
        const isBelow = Math.max(slope * (first - size.width / 2), slope * (end - size.width / 2)) + rowY < 0;
        if (open === EMPTY && isBelow) {
          shade(y, first, end, pixels, at + first);
          continue;
        }
        shade(y, first, end, colours, 0);
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

/** Whether pixels are all closed, all empty, or something else. */
const CLOSED = 0;
const EMPTY = 1;
const OPEN = 2;

function openness(pixels: Int32Array, from: number, to: number): number {
  let all = 0;
  let common = 255 << 24;
  for (let at = from; at < to; at++) {
    all |= pixels[at]!;
    common &= pixels[at]!;
  }
  return all === 0 ? EMPTY : common >>> 24 === 255 ? CLOSED : OPEN;
}

const toLinear = ([red, green, blue]: Rgb): LinearRgb => [
  LINEAR_OF_DISPLAY[Math.round(red)]!,
  LINEAR_OF_DISPLAY[Math.round(green)]!,
  LINEAR_OF_DISPLAY[Math.round(blue)]!,
];
