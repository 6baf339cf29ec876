/** An answer was longer than it may be. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/**
 * Reads the body of a response, at most so much of it.
 *
 * @param maxBytes - after decoding
 * @param onChunk - called after each piece that arrived
 * @throws TooLargeError; whatever the stream throws when the connection breaks
 */
export async function readBody(response: Response, maxBytes: number, onChunk?: () => void): Promise<Blob> {
  const reader = response.body?.getReader();
  if (!reader) return new Blob([]);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new TooLargeError(`more than ${maxBytes} bytes`);
    }
    chunks.push(value);
    onChunk?.();
  }
}
