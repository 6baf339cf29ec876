import { NodeError } from '@shotgraph/engine';
import type { Fetch } from '../http/transport.ts';
import { TransportError, type TransportFailure } from '../http/transport-error.ts';
import { ERROR_HEADER, type ErrorAnswer, errorSchema, TOKEN_HEADER } from './protocol.ts';

/** How the server of a page is reached. */
export interface ServerAccess {
  /** The page's own, such as `http://127.0.0.1:4807`. */
  readonly origin: string;
  /** From the fragment of the page's address. */
  readonly token: string;
  /** The host's own when left out. */
  readonly fetch?: Fetch;
}

/** What became of a call on its way from the server to the provider. */
const ON_THE_WAY: { readonly [K in TransportFailure]: string } = {
  'not-sent': 'found no provider behind the server of this page',
  'timed-out': 'was given up by the server of this page after it waited too long',
  broken: 'lost the connection between the server of this page and the provider',
  'too-large': 'was answered with too much for the server of this page',
  redirected: 'was answered with a redirect',
};

/** Errors of nodes that a server may tell; everything else it says is a refusal. */
const NODE_CODES = ['provider-busy', 'provider-refused', 'capability-missing', 'input-invalid'] as const;

/**
 * Asks the server of this page.
 *
 * @param path - with its query
 * @param sending - `once`: when the connection breaks or the server fails, the call may have been passed on, and whatever `fetch` throws is
 *   thrown
 * @throws NodeError `provider-busy` when the server is not there, `provider-refused` when it refuses, or what it says itself;
 *   TransportError for what happened between server and provider; the signal's reason
 */
export async function askServer(
  { origin, token, fetch = globalThis.fetch }: ServerAccess,
  path: string,
  init: RequestInit,
  sending: 'once' | 'freely' = 'freely',
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set(TOKEN_HEADER, token);
  const answer = await fetch(`${origin}${path}`, {
    ...init,
    headers,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
  }).catch((error: unknown) => {
    init.signal?.throwIfAborted();
    throw sending === 'once' ? error : notThere(origin);
  });
  if (answer.headers.get(ERROR_HEADER) === null) return answer;
  throw toError(await readError(answer), origin, sending);
}

const notThere = (origin: string) =>
  new NodeError(
    'provider-busy',
    `the server of this page does not answer at ${origin}; start "shotgraph serve" again and open the address it prints`,
    { retryable: true },
  );

async function readError(answer: Response): Promise<ErrorAnswer['error']> {
  const read = errorSchema.safeParse(await answer.json().catch(() => undefined));
  if (read.success) return read.data.error;
  return { code: 'failed', message: `it answered ${answer.status} without a reason` };
}

function toError(
  { code, message, ...details }: ErrorAnswer['error'],
  origin: string,
  sending: 'once' | 'freely',
): Error {
  if (Object.hasOwn(ON_THE_WAY, code)) {
    const kind = code as TransportFailure;
    return new TransportError(kind, ON_THE_WAY[kind]);
  }
  // The first one may have been accepted.
  if (code === 'repeated') return new TransportError('broken', 'was sent twice by the browser and passed on once');
  if (code === 'failed') {
    // Nobody knows how far it came.
    if (sending === 'once') return new TransportError('broken', 'failed at the server of this page');
    return new NodeError('provider-busy', `the server of this page: ${message}`, { retryable: true });
  }
  if (code === 'token-wrong') {
    const advice = `open the address that "shotgraph serve" printed when it was started last`;
    return new NodeError('provider-refused', `the server at ${origin} does not know this page; ${advice}`);
  }
  const known = NODE_CODES.find((one) => one === code);
  return new NodeError(known ?? 'provider-refused', known ? message : `the server of this page: ${message}`, details);
}
