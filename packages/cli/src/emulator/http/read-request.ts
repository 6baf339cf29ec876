import type { IncomingMessage } from 'node:http';

/** Most bytes of a body that are read on after it was too long, so that the answer is heard before the connection closes. */
const MOST_IGNORED = 256 * 2 ** 20;

/**
 * Reads a whole body.
 *
 * @returns `undefined` when it is longer than `maxBytes`; it is read to its end then, unless that is far away
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes + MOST_IGNORED) {
      request.destroy();
      return undefined;
    }
    if (bytes <= maxBytes) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  return bytes <= maxBytes ? Buffer.concat(chunks) : undefined;
}
