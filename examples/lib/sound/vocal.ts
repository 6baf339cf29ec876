import type { Voice } from './mixer.ts';

const TURN = 2 * Math.PI;

/** The first three resonances of a mouth, Hz, as it forms a vowel. */
export type Formants = readonly [first: number, second: number, third: number];

/**
 * Resonances of vowels of an average voice.
 *
 * @see Peterson and Barney, "Control Methods Used in a Study of the Vowels" (1952), men
 */
export const VOWELS = {
  a: [730, 1090, 2440],
  e: [530, 1840, 2480],
  i: [270, 2290, 3010],
  o: [570, 840, 2410],
  u: [300, 870, 2240],
} as const satisfies { readonly [vowel: string]: Formants };

/** Widths of the resonances, Hz, and how strong each is. */
const WIDTHS = [90, 110, 170] as const;
const STRENGTHS = [1, 0.55, 0.3] as const;

/** How loud a frequency comes out of a mouth. */
export function resonance(hz: number, formants: Formants): number {
  let sum = 0.02;
  for (let i = 0; i < 3; i++) {
    const off = (hz - formants[i]!) / WIDTHS[i]!;
    sum += STRENGTHS[i]! / (1 + off * off);
  }
  return sum;
}

/** Between two vowels: 0 is the first. */
export const between = (from: Formants, to: Formants, share: number): Formants => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

/** A sung note: swells, glides from one vowel into another and begins to tremble. */
export function sung(hz: number, seconds: number, from: Formants, to: Formants = from): Voice {
  const harmonics = Math.max(1, Math.min(28, Math.floor(4500 / hz)));
  return (t) => {
    const tremble = 0.006 * Math.min(1, Math.max(0, t - 0.15) / 0.3);
    const phase = TURN * (hz * t + ((hz * tremble) / (TURN * 5.4)) * (1 - Math.cos(TURN * 5.4 * t)));
    const formants = between(from, to, Math.min(1, t / seconds));
    let sum = 0;
    for (let k = 1; k <= harmonics; k++) sum += (Math.sin(k * phase) / k ** 0.6) * resonance(k * hz, formants);
    return sum * Math.min(1, t / 0.06) * Math.min(1, Math.max(0, (seconds - t) / 0.09));
  };
}
