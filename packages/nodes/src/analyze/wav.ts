import type { AssetStore, Json } from '@shotgraph/engine';
import { asset } from '../media/ops/asset.ts';
import type { AudioValue, Facts } from '../media/types.ts';

/**
 * Samples as a RIFF/WAVE file of 16-bit PCM, mono. Samples beyond -1..1 are clipped.
 *
 * @param sampleRate - Hz
 */
export function encodeWav(samples: Float32Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (const [i, sample] of samples.entries())
    view.setInt16(44 + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  return bytes;
}

/** Stores samples as a sound, with what is known of it. */
export async function storeWav(
  samples: Float32Array,
  sampleRate: number,
  assets: Pick<AssetStore, 'put' | 'putFacts'>,
): Promise<AudioValue> {
  const hash = await assets.put(encodeWav(samples, sampleRate));
  const facts: Facts & { kind: 'audio' } = {
    kind: 'audio',
    format: 'wav',
    mimeType: 'audio/wav',
    codec: 'pcm-s16',
    info: { seconds: samples.length / sampleRate, sampleRate, channels: 1 },
  };
  await assets.putFacts(hash, facts as unknown as Json);
  return asset(hash, facts);
}
