/** Red, green, blue as coded in sRGB, 0..1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rrggbb` to numbers. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** From `a` at 0 to `b` at 1. */
export const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** Light on top of a colour; keeps below white. */
export const screen = (a: Rgb, light: Rgb, amount: number): Rgb => [
  1 - (1 - a[0]) * (1 - light[0] * amount),
  1 - (1 - a[1]) * (1 - light[1] * amount),
  1 - (1 - a[2]) * (1 - light[2] * amount),
];

export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value));

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger one. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/**
 * A gradient through colours at places, by Catmull-Rom splines: straight pieces would show their joints as bands.
 *
 * @param stops - rising in place; at least two
 */
export function gradient(stops: readonly (readonly [place: number, colour: string])[]): (place: number) => Rgb {
  const places = stops.map(([place]) => place);
  const colours = stops.map(([, hex]) => rgb(hex));
  const last = stops.length - 1;
  return (place) => {
    const at = clamp(place, places[0], places[last]);
    let i = 0;
    while (i < last - 1 && at > places[i + 1]!) i++;
    const t = (at - places[i]!) / (places[i + 1]! - places[i]!);
    const around = [Math.max(0, i - 1), i, i + 1, Math.min(last, i + 2)].map((k) => colours[k]!);
    const channel = (c: 0 | 1 | 2) => clamp(catmullRom(around[0]![c], around[1]![c], around[2]![c], around[3]![c], t));
    return [channel(0), channel(1), channel(2)];
  };
}

/** Between `b` at 0 and `c` at 1, with the slopes that the neighbours give. */
export const catmullRom = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
