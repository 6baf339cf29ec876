import type { ServerResponse } from 'node:http';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { NodeError } from '@shotgraph/engine';
import { MAX_DOWNLOAD_BYTES } from '@shotgraph/nodes/proxy';
import type { ApiContext } from './api.ts';
import { Refusal } from './refusal.ts';
import { API_HEADERS } from './reply.ts';

/** Longest silence of a host, ms; longer than adapters wait, so that they are the ones to give up. */
const IDLE_MS = 90_000;

/**
 * Answers with a result of a provider as it arrives. Where it may come from is decided by the route.
 *
 * @param query - `route`, and the `url` of the result
 * @throws Refusal, NodeError; breaks the answer off when the result breaks off or is too long
 */
export async function sendDownload(
  response: ServerResponse,
  query: URLSearchParams,
  { gateway, signal }: Pick<ApiContext, 'gateway' | 'signal'>,
): Promise<void> {
  const [route, url] = [query.get('route'), query.get('url')];
  if (route === null || url === null) throw new Refusal(400, 'query-wrong', 'name route and url in the query');
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(), IDLE_MS);
  try {
    const result = await gateway.openDownload(route, url, AbortSignal.any([signal, idle.signal])).catch((error) => {
      signal.throwIfAborted();
      if (error instanceof NodeError) throw error;
      throw new NodeError('provider-busy', 'the result could not be reached', { retryable: true });
    });
    const bytes = lengthOf(result);
    if (bytes !== undefined && bytes > MAX_DOWNLOAD_BYTES) {
      await result.body?.cancel().catch(() => undefined);
      throw new NodeError('provider-refused', `the result has more than ${MAX_DOWNLOAD_BYTES} bytes`);
    }
    // Never as what the other side calls it: here it would be a page of this server.
    const headers = { ...API_HEADERS, 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
    response.writeHead(200, { ...headers, ...(bytes !== undefined && { 'content-length': bytes }) });
    const source = result.body ? Readable.fromWeb(result.body as ReadableStream) : Readable.from([]);
    await pipeline(
      source,
      atMost(MAX_DOWNLOAD_BYTES, () => timer.refresh()),
      response,
      { signal },
    );
  } finally {
    clearTimeout(timer);
  }
}

/** As announced; `undefined` where it counts other bytes than those that arrive. */
function lengthOf({ headers }: Response): number | undefined {
  const said = headers.get('content-length');
  return said === null || headers.has('content-encoding') || !/^\d{1,15}$/.test(said) ? undefined : Number(said);
}

/** Lets so many bytes through and breaks off then. */
function atMost(maxBytes: number, onChunk: () => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      onChunk();
      done(bytes > maxBytes ? new Error(`more than ${maxBytes} bytes`) : null, chunk);
    },
  });
}
