import type { LinearRgb } from './setup.ts';

type Triple = readonly [number, number, number];
type Chroma = readonly [u: number, v: number];

/** Hottest and coldest light that is told apart, kelvin; the locus below is good for 1000..15000. */
const COLDEST = 1900;
const HOTTEST = 15_000;

/**
 * How far daylight lies above the locus of black bodies, in the CIE 1960 diagram: D65, the white of the screen. Fire and
 * tungsten lie on it.
 */
const DAYLIGHT_OFFSET = 0.0032;
const DAYLIGHT_KELVIN = 6500;

const D65: Triple = [0.95047, 1, 1.08883];

/** XYZ to linear sRGB, IEC 61966-2-1. */
const TO_SRGB: readonly Triple[] = [
  [3.2404542, -1.5371385, -0.4985314],
  [-0.969266, 1.8760108, 0.041556],
  [0.0556434, -0.2040259, 1.0572252],
];
/** XYZ to the sharpened cone responses of the Bradford transform (Lam 1985, as in ICC.1:2010 Annex E), and back. */
const TO_CONES: readonly Triple[] = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
const FROM_CONES: readonly Triple[] = [
  [0.9869929, -0.1470543, 0.1599627],
  [0.4323053, 0.5183603, 0.0492912],
  [-0.0085287, 0.0400428, 0.9684867],
];

/**
 * Linear sRGB of light of a colour temperature in a picture balanced for another: luminance 1, and exactly white where both
 * are equal. Channels of colours outside sRGB are cut off at 0. Both temperatures are clamped to 1900..15000 K.
 *
 * Chromaticity: M. Krystek, "An algorithm to calculate correlated colour temperature" (1985), within 1e-4 of Planck's law,
 * raised to the daylight white of the screen with rising temperature. White balance: the Bradford transform, which stays
 * sensible where a gain per channel would divide by the hardly present blue of a candle. Agrees with `kelvinGains` to about
 * 5 % near daylight; that one is a table that finished pictures depend on to the byte.
 */
export function lightGains(kelvin: number, whiteBalanceKelvin: number): LinearRgb {
  const light = clampKelvin(kelvin);
  const white = clampKelvin(whiteBalanceKelvin);
  if (light === white) return [1, 1, 1];
  const source = multiply(TO_CONES, xyzOf(chromaOf(white)));
  const target = multiply(TO_CONES, D65);
  const [long, middle, short] = multiply(TO_CONES, xyzOf(chromaOf(light)));
  const adapted = multiply(FROM_CONES, [
    (long * target[0]) / source[0],
    (middle * target[1]) / source[1],
    (short * target[2]) / source[2],
  ]);
  const [red, green, blue] = multiply(TO_SRGB, adapted).map((channel) => Math.max(0, channel)) as [
    number,
    number,
    number,
  ];
  const luminance = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  return [red / luminance, green / luminance, blue / luminance];
}

const clampKelvin = (kelvin: number): number => Math.min(HOTTEST, Math.max(COLDEST, kelvin));

/** On the isotherm of a temperature, so that the offset towards daylight changes no temperature. */
function chromaOf(kelvin: number): Chroma {
  const here = planckChroma(kelvin);
  const next = planckChroma(kelvin + 1);
  const du = here[0] - next[0];
  const dv = here[1] - next[1];
  const length = Math.sqrt(du * du + dv * dv);
  const share = Math.min(1, Math.max(0, (1 / COLDEST - 1 / kelvin) / (1 / COLDEST - 1 / DAYLIGHT_KELVIN)));
  const offset = DAYLIGHT_OFFSET * share;
  return [here[0] - (offset * dv) / length, here[1] + (offset * du) / length];
}

/** CIE 1960 chromaticity of a black body. */
function planckChroma(t: number): Chroma {
  const u = (0.860117757 + 1.54118254e-4 * t + 1.28641212e-7 * t * t) / (1 + 8.42420235e-4 * t + 7.08145163e-7 * t * t);
  const v = (0.317398726 + 4.22806245e-5 * t + 4.20481691e-8 * t * t) / (1 - 2.89741816e-5 * t + 1.61456053e-7 * t * t);
  return [u, v];
}

/** XYZ of luminance 1. */
function xyzOf([u, v]: Chroma): Triple {
  return [(3 * u) / (2 * v), 1, (4 - u - 10 * v) / (2 * v)];
}

const multiply = (rows: readonly Triple[], [x, y, z]: Triple): Triple => {
  const [a, b, c] = rows as readonly [Triple, Triple, Triple];
  return [a[0] * x + a[1] * y + a[2] * z, b[0] * x + b[1] * y + b[2] * z, c[0] * x + c[1] * y + c[2] * z];
};
