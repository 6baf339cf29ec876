import { createRandom } from '../random.ts';
import type { Voice } from './mixer.ts';

const TURN = 2 * Math.PI;

/** Hz of a MIDI note; 69 is A4, 440 Hz. */
export const pitch = (note: number): number => 440 * 2 ** ((note - 69) / 12);

/** A kick drum: a sine that falls from 170 to 48 Hz, with a short click in front. */
export const kick: Voice = (t) => {
  const phase = 48 * t + (122 / 34) * (1 - Math.exp(-34 * t));
  const attack = Math.min(1, t / 0.0008);
  return attack * (Math.exp(-t * 7.5) * Math.sin(TURN * phase) + 0.22 * Math.exp(-t * 320) * Math.sin(TURN * 1900 * t));
};

/** Noise with the lows taken out twice: a closed hat. `decay` per second. */
export function hat(seed: number, decay: number): Voice {
  const random = createRandom(seed);
  let a = 0;
  let b = 0;
  return (t) => {
    const now = random() * 2 - 1;
    const once = now - a;
    const twice = once - b;
    a = now;
    b = once;
    return twice * 0.35 * Math.exp(-t * decay);
  };
}

/** Three quick bursts of noise: a soft clap. */
export function clap(seed: number): Voice {
  const random = createRandom(seed);
  let low = 0;
  let band = 0;
  return (t) => {
    low += 0.32 * (random() * 2 - 1 - low - band * 0.6);
    band += 0.32 * low;
    const bursts = [0, 0.011, 0.022].reduce(
      (sum, at) => sum + (t >= at ? Math.exp(-(t - at) * (at === 0.022 ? 26 : 210)) : 0),
      0,
    );
    return low * bursts * 0.9;
  };
}

/** A round bass: a sine with some harmonics that fade first. */
export function bass(note: number, seconds: number): Voice {
  const hz = pitch(note);
  return (t) => {
    const bright = Math.exp(-t * 9);
    const tone =
      Math.sin(TURN * hz * t) +
      (0.42 * bright + 0.12) * Math.sin(TURN * 2 * hz * t) +
      0.28 * bright * Math.sin(TURN * 3 * hz * t);
    return tone * Math.min(1, t / 0.006) * Math.exp(-t * 1.4) * Math.min(1, Math.max(0, (seconds - t) / 0.03));
  };
}

/** One note of a warm pad: two detuned saws of few harmonics that open and close slowly. */
export function pad(note: number, seconds: number, detuneCents: number): Voice {
  const voices = [-detuneCents, detuneCents].map((cents) => pitch(note) * 2 ** (cents / 1200));
  return (t) => {
    const open = 3.2 + 2.2 * Math.sin((Math.PI * t) / seconds);
    const swell = Math.min(1, t / 0.35) * Math.min(1, Math.max(0, (seconds - t) / 0.5));
    let sum = 0;
    for (const hz of voices) {
      for (let k = 1; k <= 7 && k * hz < 5000; k++)
        sum += (Math.sin(TURN * k * hz * t + k * note) / k) * Math.exp(-((k - 1) / open));
    }
    return sum * swell * 0.5;
  };
}

/** A bell: one sine bends another, and the bending dies away before the tone does. */
export function bell(note: number): Voice {
  const hz = pitch(note);
  return (t) =>
    Math.min(1, t / 0.002) *
    Math.exp(-t * 3.1) *
    Math.sin(TURN * hz * t + 1.9 * Math.exp(-t * 6) * Math.sin(TURN * hz * 3.5 * t));
}
