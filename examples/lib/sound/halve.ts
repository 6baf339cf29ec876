import type { Stereo } from './mixer.ts';

/** Half of a half-band low-pass of 31 taps, from its middle outwards: a sinc under a Blackman window. */
const TAPS = Array.from({ length: 16 }, (_, i) => {
  if (i === 0) return 0.5;
  const sinc = Math.sin((Math.PI * i) / 2) / (Math.PI * i);
  const place = i / 16;
  return sinc * (0.42 + 0.5 * Math.cos(Math.PI * place) + 0.08 * Math.cos(2 * Math.PI * place));
});

/** Every second sample of what remains after everything above a quarter of the rate is taken out. */
export const halve = ({ left, right }: Stereo): Stereo => ({ left: halveOne(left), right: halveOne(right) });

/** One channel of {@link halve}. */
export function halveOne(samples: Float32Array): Float32Array {
  return Float32Array.from({ length: samples.length >> 1 }, (_, i) => {
    let sum = samples[2 * i]! * TAPS[0]!;
    for (let k = 1; k < TAPS.length; k += 2) sum += TAPS[k]! * ((samples[2 * i - k] ?? 0) + (samples[2 * i + k] ?? 0));
    return sum;
  });
}
