import { kelvinGains, linearToSrgb } from '@shotgraph/nodes/stage';

/** Range of colour temperatures that lights have. */
export const KELVIN_RANGE = { min: 1900, max: 15_000 };

/**
 * Colour of a light as the camera sees it: white where it is that of the white balance. As bright as a screen can show.
 *
 * @returns a CSS colour
 */
export function kelvinColour(kelvin: number, whiteBalanceKelvin = 6500): string {
  const light = kelvinGains(kelvin);
  const white = kelvinGains(whiteBalanceKelvin);
  const seen = light.map((gain, i) => gain / Math.max(0.05, white[i]!));
  const most = Math.max(...seen);
  const [red, green, blue] = seen.map((value) => Math.round(linearToSrgb(Math.max(0, value / most)) * 255));
  return `rgb(${red} ${green} ${blue})`;
}

/** A slider's way through all colour temperatures, by equal factors. */
export function kelvinTrack(whiteBalanceKelvin?: number): string {
  const { min, max } = KELVIN_RANGE;
  const stops = Array.from({ length: 9 }, (_, i) => kelvinColour(min * (max / min) ** (i / 8), whiteBalanceKelvin));
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** What light of a colour temperature is known from. */
export function kelvinName(kelvin: number): string {
  if (kelvin < 2300) return 'candle';
  if (kelvin < 3000) return 'bulb';
  if (kelvin < 3800) return 'tungsten';
  if (kelvin < 5000) return 'neutral';
  if (kelvin < 6200) return 'daylight';
  if (kelvin < 7800) return 'overcast';
  return kelvin < 10_500 ? 'shade' : 'blue';
}

/** How hard the shadows of a light are, by how large it looks, degrees. */
export function hardness(sizeDegrees: number): string {
  if (sizeDegrees < 2) return 'hard';
  if (sizeDegrees < 10) return 'crisp';
  return sizeDegrees < 45 ? 'soft' : 'wraps';
}
