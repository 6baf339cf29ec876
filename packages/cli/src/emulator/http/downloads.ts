import type { Clock } from '@shotgraph/engine';
import type { Signer } from './signer.ts';
import { json, type ProviderName, type Twist, type WireAnswer, type WireRequest } from './wire.ts';

/** Bytes that are made when somebody fetches them. */
export interface Content {
  readonly mimeType: string;
  readonly load: () => Promise<Uint8Array>;
}

/** Results under signed addresses. */
export interface Downloads {
  /**
   * Address of a result.
   *
   * @param name - last part of the path; letters, digits, dots and hyphens
   * @param at - ms since 1970: the time of the address begins
   */
  publish(where: Place, content: Content, life: { readonly seconds: number; readonly at: number }): string;
  /** Whose result a path is; `undefined` when it is none. */
  ownerOf(path: string): ProviderName | undefined;
  answer(request: WireRequest, twist?: Twist): Promise<WireAnswer>;
  /** Bytes behind an address of this server; `undefined` when it gives no right to them. */
  read(url: URL): Promise<Uint8Array | undefined>;
  clear(): void;
}

/** Where a result lies. */
export interface Place {
  readonly provider: ProviderName;
  readonly job: string;
  readonly name: string;
}

/** Makes an empty shelf. */
export function createDownloads(signer: Signer, clock: Clock, origin: () => string): Downloads {
  const shelf = new Map<string, { readonly provider: ProviderName; readonly content: Content }>();
  return {
    publish({ provider, job, name }, content, { seconds, at }) {
      const path = `/files/${provider}/${job}/${name}`;
      shelf.set(path, { provider, content });
      return `${origin()}${signer.sign(path, seconds, at)}`;
    },
    read: async (url) =>
      signer.verify(url.pathname, url.searchParams, clock.now()) === 'good'
        ? shelf.get(url.pathname)?.content.load()
        : undefined,
    ownerOf: (path) => shelf.get(path)?.provider,
    async answer({ method, url }, twist) {
      const found = shelf.get(url.pathname);
      const verdict = twist === 'expired-url' ? 'expired' : signer.verify(url.pathname, url.searchParams, clock.now());
      // As in a store of objects, who has no right does not learn what is there.
      if (verdict !== 'good' || !found) return denied(verdict === 'expired' ? 'Request has expired' : 'Access denied');
      if (method !== 'GET' && method !== 'HEAD') return json(405, { error: 'use GET' });
      return { status: 200, headers: { 'content-type': found.content.mimeType }, body: await found.content.load() };
    },
    clear: () => shelf.clear(),
  };
}

const denied = (message: string): WireAnswer => ({
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`,
});
