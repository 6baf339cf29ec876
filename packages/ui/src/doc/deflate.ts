/** `deflate` is the zlib form that PNG wants, `deflate-raw` the one of ZIP files. */
export type DeflateForm = 'deflate' | 'deflate-raw';

/** Compresses text or bytes with the browser's own streams: off the main thread, and without a library. */
export async function deflate(
  given: string | BlobPart,
  form: DeflateForm = 'deflate',
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([given]).stream().pipeThrough(new CompressionStream(form));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Decompresses bytes that may be hostile: a few of them can claim to be any number.
 *
 * @param maxBytes - most bytes that are accepted; reading stops there
 * @throws RangeError for more bytes than that
 * @throws TypeError for bytes that are no compressed data
 */
export async function inflate(compressed: Blob, maxBytes: number, form: DeflateForm = 'deflate'): Promise<Blob> {
  const reader = compressed.stream().pipeThrough(new DecompressionStream(form)).getReader();
  const parts: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let [total, held] = [0, 0];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const chunk = next.value as Uint8Array<ArrayBuffer>;
    total += chunk.length;
    if (total > maxBytes) {
      await reader.cancel().catch(() => {});
      throw new RangeError(`more than ${maxBytes} bytes come out of it`);
    }
    chunks.push(chunk);
    held += chunk.length;
    if (held < PART_BYTES) continue;
    // Blobs may live on disk, arrays may not.
    parts.push(new Blob(chunks));
    chunks = [];
    held = 0;
  }
  return new Blob([...parts, ...chunks]);
}

const PART_BYTES = 4 << 20;
