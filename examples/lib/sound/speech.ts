import { createRandom } from '../random.ts';
import { between, type Formants, resonance, VOWELS } from './vocal.ts';

const TURN = 2 * Math.PI;

/** How somebody speaks. */
export interface Speaker {
  /** Of the middle of a sentence, Hz. */
  readonly hz: number;
  /** How long sounds last against an unhurried voice: below 1 is fast. */
  readonly pace: number;
  /** Resonances against those of an average voice: smaller heads have higher ones. */
  readonly size: number;
}

/** One sound of speech. */
interface Sound {
  readonly seconds: number;
  readonly formants: Formants;
  /** How much of it is voice and how much is breath, 0..1. */
  readonly voice: number;
  readonly breath: number;
}

const HUM: Formants = [260, 1100, 2200];
const MURMUR: Formants = [340, 1300, 2500];

/** Sounds by letter: hissed, hummed, murmured or popped; vowels have their own. */
const LETTERS: { readonly [letters: string]: Sound } = {
  sfzxc: { seconds: 0.085, formants: VOWELS.i, voice: 0, breath: 0.5 },
  h: { seconds: 0.05, formants: VOWELS.e, voice: 0.1, breath: 0.25 },
  mn: { seconds: 0.07, formants: HUM, voice: 0.5, breath: 0 },
  lrwjv: { seconds: 0.055, formants: MURMUR, voice: 0.6, breath: 0 },
  bdg: { seconds: 0.045, formants: HUM, voice: 0.25, breath: 0.05 },
  ptkq: { seconds: 0.055, formants: VOWELS.e, voice: 0, breath: 0.12 },
};

const soundOf = (letter: string): Sound | undefined =>
  Object.entries(LETTERS).find(([letters]) => letters.includes(letter))?.[1];

/** Silences of what is written between words, s. */
const PAUSES: { readonly [mark: string]: number } = { ' ': 0.03, ',': 0.16, '.': 0.2, '?': 0.2, '!': 0.2, '-': 0.12 };

/**
 * Says a text as a scratch voice: letters become the sounds they mostly stand for, with the rhythm and the tune of a sentence. Words can
 * be guessed; that is all a preview needs.
 *
 * @param rate - samples a second
 */
export function speak(text: string, { hz, pace, size }: Speaker, rate: number, seed = 1): Float32Array {
  const sounds = toSounds(text.toLowerCase(), pace);
  const length = sounds.reduce((sum, { seconds }) => sum + seconds, 0);
  const samples = new Float32Array(Math.ceil(length * rate));
  const random = createRandom(seed);
  const rises = text.trimEnd().endsWith('?');
  let at = 0;
  let phase = 0;
  let hiss = 0;
  for (const [i, sound] of sounds.entries()) {
    const before = sounds[i - 1] ?? sound;
    const count = Math.round(sound.seconds * rate);
    const blend = Math.min(count, Math.round(0.035 * rate));
    for (let k = 0; k < count && at < samples.length; k++, at++) {
      const share = Math.min(1, k / blend);
      const formants = between(before.formants, sound.formants, share);
      const voice = before.voice + (sound.voice - before.voice) * share;
      const breath = before.breath + (sound.breath - before.breath) * share;
      phase += (hz * tune(at / samples.length, rises) * (1 + 0.012 * Math.sin((TURN * 4.3 * at) / rate))) / rate;
      const noise = random() * 2 - 1;
      // Hissing is noise without its lows.
      const air = noise - hiss;
      hiss = noise;
      samples[at] = voice * voiced(phase, hz, formants, size) + breath * air * 0.35;
    }
  }
  return evenOut(samples, rate);
}

/** The tune of a sentence: falls a little all the way; a question goes up at its end. */
function tune(share: number, rises: boolean): number {
  const fall = 1.1 - 0.22 * share;
  const end = Math.max(0, (share - 0.72) / 0.28);
  return fall + (rises ? 0.42 : -0.12) * end * end;
}

function voiced(phase: number, hz: number, formants: Formants, size: number): number {
  const harmonics = Math.min(24, Math.floor(3800 / hz));
  let sum = 0;
  for (let k = 1; k <= harmonics; k++)
    sum += (Math.sin(TURN * k * phase) / k ** 0.7) * resonance((k * hz) / size, formants);
  return sum;
}

function toSounds(text: string, pace: number): Sound[] {
  const sounds: Sound[] = [{ seconds: 0.04, formants: VOWELS.e, voice: 0, breath: 0 }];
  let starts = true;
  for (const [i, letter] of [...text].entries()) {
    const pause = PAUSES[letter];
    const last = sounds.at(-1)!;
    if (pause !== undefined) {
      sounds.push({ seconds: pause * pace, formants: last.formants, voice: 0, breath: 0 });
      starts = true;
      continue;
    }
    const vowel = letter === 'y' ? VOWELS.i : VOWELS[letter as keyof typeof VOWELS];
    if (vowel) {
      // The e that ends a word is not heard, and a second vowel makes the first one glide.
      const isMute = letter === 'e' && !starts && !/[a-z]/.test(text[i + 1] ?? ' ');
      const isGlide = /[aeiouy]/.test(text[i - 1] ?? ' ');
      if (!isMute)
        sounds.push({
          seconds: (isGlide ? 0.06 : starts ? 0.13 : 0.1) * pace,
          formants: vowel,
          voice: 1,
          breath: 0.01,
        });
      if (!isMute) starts = false;
      continue;
    }
    const sound = soundOf(letter);
    // Twice the same letter is one sound.
    if (sound && text[i - 1] !== letter) sounds.push({ ...sound, seconds: sound.seconds * pace });
  }
  return [...sounds, { seconds: 0.06, formants: VOWELS.e, voice: 0, breath: 0 }];
}

/** Brings the loudest sample to 0.7 and fades both ends. */
function evenOut(samples: Float32Array, rate: number): Float32Array {
  const loudest = samples.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-9);
  const fade = 0.02 * rate;
  return samples.map((value, i) => ((value * 0.7) / loudest) * Math.min(1, i / fade, (samples.length - 1 - i) / fade));
}
