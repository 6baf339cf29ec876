import type { ServerAddress } from '../engine/editor-engine.ts';

/**
 * Takes the token that `shotgraph serve` puts behind the page's address, and takes it out of the address: neither the history nor a
 * copied link nor a screenshot shall hold it. It is kept in memory only, so a page that is loaded again has none.
 *
 * @returns how to reach the server this page came from; `undefined` when there is no token
 */
export function takeServerAddress({
  location,
  history,
}: Pick<Window, 'location' | 'history'>): ServerAddress | undefined {
  const token = tokenIn(location.hash);
  if (token === null) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return token === '' ? undefined : { origin: location.origin, token };
}

/** Starts the page anew when an address with a token is opened in a tab that has the page already: the browser alone would not. */
export function watchServerAddress(window: Pick<Window, 'location' | 'addEventListener'>): void {
  window.addEventListener('hashchange', () => tokenIn(window.location.hash) !== null && window.location.reload());
}

const tokenIn = (hash: string): string | null => new URLSearchParams(hash.slice(1)).get('token');
