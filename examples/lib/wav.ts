/**
 * Encodes samples as 16-bit PCM in a RIFF/WAVE file. Samples beyond -1..1 are clipped.
 *
 * @param channels - one array per channel, equally long
 * @param sampleRate - Hz
 */
export function encodeWav(channels: readonly Float32Array[], sampleRate: number): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const blockBytes = channels.length * 2;
  const bytes = new Uint8Array(44 + frames * blockBytes);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => {
    for (let i = 0; i < value.length; i++) view.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * blockBytes, true);
  view.setUint16(32, blockBytes, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, frames * blockBytes, true);
  for (let i = 0; i < frames; i++) {
    channels.forEach((channel, c) => {
      view.setInt16(44 + i * blockBytes + c * 2, Math.round(Math.max(-1, Math.min(1, channel[i]!)) * 32767), true);
    });
  }
  return bytes;
}
