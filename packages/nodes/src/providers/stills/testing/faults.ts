import type { Fetch } from '../../http/transport.ts';

/** One request as a stand-in saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: unknown;
}

/** How a stand-in answers one request. Gets the request and the signal of whoever waits. */
export type Reply = (seen: Seen, signal: AbortSignal) => Promise<Response> | Response;

/** Answers in turn, the last one for ever; and what was asked. */
export function scripted(...replies: readonly [Reply, ...Reply[]]): { readonly fetch: Fetch; readonly seen: Seen[] } {
  const seen: Seen[] = [];
  return {
    seen,
    fetch: async (url, { method = 'GET', headers = {}, body, signal }) => {
      const one: Seen = {
        method,
        url,
        headers: headers as { readonly [name: string]: string },
        body: typeof body === 'string' ? JSON.parse(body) : body,
      };
      seen.push(one);
      return (replies[seen.length - 1] ?? replies.at(-1)!)(one, signal ?? new AbortController().signal);
    },
  };
}

/** A JSON answer. */
export const json =
  (body: unknown, status = 200, headers: { readonly [name: string]: string } = {}): Reply =>
  () =>
    Response.json(body, { status, headers });

/** A page from something in between. */
export const page =
  (status: number): Reply =>
  () =>
    new Response('<html>Please log in</html>', { status, headers: { 'content-type': 'text/html' } });

/** The connection ends without an answer, with one of the codes that Node's fetch gives. */
export const lost =
  (code: string): Reply =>
  () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  };

/** No answer as long as somebody waits. */
export const silence: Reply = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** An answer that breaks off after its first half. */
export const broken =
  (body: unknown): Reply =>
  () => {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const half = bytes.slice(0, bytes.length >> 1);
    let isStarted = false;
    const stream = new ReadableStream({
      pull(controller) {
        if (!isStarted) controller.enqueue(half);
        else controller.error(new TypeError('terminated', { cause: { code: 'UND_ERR_SOCKET' } }));
        isStarted = true;
      },
    });
    return new Response(stream, { headers: { 'content-type': 'application/json' } });
  };

/** An answer that ends early but cleanly, so that its JSON is not whole. */
export const truncated =
  (body: unknown): Reply =>
  () => {
    const text = JSON.stringify(body);
    return new Response(text.slice(0, text.length >> 1), { headers: { 'content-type': 'application/json' } });
  };
