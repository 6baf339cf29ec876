import { NodeError } from '@shotgraph/engine';
import type { Fetch } from '../http/transport.ts';
import { type Publisher, publicName } from './publisher.ts';
import { put } from './put.ts';

/** A web server of one's own that takes files by PUT and gives them to everybody. */
export interface WebServerOptions {
  readonly fetch: Fetch;
  /** Where files are written; `{name}` stands for the name of the file. */
  readonly putUrl: string;
  /** Where the provider reads them; `{name}` as before. */
  readonly publicUrl: string;
  /** What gives the right to write, by header. Asked at every call and kept nowhere. */
  readonly headers?: () => { readonly [name: string]: string };
  /** How long the server keeps a file, seconds; for ever when left out. */
  readonly keepSeconds?: number;
  readonly now?: () => number;
}

/** Publishes on a web server of one's own. Names are the contents of files, so that nobody guesses them. */
export function webServer(options: WebServerOptions): Publisher {
  const { fetch, putUrl, publicUrl, headers, keepSeconds = Infinity, now = Date.now } = options;
  return {
    async publish(media, bytes, signal) {
      const name = encodeURIComponent(publicName(media));
      const own = headers?.() ?? {};
      requireUsable(own);
      await put({ fetch, url: fill(putUrl, name), mimeType: media.mimeType, headers: own }, bytes, signal);
      return { url: fill(publicUrl, name), expiresAt: now() + keepSeconds * 1000 };
    },
  };
}

const fill = (template: string, name: string) => template.replace('{name}', () => name);

/** Checked here, because `fetch` would quote a bad one in its message. */
function requireUsable(headers: { readonly [name: string]: string }): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(value)) continue;
    const problem = value === '' ? 'is empty' : 'holds line ends or other characters that no header has';
    throw new NodeError('provider-refused', `header ${name} of the upload ${problem}; set its variable again`);
  }
}
