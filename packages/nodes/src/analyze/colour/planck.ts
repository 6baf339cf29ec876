/** Linear light of the sRGB primaries; 1, 1, 1 is the white of the screen. */
export type LinearRgb = readonly [red: number, green: number, blue: number];

/** Chromaticity in the CIE 1960 diagram, in which colour temperatures are defined. */
export type Uv = readonly [u: number, v: number];

/**
 * Chromaticity of a black body. Rational approximation by Krystek, "An algorithm to calculate correlated colour temperature",
 * Color Research & Application 10 (1985): made for 1000..15000 K, there within 0.0001 of the exact locus; compared with Planck's
 * law over the CIE 1931 observer the temperature is within 0.15 % from 1900 to 12000 K and 0.7 % low at 15000 K.
 */
export function blackBodyUv(kelvin: number): Uv {
  const t = kelvin;
  return [
    (0.860117757 + t * (1.54118254e-4 + t * 1.28641212e-7)) / (1 + t * (8.42420235e-4 + t * 7.08145163e-7)),
    (0.317398726 + t * (4.22806245e-5 + t * 4.20481691e-8)) / (1 + t * (-2.89741816e-5 + t * 1.61456053e-7)),
  ];
}

/** Linear light of a black body at luminance 1. Below about 1900 K blue is negative: redder than the screen can show. */
export function blackBodyRgb(kelvin: number): LinearRgb {
  const [u, v] = blackBodyUv(kelvin);
  const x = (3 * u) / (2 * v);
  const z = (4 - u - 10 * v) / (2 * v);
  return [
    3.2404542 * x - 1.5371385 - 0.4985314 * z,
    -0.969266 * x + 1.8760108 + 0.041556 * z,
    0.0556434 * x - 0.2040259 + 1.0572252 * z,
  ];
}

/** Chromaticity of linear light (IEC 61966-2-1); `undefined` for black, which has none. */
export function uvOf([red, green, blue]: LinearRgb): Uv | undefined {
  const x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue;
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  const z = 0.0193339 * red + 0.119192 * green + 0.9503041 * blue;
  const sum = x + 15 * y + 3 * z;
  return sum > 0 ? [(4 * x) / sum, (6 * y) / sum] : undefined;
}
