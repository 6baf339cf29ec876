import { NodeError } from '@shotgraph/engine';
import { isAllowed, isLoopback, showUrl } from './hosts.ts';
import type { Fetch } from './transport.ts';

/** What may be reached. */
export interface FetchPolicy {
  /** Addresses that somebody configured: the ones of them on this machine may be `http:`. */
  readonly allow: readonly string[];
}

/** An address that may not be reached: certainly nothing was sent. */
export class ForbiddenError extends NodeError {
  constructor(url: string) {
    super(
      'provider-refused',
      `${showUrl(url)} is not reached: only https is, and http on this machine where its address is configured; correct the address`,
    );
  }
}

/**
 * A fetch for providers: https only, except for configured addresses on this machine. Redirects are handed back instead of followed and
 * cookies stay here, whatever is asked for: a key never travels further than to where it was sent.
 *
 * @throws ForbiddenError before anything is sent
 */
export function policedFetch(fetch: Fetch, { allow }: FetchPolicy): Fetch {
  const local = allow.filter((url) => URL.canParse(url) && isLoopback(new URL(url)));
  return async (url, init) => {
    const isFine = URL.canParse(url) && (new URL(url).protocol === 'https:' || isAllowed(new URL(url), local));
    if (!isFine) throw new ForbiddenError(url);
    return fetch(url, { ...init, redirect: 'manual', credentials: 'omit' });
  };
}
