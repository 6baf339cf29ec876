import type { IncomingMessage, ServerResponse } from 'node:http';
import { isNodeError } from '@shotgraph/engine';
import { CALL_HEADER, MAX_CALL_BYTES } from '@shotgraph/nodes/proxy';
import type { ApiContext } from './api.ts';
import { type BodyRule, checkBody, readBody } from './body.ts';
import { Refusal } from './refusal.ts';
import { API_HEADERS } from './reply.ts';

const JSON_BODY: BodyRule = { type: 'application/json', maxBytes: MAX_CALL_BYTES };

/** Headers of providers that adapters look at. Everything else stays here. */
const PASSED = ['date', 'retry-after'] as const;

/** A call to a provider: the path behind its base address, with the query. */
export interface Wanted {
  readonly route: string;
  readonly path: string;
}

/**
 * Passes a call on to a provider, with the key, and its answer back. Calls that change something are passed on once; nothing is made
 * again here, whatever happens.
 *
 * @throws Refusal; NodeError when nothing was sent
 */
export async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  { route, path }: Wanted,
  { gateway, calls, signal }: ApiContext,
): Promise<void> {
  const method = request.method as 'GET' | 'POST' | 'PUT' | 'DELETE';
  const call = gateway.findCall(route, method, path);
  if (!call) throw new Refusal(403, 'call-wrong', `${method} is no call that an adapter of this provider makes`);
  checkBody(request, call.hasBody && JSON_BODY);
  const body = call.hasBody && (await readBody(request, JSON_BODY)).toString('utf8');
  signal.throwIfAborted();
  // Last of all: whatever was refused before may be sent again.
  if (method !== 'GET') calls.take(request.headers[CALL_HEADER]);
  const answer = await gateway
    .send(route, { method, path, ...(body !== undefined && { body }) }, signal)
    .catch((error: unknown) => {
      throw toRefusal(error);
    });
  const bytes = Buffer.from(answer.json === undefined ? '' : gateway.redact(JSON.stringify(answer.json)));
  const passed = PASSED.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, gateway.redact(value)] as const];
  });
  // The clock of the provider or none: adapters compare it with theirs.
  response.sendDate = false;
  response
    .writeHead(answer.status, {
      ...API_HEADERS,
      ...Object.fromEntries(passed),
      'content-type': answer.json === undefined ? 'text/plain' : 'application/json',
      'content-length': bytes.length,
    })
    .end(bytes);
}

/** The code says what is known: `not-sent` and errors of nodes mean that the provider saw nothing, everything else that it may have. */
function toRefusal(error: unknown): unknown {
  if (isNodeError(error)) return error;
  if (!(error instanceof Error) || error.name !== 'TransportError')
    return new Refusal(502, 'broken', 'the call was given up while it was under way');
  const { kind } = error as Error & { readonly kind: string };
  return new Refusal(kind === 'timed-out' ? 504 : 502, kind, error.message);
}
