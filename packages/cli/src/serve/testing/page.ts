import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvidersConfig } from '@shotgraph/nodes/providers';
import { createGateway, type Gateway } from '@shotgraph/nodes/proxy';
import { createToken, type Served, startServer } from '../start-server.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A server beside what a page of it has. */
export interface Page extends Served {
  readonly token: string;
  readonly gateway: Gateway;
  /** `fetch` as a page has it: says where it comes from, and cannot say anything else. */
  readonly fetch: Fetch;
}

/** `fetch` of a page of this origin. */
export const pageFetch =
  (origin: string): Fetch =>
  (url, init) => {
    const headers = new Headers(init.headers);
    headers.set('sec-fetch-site', 'same-origin');
    if ((init.method ?? 'GET') !== 'GET') headers.set('origin', origin);
    return fetch(url, { ...init, headers });
  };

/** A folder with a page in it. */
export function editorFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'shotgraph-serve-')));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Editor</title>');
  return folder;
}

/** What a page may be opened with. */
export interface PageOptions {
  readonly env?: { readonly [name: string]: string };
  readonly config?: ProvidersConfig;
  /** What the server reaches providers with. */
  readonly fetch?: Fetch;
}

/** Starts a server on a free port and opens a page of it. */
export async function openPage({ env = {}, config, fetch: upstream = fetch }: PageOptions): Promise<Page> {
  const gateway = createGateway({ env: (name) => env[name], fetch: upstream, ...(config && { config }) });
  const token = createToken();
  const editor = editorFolder();
  const server = await startServer({ gateway, editor, token, port: 0 });
  return {
    ...server,
    token,
    gateway,
    fetch: pageFetch(server.origin),
    async close() {
      await server.close();
      rmSync(editor, { recursive: true, force: true });
    },
  };
}
