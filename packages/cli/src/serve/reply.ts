import type { ServerResponse } from 'node:http';
import { isNodeError } from '@shotgraph/engine';
import { ERROR_HEADER, type ErrorAnswer } from '@shotgraph/nodes/proxy';
import { Refusal } from './refusal.ts';

/** On every answer: nothing may be framed, sniffed, or read by another site. There is no CORS header anywhere. */
export const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const;

/** On answers of the API: shown by a browser, they can do nothing. */
export const API_HEADERS = {
  ...COMMON_HEADERS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'no-store',
} as const;

/** Answers with JSON. */
export function sendJson(response: ServerResponse, json: unknown): void {
  const bytes = Buffer.from(JSON.stringify(json));
  response
    .writeHead(200, { ...API_HEADERS, 'content-type': 'application/json', 'content-length': bytes.length })
    .end(bytes);
}

/**
 * Answers with an error of the server's own, or breaks off an answer that has begun.
 *
 * @param redact - hides secrets: what other servers say is quoted in some messages
 */
export function sendError(response: ServerResponse, thrown: unknown, redact: (text: string) => string): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const { status, error, headers } = describe(thrown);
  const bytes = Buffer.from(redact(JSON.stringify({ error } satisfies ErrorAnswer)));
  response
    .writeHead(status, {
      ...API_HEADERS,
      ...headers,
      [ERROR_HEADER]: error.code,
      'content-type': 'application/json',
      'content-length': bytes.length,
      // The body may not have been read, and nobody wants it.
      connection: 'close',
    })
    .end(bytes);
}

interface Described extends ErrorAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
}

function describe(thrown: unknown): Described {
  if (thrown instanceof Refusal) {
    const { status, code, message, headers } = thrown;
    return { status, headers, error: { code, message } };
  }
  if (isNodeError(thrown)) {
    const { code, message, details } = thrown;
    const { retryable, retryAfterMs } = details;
    const status = retryable ? 503 : 502;
    const wait = { ...(retryable && { retryable }), ...(retryAfterMs !== undefined && { retryAfterMs }) };
    return { status, error: { code, message, ...wait } };
  }
  // Nobody knows what else may be in it.
  return { status: 500, error: { code: 'failed', message: 'the server could not do that' } };
}
