import { NodeError } from '@shotgraph/engine';
import { isAllowed, showUrl } from '../http/hosts.ts';
import type { Fetch } from '../http/transport.ts';
import { askServer, type ServerAccess } from './ask-server.ts';
import { findCall, type Wire, wireOf } from './calls.ts';
import { CALL_HEADER, type ServedRoute } from './protocol.ts';

/** Routes of a server, and how it is reached. */
export interface ServerFetchOptions extends ServerAccess {
  readonly routes: readonly ServedRoute[];
}

/** Stands for a key that the server holds: says which one is meant, and is of no use to anybody. */
export const keyNameOf = (variable: string): string => `held-by-server:${variable}`;

interface Path {
  readonly route: ServedRoute;
  readonly wire: Wire;
}

/**
 * A `fetch` for adapters in a page: calls go to the server the page came from, which adds the key and passes them on; results are fetched
 * through it too. Anything else is refused. What the server says itself becomes the error that it means; whether a call may have reached
 * the provider stays true to what is known.
 *
 * @returns a function that throws NodeError when certainly nothing reached the provider, TransportError or what `fetch` throws otherwise
 */
export function serverFetch(options: ServerFetchOptions): Fetch {
  const paths = options.routes.map((route): Path => ({ route, wire: wireOf(route) }));
  return async (url, init) => {
    const headers = new Headers(init.headers);
    const key = /^(?:Bearer|Key) (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
    headers.delete('authorization');
    const { method = 'GET' } = init;
    if (key === undefined) return fetchResult(options, paths, url, init);
    const found = findPath(paths, key, method, url);
    if (!found)
      throw new NodeError('provider-refused', `${method} ${showUrl(url)} is no call of a provider of this server`);
    const path = `/api/provider/${encodeURIComponent(found.route.name)}${found.target}`;
    if (method === 'GET') return askServer(options, path, { ...init, headers });
    headers.set(CALL_HEADER, crypto.randomUUID());
    // In a page a failed fetch never tells whether something was sent. That the server is there is cheap to know before.
    await askServer(options, '/api/ping', { method: 'GET', ...(init.signal && { signal: init.signal }) });
    return askServer(options, path, { ...init, headers }, 'once');
  };
}

/** Routes with equal address and key are told apart by what they call; where even that is equal, it is the same call. */
function findPath(paths: readonly Path[], key: string, method: string, url: string) {
  for (const { route, wire } of paths) {
    if (keyNameOf(route.profile.keyVariable) !== key || !url.startsWith(`${route.baseUrl}/`)) continue;
    const target = url.slice(route.baseUrl.length);
    if (findCall(wire, method, target)) return { route, target };
  }
  return undefined;
}

function fetchResult(access: ServerAccess, paths: readonly Path[], url: string, init: RequestInit): Promise<Response> {
  const { method = 'GET', signal } = init;
  const isFrom = ({ route, wire }: Path) =>
    URL.canParse(url) && isAllowed(new URL(url), [...wire.hosts, route.baseUrl]);
  const found = paths.find(isFrom);
  if (method !== 'GET' || !found) {
    const message = `${method} ${showUrl(url)} is neither a call nor a result of a provider of this server`;
    return Promise.reject(new NodeError('provider-refused', message));
  }
  const query = new URLSearchParams({ route: found.route.name, url });
  return askServer(access, `/api/download?${query}`, { method, ...(signal && { signal }) });
}
