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

/** Pixels between the places of a row where the sky is worked out; between them it changes evenly. */
const SPAN = 16;

/** Fills what is open in a row, by the direction of its middle. */
function paintSkyRow(
  { width, pixels }: Canvas,
  { focalPixels: f, right }: View,
  { riseTo, colours }: Sky,
  y: number,
  rowX: number,
  rowY: number,
  rowZ: number,
): void {
  const riseAt = (x: number): number => {
    const run = (x - width / 2) / f;
    return riseTo(right[0] * run + rowX, right[1] * run + rowY, right[2] * run + rowZ);
  };
  let next = riseAt(0);
  for (let first = 0; first < width; first += SPAN) {
    const step = (riseAt(first + SPAN) - next) / SPAN;
    const end = Math.min(width, first + SPAN);
    let rise = next + step * 0.5 + 0.5;
    for (let x = first, at = y * width + first; x < end; x++, at++, rise += step) {
      const above = pixels[at]!;
      const left = 255 - (above >>> 24);
      if (left === 0) continue;
      const colour = (rise | 0) * 3;
      const dither = ditherAt(x, y);
      pixels[at] = under(
        above,
        left,
        packSixteenths(colours[colour]!, colours[colour + 1]!, colours[colour + 2]!, dither),
      );
    }
    next += step * SPAN;
  }
}

/** A gradient: how far up it a direction of any length is, in steps, and the colours of the steps. */
interface Sky {
  riseTo(dx: number, dy: number, dz: number): number;
  /** Sixteenths of red, green and blue of each step. */
  readonly colours: Uint16Array;
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
  return {
    colours,
    riseTo: (dx, dy, dz) => SKY_STEPS * Math.min(1, (1.6 * Math.abs(dy)) / Math.sqrt(dx * dx + dy * dy + dz * dz)),
  };
}
