import { isNodeError, NodeError } from '@shotgraph/engine';
import { startDeadline } from './deadline.ts';
import { showUrl } from './hosts.ts';
import { readBody, TooLargeError } from './read-body.ts';
import { redact } from './redact.ts';
import { findNetworkCode, isBeforeSending, TransportError } from './transport-error.ts';

/** As much of `fetch` as providers need; hosts pass a policy-checked one. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How to reach one API. */
export interface TransportOptions {
  readonly fetch: Fetch;
  /** Without a slash at the end; `http:` only for a stand-in on this machine. */
  readonly baseUrl: string;
  /** Asked at every call and kept nowhere. */
  readonly key: () => string;
  /** Word before the key in `Authorization`. */
  readonly scheme: 'Bearer' | 'Key';
  /** For a whole exchange, ms. */
  readonly timeoutMs?: number;
  /** For a whole create call, ms, publishing of media included; `timeoutMs` when left out. */
  readonly createTimeoutMs?: number;
  /** A job may be listed so much later than it was accepted, ms; a minute when left out. */
  readonly listDelayMs?: number;
  /** Most bytes of an answer. */
  readonly maxBytes?: number;
  /** ms since 1970. */
  readonly now?: () => number;
}

/** One request. `path` goes behind the base address; `url` must be of the same origin, because it gets the key. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path?: string;
  readonly url?: string;
  /** JSON text, or a form. */
  readonly body?: string | FormData;
  readonly headers?: { readonly [name: string]: string };
  /** For this exchange, ms; that of the transport when left out. */
  readonly timeoutMs?: number;
}

/** What came back, whatever the status. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; `undefined` when it is no JSON. The key does not occur in it, even if it was echoed. */
  readonly json: unknown;
}

/** Sends requests with the key and without following, retrying or remembering anything. */
export interface Transport {
  readonly createTimeoutMs: number;
  readonly listDelayMs: number;
  readonly now: () => number;
  /**
   * @throws TransportError without an answer; NodeError `provider-refused` for an unusable key or address; the signal's reason
   */
  send(request: ApiRequest, signal: AbortSignal): Promise<Answer>;
}

const TIMEOUT_MS = 60_000;
const LIST_DELAY_MS = 60_000;
const MAX_BYTES = 32 * 2 ** 20;

/** Makes the transport of one API and account. */
export function createTransport(options: TransportOptions): Transport {
  const { now = Date.now } = options;
  const usualMs = options.timeoutMs ?? TIMEOUT_MS;
  const send = async (request: ApiRequest, signal: AbortSignal): Promise<Answer> => {
    signal.throwIfAborted();
    const url = addressOf(options.baseUrl, request);
    const key = usableKey(options.key, options.baseUrl);
    const { timeoutMs = usualMs } = request;
    const deadline = startDeadline(signal, timeoutMs);
    try {
      const response = await options.fetch(url, toInit(request, `${options.scheme} ${key}`, deadline.signal));
      return await readAnswer(response, options.maxBytes ?? MAX_BYTES, key);
    } catch (error) {
      signal.throwIfAborted();
      // Said instead of sending, by whatever stands in for the network.
      if (isNodeError(error)) throw error;
      throw toTransportError(error, deadline.late() ? timeoutMs : undefined, `${request.method} ${showUrl(url)}`, key);
    } finally {
      deadline.end();
    }
  };
  const { createTimeoutMs = usualMs, listDelayMs = LIST_DELAY_MS } = options;
  return { createTimeoutMs, listDelayMs, now, send };
}

function addressOf(baseUrl: string, { path = '', url = `${baseUrl}${path}` }: ApiRequest): string {
  if (URL.canParse(url) && new URL(url).origin === new URL(baseUrl).origin) return url;
  throw new NodeError(
    'provider-refused',
    `${showUrl(url)} is not at ${new URL(baseUrl).origin}: the key is not sent there; set the base address the job was made with`,
  );
}

/** Headers are checked here, because `fetch` would quote a bad one in its message. */
function usableKey(read: () => string, baseUrl: string): string {
  const key = read();
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  const problem = key === '' ? 'is empty' : 'holds spaces, line ends or other characters that no key has';
  throw new NodeError('provider-refused', `the key for ${new URL(baseUrl).host} ${problem}; set it again`);
}

const toInit = ({ method, body, headers }: ApiRequest, authorization: string, signal: AbortSignal): RequestInit => ({
  method,
  headers: {
    ...headers,
    accept: 'application/json',
    authorization,
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
  },
  ...(body !== undefined && { body }),
  signal,
  redirect: 'manual',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
});

async function readAnswer(response: Response, maxBytes: number, key: string): Promise<Answer> {
  const { status, headers } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await response.body?.cancel().catch(() => undefined);
    throw new TransportError('redirected', `answered with a redirect (${status})`);
  }
  const body = readBody(response, maxBytes).then((blob) => blob.text());
  // The status of a refusal says enough, even when its explanation breaks off.
  const text = await (status >= 400 ? body.catch(() => '') : body);
  return { status, headers, json: parseJson(redact(text, [key])) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The original is described, not kept: nobody knows what a host's fetch hangs on its errors. */
function toTransportError(error: unknown, lateMs: number | undefined, request: string, key: string): TransportError {
  if (error instanceof TransportError) return new TransportError(error.kind, `${request} ${error.message}`);
  if (error instanceof TooLargeError) return new TransportError('too-large', `${request} answered ${error.message}`);
  if (lateMs !== undefined) return new TransportError('timed-out', `${request} gave no answer within ${lateMs} ms`);
  const words = error instanceof Error ? `${error.name}: ${error.message}` : 'something that is no error was thrown';
  const cause = new Error(redact([words, findNetworkCode(error)].filter(Boolean).join(', '), [key]));
  return isBeforeSending(error)
    ? new TransportError('not-sent', `${request} found no server`, { cause })
    : new TransportError('broken', `${request} lost the connection`, { cause });
}
