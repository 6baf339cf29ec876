const RATE = 48_000;
/** A quiet fifth, hertz. */
const TONES = [220, 330] as const;
const LEVEL = 0.08;
/** Long enough not to click, seconds. */
const FADE_SECONDS = 0.02;
const HEADER_BYTES = 44;

/**
 * A quiet chord as a WAV file: 16 bit, one channel, 48 kHz. Stands for the sound a model makes.
 *
 * @param seconds - > 0
 */
export function toneWav(seconds: number): Uint8Array<ArrayBuffer> {
  const samples = Math.round(seconds * RATE);
  const wav = Buffer.alloc(HEADER_BYTES + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at++) wav.writeInt16LE(sampleAt(at, samples), HEADER_BYTES + at * 2);
  return new Uint8Array(wav);
}

function sampleAt(at: number, samples: number): number {
  const edge = Math.min(at, samples - 1 - at) / (FADE_SECONDS * RATE);
  const sum = TONES.reduce((total, hertz) => total + Math.sin((2 * Math.PI * hertz * at) / RATE), 0);
  return Math.round((sum / TONES.length) * LEVEL * Math.min(1, edge) * 32_767);
}
