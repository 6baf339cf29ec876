import { srgbToLinear } from '../../stage/curves.ts';
import { blackBodyRgb, blackBodyUv, type LinearRgb, type Uv, uvOf } from './planck.ts';

/** How a colour is to be read. */
export interface KelvinOptions {
  /** `linear` light, or `srgb` display values; both 0..1. Linear when left out. */
  readonly encoding?: 'linear' | 'srgb';
  /**
   * The light that looks white in the picture: its white balance. The colour is then that of a white thing under the light to be
   * measured. Left out: the colour as the screen shows it, where white is daylight of 6504 K.
   */
  readonly whiteKelvin?: number;
}

/** The colour of a light. */
export interface ColourTemperature {
  /** Correlated colour temperature, 1000..20000. */
  readonly kelvin: number;
  /**
   * Distance from the colour of a black body in the CIE 1960 diagram: positive greener, negative pinker. Beyond ±0.05 a
   * temperature means nothing.
   */
  readonly duv: number;
}

/** Reciprocal megakelvin: equal steps look about equally different. */
const COOLEST_MIRED = 50;
const WARMEST_MIRED = 1000;
/** Coarse steps; between two of them the distance has one minimum. */
const STEP_MIRED = 10;

/**
 * Correlated colour temperature of a neutral patch: that of the black body whose chromaticity is closest in the CIE 1960 diagram
 * (the definition of CIE 15), on the locus of Krystek (see `blackBodyUv`). For black-body colours the error is at most 0.15 %
 * from 1900 to 12000 K, and 0.7 % at 15000 K; rounding a single bright pixel to 8 bits adds up to 1.5 %.
 *
 * @param rgb - of something white or grey under the light, not clipped
 * @returns `undefined` for black
 */
export const measureKelvin = (rgb: LinearRgb, options: KelvinOptions = {}): number | undefined =>
  measureColourTemperature(rgb, options)?.kelvin;

/** Like {@link measureKelvin}, and how far the colour is from that of any black body. */
export function measureColourTemperature(rgb: LinearRgb, options: KelvinOptions = {}): ColourTemperature | undefined {
  const { encoding = 'linear', whiteKelvin } = options;
  const linear = encoding === 'linear' ? rgb : (rgb.map(srgbToLinear) as unknown as LinearRgb);
  const white = whiteKelvin === undefined ? ([1, 1, 1] as const) : blackBodyRgb(whiteKelvin);
  const uv = uvOf([linear[0] * white[0], linear[1] * white[1], linear[2] * white[2]]);
  return uv && closestBlackBody(uv);
}

function closestBlackBody(uv: Uv): ColourTemperature {
  let best = COOLEST_MIRED;
  for (let mired = COOLEST_MIRED; mired <= WARMEST_MIRED; mired += STEP_MIRED) {
    if (squareTo(uv, mired) < squareTo(uv, best)) best = mired;
  }
  let low = Math.max(COOLEST_MIRED, best - STEP_MIRED);
  let high = Math.min(WARMEST_MIRED, best + STEP_MIRED);
  // The minimum lies in two thirds of what is left, whichever third is cut off.
  for (let i = 0; i < 60; i++) {
    const [a, b] = [(2 * low + high) / 3, (low + 2 * high) / 3];
    if (squareTo(uv, a) < squareTo(uv, b)) high = b;
    else low = a;
  }
  const kelvin = 1e6 / ((low + high) / 2);
  const distance = Math.sqrt(squareTo(uv, 1e6 / kelvin));
  return { kelvin, duv: uv[1] > blackBodyUv(kelvin)[1] ? distance : -distance };
}

function squareTo(uv: Uv, mired: number): number {
  const [u, v] = blackBodyUv(1e6 / mired);
  return (u - uv[0]) * (u - uv[0]) + (v - uv[1]) * (v - uv[1]);
}
