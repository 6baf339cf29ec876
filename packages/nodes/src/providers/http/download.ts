import { NodeError } from '@shotgraph/engine';
import { startDeadline } from './deadline.ts';
import { isAllowed, showUrl } from './hosts.ts';
import { readBody, TooLargeError } from './read-body.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { Fetch } from './transport.ts';

/** Where results may be fetched from, and how patiently. */
export interface DownloadOptions {
  readonly fetch: Fetch;
  /** See `isAllowed`. */
  readonly hosts: readonly string[];
  /** Longest silence, ms; a slow connection that still gives bytes is left alone. */
  readonly idleMs?: number;
  readonly maxBytes?: number;
  /** ms since 1970. */
  readonly now?: () => number;
}

const IDLE_MS = 60_000;
const MAX_BYTES = 2 ** 30;
const MAX_HOPS = 5;

/**
 * Fetches the bytes of a result, without key. Every hop of a redirect is held against the list of hosts.
 *
 * @throws NodeError `provider-busy` for whatever may pass (broken off, too short, 5xx), `provider-refused` for what will not (expired
 *   address, host not allowed, too large); the signal's reason
 */
export async function download(url: string, options: DownloadOptions, signal: AbortSignal): Promise<Blob> {
  signal.throwIfAborted();
  const deadline = startDeadline(signal, options.idleMs ?? IDLE_MS);
  try {
    const response = await openDownload(url, options, deadline.signal);
    const blob = await readBody(response, options.maxBytes ?? MAX_BYTES, deadline.restart);
    checkLength(url, response, blob);
    return blob;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NodeError) throw error;
    if (error instanceof TooLargeError)
      throw new NodeError('provider-refused', `${showUrl(url)} gave ${error.message}`);
    const silent = deadline.late() ? `gave nothing for ${options.idleMs ?? IDLE_MS} ms` : 'broke off';
    throw new NodeError('provider-busy', `${showUrl(url)} ${silent}`, { retryable: true });
  } finally {
    deadline.end();
  }
}

/**
 * Opens the answer that a result is read from. Every hop of a redirect is held against the list of hosts; nothing is read yet.
 *
 * @throws NodeError `provider-busy` | `provider-refused`; whatever `fetch` throws
 */
export async function openDownload(
  first: string,
  { fetch, hosts, now = Date.now }: DownloadOptions,
  signal: AbortSignal,
) {
  let url = first;
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
    requireAllowed(url, hosts);
    const response = await fetch(url, {
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    if (response.ok) return response;
    await response.body?.cancel().catch(() => undefined);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) throw refusal(url, response, now());
    if (!URL.canParse(location, url)) throw new NodeError('provider-refused', `${showUrl(url)} redirects to nowhere`);
    url = new URL(location, url).href;
  }
  throw new NodeError('provider-refused', `${showUrl(first)} redirects more than ${MAX_HOPS} times`);
}

function requireAllowed(url: string, hosts: readonly string[]): void {
  if (URL.canParse(url) && isAllowed(new URL(url), hosts)) return;
  throw new NodeError(
    'provider-refused',
    `${showUrl(url)} is not an address results are fetched from; allow its host in the configuration if it is right`,
  );
}

function refusal(url: string, { status, headers }: Response, now: number): NodeError {
  const where = showUrl(url);
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now);
    const details = { retryable: true, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    return new NodeError('provider-busy', `${where} answered ${status}`, details);
  }
  const why = [403, 404, 410].includes(status)
    ? 'its time has probably run out; ask for the job again'
    : 'it cannot be had';
  return new NodeError('provider-refused', `${where} answered ${status}: ${why}`);
}

/** Fetch does not check this in every host. With a content encoding the header counts other bytes. */
function checkLength(url: string, { headers }: Response, { size }: Blob): void {
  const said = headers.get('content-length');
  if (said === null || headers.has('content-encoding') || Number(said) === size) return;
  throw new NodeError('provider-busy', `${showUrl(url)} gave ${size} bytes instead of ${said}`, { retryable: true });
}
