const known = new Map<string, Promise<readonly number[]>>();

/** Samples a second that peaks are read from: the shape of a sound needs no more. */
const SAMPLE_RATE = 8000;

/**
 * Peaks of a sound, for a waveform.
 *
 * @returns `count` numbers 0..1, the loudest part at 1
 * @throws DOMException `EncodingError` when the browser cannot decode it
 */
export function findPeaks(
  hash: string,
  load: (hash: string) => Promise<Blob>,
  count: number,
): Promise<readonly number[]> {
  const key = `${hash} ${count}`;
  const before = known.get(key);
  if (before) return before;
  const found = read(load(hash), count);
  known.set(key, found);
  // What failed may be there the next time.
  found.catch(() => known.delete(key));
  return found;
}

async function read(loading: Promise<Blob>, count: number): Promise<readonly number[]> {
  const bytes = await (await loading).arrayBuffer();
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const samples = (await context.decodeAudioData(bytes)).getChannelData(0);
  const size = samples.length / count;
  const peaks = Array.from({ length: count }, (_, i) => {
    let peak = 0;
    for (let at = Math.floor(i * size); at < (i + 1) * size && at < samples.length; at++)
      peak = Math.max(peak, Math.abs(samples[at]!));
    return peak;
  });
  const loudest = Math.max(...peaks, 1e-6);
  return peaks.map((peak) => peak / loudest);
}
