/** Two channels of equal length, -1..1. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Hz of everything synthesised here. */
export const SAMPLE_RATE = 48_000;

export const createTrack = (seconds: number): Stereo => {
  const length = Math.round(seconds * SAMPLE_RATE);
  return { left: new Float32Array(length), right: new Float32Array(length) };
};

/** A sound as a function of the seconds since its start. */
export type Voice = (t: number) => number;

/**
 * Adds a sound.
 *
 * @param at - seconds
 * @param seconds - length
 * @param pan - -1 left, 0 middle, 1 right, at equal power
 */
export function play(track: Stereo, voice: Voice, at: number, seconds: number, level: number, pan = 0): void {
  const start = Math.round(at * SAMPLE_RATE);
  const end = Math.min(track.left.length, start + Math.round(seconds * SAMPLE_RATE));
  const left = level * Math.sqrt((1 - pan) / 2);
  const right = level * Math.sqrt((1 + pan) / 2);
  for (let i = Math.max(0, start); i < end; i++) {
    const value = voice((i - start) / SAMPLE_RATE);
    track.left[i]! += value * left;
    track.right[i]! += value * right;
  }
}

/** Adds one track to another; `gain` may change over time (samples to factor). */
export function mixInto(target: Stereo, source: Stereo, gain: (sample: number) => number): void {
  for (let i = 0; i < target.left.length; i++) {
    const factor = gain(i);
    target.left[i]! += source.left[i]! * factor;
    target.right[i]! += source.right[i]! * factor;
  }
}

/** Echoes that swap sides, each `feedback` as loud as the one before; gives the echoes only. */
export function pingPong({ left, right }: Stereo, seconds: number, feedback: number): Stereo {
  const delay = Math.round(seconds * SAMPLE_RATE);
  const echo = { left: new Float32Array(left.length), right: new Float32Array(left.length) };
  for (let i = delay; i < left.length; i++) {
    echo.left[i] = (right[i - delay]! + echo.right[i - delay]!) * feedback;
    echo.right[i] = (left[i - delay]! + echo.left[i - delay]!) * feedback;
  }
  return echo;
}

/**
 * A hall: four damped combs and two all-passes per side, a little longer on the right. Gives the hall only.
 *
 * @param decay - 0..1, how long it rings
 * @see https://ccrma.stanford.edu/~jos/pasp/Schroeder_Reverberators.html
 */
export const hall = ({ left, right }: Stereo, decay: number): Stereo => ({
  left: hallOf(left, decay, 0),
  right: hallOf(right, decay, 37),
});

function hallOf(dry: Float32Array, decay: number, spread: number): Float32Array {
  const sum = new Float32Array(dry.length);
  for (const length of [1687, 1601, 2053, 2251]) addComb(sum, dry, length + spread, decay);
  return allPass(allPass(sum, 347 + spread), 113 + spread);
}

function addComb(sum: Float32Array, dry: Float32Array, length: number, decay: number): void {
  const line = new Float32Array(length);
  let soft = 0;
  for (let i = 0; i < dry.length; i++) {
    const k = i % length;
    const out = line[k]!;
    soft = out * 0.65 + soft * 0.35;
    line[k] = dry[i]! + soft * decay;
    sum[i]! += out * 0.25;
  }
}

function allPass(input: Float32Array, length: number): Float32Array {
  const line = new Float32Array(length);
  return input.map((value, i) => {
    const delayed = line[i % length]!;
    line[i % length] = value + delayed * 0.6;
    return delayed - line[i % length]! * 0.6;
  });
}

/**
 * Brings the loudest sample to `peak` after rounding off what sticks out, and fades the end.
 *
 * @param drive - gain before the rounding; 1 leaves samples below about 0.3 untouched
 */
export function master({ left, right }: Stereo, drive: number, peak: number, fadeSeconds: number): Stereo {
  // x / sqrt(1 + x²): bends softly, never exceeds 1, and is exact on every engine.
  const bend = (value: number) => (value * drive) / Math.sqrt(1 + value * drive * (value * drive));
  const bent = [left.map(bend), right.map(bend)] as const;
  const loudest = Math.max(...bent.map((channel) => channel.reduce((max, value) => Math.max(max, Math.abs(value)), 0)));
  const fade = fadeSeconds * SAMPLE_RATE;
  const finish = (value: number, i: number, all: Float32Array) => {
    const rest = Math.min(1, (all.length - i) / fade);
    return ((value * peak) / loudest) * rest * rest * (3 - 2 * rest);
  };
  return { left: bent[0].map(finish), right: bent[1].map(finish) };
}
