import { linearToSrgb, srgbToLinear } from '../curves.ts';

/** Linear light 0..1 of each display value 0..255. */
export const LINEAR_OF_DISPLAY: Float64Array = Float64Array.from({ length: 256 }, (_, value) =>
  srgbToLinear(value / 255),
);

/** Steps of linear light from black to white. */
const STEPS = 8192;

/** Sixteenths of a display value. */
const SIXTEENTHS: Uint16Array = Uint16Array.from({ length: STEPS + 1 }, (_, step) =>
  Math.floor(linearToSrgb(step / STEPS) * 255 * 16 + 0.5),
);

/** How much of what a channel has above white spills into the others, as overexposed film does. */
const SPILL = 0.25;

/**
 * What channels get of the light that is above white in all of them together: a strong coloured light so burns out towards
 * white instead of sticking at a pure colour. 0 for what can be shown as it is.
 */
export const spillOf = (red: number, green: number, blue: number): number =>
  red <= 1 && green <= 1 && blue <= 1
    ? 0
    : SPILL * (Math.max(0, red - 1) + Math.max(0, green - 1) + Math.max(0, blue - 1));

/** Display values in fixed point (see `toFixed`) as an opaque packed colour, rounded by {@link ditherAt}. */
export const packFixed = (red: number, green: number, blue: number, dither: number): number => {
  // Half a sixteenth more, so that what is rounded down comes out right on the whole.
  const up = (dither << 12) + 2048;
  return ((red + up) >> 16) | (((green + up) >> 8) & 0xff00) | ((blue + up) & 0xff0000) | (255 << 24);
};

/** Sixteenths by which the sixteen pixels of a square are rounded up: an ordered dither (B. Bayer 1973), 4 x 4, row by row. */
const DITHER = Uint8Array.of(0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5);

/** What {@link packLight} and {@link packSixteenths} round by at a pixel: without it, gradients of light on large surfaces show bands. */
export const ditherAt = (x: number, y: number): number => DITHER[((y & 3) << 2) | (x & 3)]!;

/** Linear light, not negative, as packed display values: red in the lowest byte, no alpha. */
export function packLight(red: number, green: number, blue: number, dither: number): number {
  const spill = red > 1 || green > 1 || blue > 1 ? spillOf(red, green, blue) : 0;
  return packSixteenths(toSixteenths(red + spill), toSixteenths(green + spill), toSixteenths(blue + spill), dither);
}

/** Sixteenths of display values, packed. */
export const packSixteenths = (red: number, green: number, blue: number, dither: number): number =>
  ((red + dither) >> 4) | (((green + dither) >> 4) << 8) | (((blue + dither) >> 4) << 16);

/** Linear light as sixteenths of a display value. */
export const toSixteenths = (linear: number): number => SIXTEENTHS[linear < 1 ? (linear * STEPS + 0.5) | 0 : STEPS]!;
