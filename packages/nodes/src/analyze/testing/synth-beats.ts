/** Hz. */
export const SAMPLE_RATE = 24_000;

/** `kick-hat` and `mix` have hats on the off-beats; `mix` adds a tone and noise. */
export type TrackKind = 'click' | 'kick' | 'kick-hat' | 'mix';

/**
 * A synthetic rhythm whose beats are known to the sample.
 *
 * @param bpm - beats per minute, or that as a function of seconds
 * @param offset - seconds of the first beat
 */
export function synthBeats(
  kind: TrackKind,
  bpm: number | ((seconds: number) => number),
  seconds: number,
  offset: number,
) {
  const pcm = new Float32Array(Math.round(seconds * SAMPLE_RATE));
  const random = createRandom(1);
  const beats: number[] = [];
  for (let time = offset; time < seconds; ) {
    const period = 60 / (typeof bpm === 'number' ? bpm : bpm(time));
    // A beat cut short by the end is not asked for.
    if (time < seconds - 0.1) beats.push(time);
    add(pcm, time, 0.25, kind === 'click' ? click : kick);
    if (kind === 'kick-hat' || kind === 'mix') add(pcm, time + period / 2, 0.06, createHat(random));
    time += period;
  }
  if (kind === 'mix') addBed(pcm, 0, seconds, 0.12, random);
  return { pcm, beats };
}

/** A tone and noise between two instants, s. A soft bed (`level` below 0.1) also hushes what was there: a break. */
export function addBed(pcm: Float32Array, from: number, to: number, level: number, random = createRandom(2)): void {
  for (let i = Math.round(from * SAMPLE_RATE); i < Math.min(pcm.length, to * SAMPLE_RATE); i++) {
    if (level < 0.1) pcm[i]! /= 20;
    pcm[i]! += level * Math.sin((2 * Math.PI * 330 * i) / SAMPLE_RATE) + (level / 6) * (2 * random() - 1);
  }
}

const click = (t: number): number => 0.8 * Math.exp(-t * 370) * Math.sin(2 * Math.PI * 1500 * t);

/** A sine falling from 160 to 50 Hz. */
const kick = (t: number): number =>
  0.8 * Math.exp(-t * 14) * Math.sin(2 * Math.PI * (50 * t + (110 / 28) * (1 - Math.exp(-28 * t))));

/** Differenced noise: mostly treble. */
function createHat(random: () => number): (t: number) => number {
  let before = 0;
  return (t) => {
    const now = 2 * random() - 1;
    const value = 0.5 * Math.exp(-t * 60) * (now - before);
    before = now;
    return value;
  };
}

function add(pcm: Float32Array, time: number, seconds: number, voice: (t: number) => number): void {
  const start = Math.round(time * SAMPLE_RATE);
  for (let i = 0; i < seconds * SAMPLE_RATE && start + i < pcm.length; i++) pcm[start + i]! += voice(i / SAMPLE_RATE);
}

/** Numbers in 0..1 that are the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The bytes of a 48 kHz WAV file, 16 bit, each sample of `pcm` twice in each of two channels. */
export function toWav(pcm: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + pcm.length * 8);
  const view = new DataView(bytes.buffer);
  const words = [0x52494646, 0, 0x57415645, 0x666d7420, 0, 0, 0, 0, 0, 0x64617461];
  for (const [i, word] of words.entries()) view.setUint32(i * 4, word);
  view.setUint32(4, bytes.length - 8, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, 48_000, true);
  view.setUint32(28, 192_000, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  view.setUint32(36, 0x64617461);
  view.setUint32(40, pcm.length * 8, true);
  for (let i = 0; i < pcm.length * 4; i++) view.setInt16(44 + i * 2, Math.round(pcm[i >> 2]! * 32_767), true);
  return bytes;
}
