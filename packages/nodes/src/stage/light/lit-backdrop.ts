import type { Backdrop } from '../backdrop.ts';
import type { Canvas } from '../canvas.ts';
import type { View } from '../projection.ts';
import { under } from '../sample.ts';
import { mix } from '../vector.ts';
import { ditherAt, packSixteenths, toSixteenths } from './display.ts';
import { type BackdropLight, createLitFloor } from './lit-floor.ts';
import type { PreparedLights } from './prepared.ts';
import { airOf } from './surface.ts';

/**
 * Fills every open pixel with a lit backdrop and closes it: call it last, instead of `paintBackdrop`, in frames with a light
 * setup, after `shadows.measure`. The floor takes all lights with their falloff, and the shadows of bodies; the sky and the
 * far end of the floor have the colour of the air.
 */
export function paintLitBackdrop(canvas: Canvas, view: View, backdrop: Backdrop, light: BackdropLight): void {
  const { width, height, open } = canvas;
  const { focalPixels: f, right, up, forward } = view;
  const sky = createSky(backdrop, light.lights);
  const { ground } = backdrop;
  const floor = ground && ground.height < view.position[1] ? createLitFloor(view, backdrop, ground, light) : undefined;
  for (let y = 0; y < height; y++) {
    if (open[y] === 0) continue;
    const rise = (height / 2 - y - 0.5) / f;
    const rowX = up[0] * rise + forward[0];
    const rowY = up[1] * rise + forward[1];
    const rowZ = up[2] * rise + forward[2];
    const tilt = Math.abs((right[1] * width) / 2 / f);
    const lowest = rowY - tilt;
    const highest = rowY + tilt;
    if (lowest < 0) floor?.paintRow(canvas, y, rowX, rowY, rowZ);
    if (floor === undefined || highest >= 0) paintSkyRow(canvas, view, sky, y, rowX, rowY, rowZ);
    open[y] = 0;
  }
}

/** Packed colour in a direction of any length, rounded by `dither`. */
type Sky = (dx: number, dy: number, dz: number, dither: number) => number;

/** Fills what is open in a row, by the direction of its middle. */
function paintSkyRow(
  { width, pixels }: Canvas,
  view: View,
  sky: Sky,
  y: number,
  rowX: number,
  rowY: number,
  rowZ: number,
): void {
  const { focalPixels: f, right } = view;
  for (let x = 0, at = y * width; x < width; x++, at++) {
    const above = pixels[at]!;
    const left = 255 - (above >>> 24);
    if (left === 0) continue;
    const run = (x + 0.5 - width / 2) / f;
    const colour = sky(right[0] * run + rowX, right[1] * run + rowY, right[2] * run + rowZ, ditherAt(x, y));
    pixels[at] = under(above, left, colour);
  }
}

/** Colours of the sky between horizon and zenith: so many that neighbours are never two display values apart. */
const SKY_STEPS = 1024;

/** The gradient of the unlit sky, with the light of the air. Between roots, which are nearly as even to the eye as display values. */
function createSky({ zenith, horizon }: Backdrop, lights: PreparedLights): Sky {
  const low = airOf(lights, horizon).map(Math.sqrt) as [number, number, number];
  const high = airOf(lights, zenith).map(Math.sqrt) as [number, number, number];
  const colours = new Uint16Array(3 * (SKY_STEPS + 1));
  for (let step = 0; step <= SKY_STEPS; step++) {
    const rise = step / SKY_STEPS;
    const root = mix(low, high, rise * (2 - rise));
    colours.set(
      root.map((channel) => toSixteenths(channel * channel)),
      step * 3,
    );
  }
  return (dx, dy, dz, dither) => {
    const rise = Math.min(1, (1.6 * Math.abs(dy)) / Math.sqrt(dx * dx + dy * dy + dz * dz));
    const at = ((rise * SKY_STEPS + 0.5) | 0) * 3;
    return packSixteenths(colours[at]!, colours[at + 1]!, colours[at + 2]!, dither);
  };
}
