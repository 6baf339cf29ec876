import { SAMPLE_RATE, secondsToSamples } from '../media/frames.ts';
import { sinDegrees } from '../stage/trig.ts';

/** One click: its pitch, how loud it starts, and how long it rings. */
interface Voice {
  readonly hertz: number;
  readonly level: number;
  readonly seconds: number;
}

/** First beat of a bar: an octave above the others and twice as loud, as metronomes have it. */
const ACCENT: Voice = { hertz: 2000, level: 0.8, seconds: 0.05 };
const BEAT: Voice = { hertz: 1000, level: 0.4, seconds: 0.04 };

/** A beat to be heard. */
export interface Click {
  /** From the start of the track. */
  readonly seconds: number;
  /** Whether it begins a bar. */
  readonly accent: boolean;
}

/**
 * A track of clicks to be heard against the music, mono at 48 kHz. Every click starts on the sample nearest to its beat; what lies
 * outside the track is left out.
 *
 * @param seconds - length of the track
 */
export function renderClicks(clicks: readonly Click[], seconds: number): Float32Array {
  const samples = new Float32Array(secondsToSamples(seconds));
  const voices = { accent: renderVoice(ACCENT), beat: renderVoice(BEAT) };
  for (const click of clicks) {
    const start = secondsToSamples(click.seconds);
    if (start < 0) continue;
    const voice = click.accent ? voices.accent : voices.beat;
    for (let i = 0; i < voice.length && start + i < samples.length; i++) samples[start + i]! += voice[i]!;
  }
  return samples;
}

/** A sine that dies away with the cube of what is left of its time: without powers, which engines differ in. */
function renderVoice({ hertz, level, seconds }: Voice): Float32Array {
  const length = secondsToSamples(seconds);
  return Float32Array.from({ length }, (_, i) => {
    const left = 1 - i / length;
    return level * left * left * left * sinDegrees((360 * hertz * i) / SAMPLE_RATE);
  });
}
