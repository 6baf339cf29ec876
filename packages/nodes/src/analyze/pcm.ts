import { NodeError } from '@shotgraph/engine';
import { compile } from '../media/compile.ts';
import { prepare } from '../media/prepare.ts';
import type { RenderContext } from '../media/render.ts';
import type { AudioValue } from '../media/types.ts';

/** Hz of the sound that analysis reads: half of what every rendered sound has. */
export const ANALYSIS_RATE = 24_000;

/**
 * Renders a sound and reads its samples, mono, -1..1, at `ANALYSIS_RATE`.
 *
 * @throws NodeError `media-failed` when ffmpeg fails or writes something else than 16-bit PCM
 */
export async function renderPcm(audio: AudioValue, context: RenderContext): Promise<Float32Array> {
  const { host, signal, progress } = context;
  const job = compile([{ value: audio, settings: { format: 'wav' } }], await prepare([audio], context));
  const { outputs } = await host.media.run(job, { signal, ...(progress && { progress }) });
  const wav = await host.assets.get(outputs[0]!);
  return toMono(await wav.arrayBuffer());
}

/**
 * Samples of a 48 kHz WAV file of 16-bit PCM, all channels and each two instants averaged. Sums of integers are the same
 * everywhere, which a resampler's are not; what folds back from above 12 kHz does not matter to rhythm.
 *
 * @throws NodeError `media-failed` when the bytes are something else
 */
export function toMono(wav: ArrayBuffer): Float32Array {
  const view = new DataView(wav);
  const { channels, start, end } = findData(view);
  const step = channels * 2;
  return Float32Array.from({ length: Math.floor((end - start) / step / 2) }, (_, i) => {
    let sum = 0;
    for (let at = start + i * step * 2; at < start + (i + 1) * step * 2; at += 2) sum += view.getInt16(at, true);
    return sum / (channels * 2 * 32_768);
  });
}

/** Walks the RIFF chunks to the samples. */
function findData(view: DataView): { readonly channels: number; readonly start: number; readonly end: number } {
  let channels = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const name = view.getUint32(at);
    const bytes = view.getUint32(at + 4, true);
    if (name === 0x666d7420 /* 'fmt ' */ && view.getUint16(at + 22, true) === 16)
      channels = view.getUint16(at + 10, true);
    // Long files written to a pipe give a length of 0xffffffff.
    if (name === 0x64617461 /* 'data' */ && channels > 0)
      return { channels, start: at + 8, end: Math.min(view.byteLength, at + 8 + bytes) };
    at += 8 + bytes + (bytes & 1);
  }
  throw new NodeError(
    'media-failed',
    'the sound was not rendered as 16-bit PCM; check the ffmpeg in use (version 5.1 or later)',
  );
}
