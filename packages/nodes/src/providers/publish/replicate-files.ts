import { NodeError } from '@shotgraph/engine';
import { ask } from '../http/ask.ts';
import { field, textField } from '../http/fields.ts';
import { createTransport, type Fetch } from '../http/transport.ts';
import { explainReplicate } from '../replicate/explain.ts';
import { REPLICATE_URL } from '../replicate/index.ts';
import { type Publisher, publicName } from './publisher.ts';

/** How to reach Replicate's files. */
export interface ReplicateFilesOptions {
  readonly fetch: Fetch;
  /** Asked at every call and kept nowhere. */
  readonly key: () => string;
  readonly baseUrl?: string;
  readonly now?: () => number;
}

/** Replicate keeps files of the API an hour unless it says otherwise, ms. */
const KEPT_MS = 3_600_000;
const UPLOAD_MS = 600_000;

/** Publishes with Replicate's files. Their addresses work for models on Replicate only; others would need the key. */
export function replicateFiles({
  fetch,
  key,
  baseUrl = REPLICATE_URL,
  now = Date.now,
}: ReplicateFilesOptions): Publisher {
  const transport = createTransport({ fetch, key, baseUrl, scheme: 'Bearer', timeoutMs: UPLOAD_MS, now });
  return {
    async publish(media, bytes, signal) {
      const body = new FormData();
      body.append('content', new Blob([bytes], { type: media.mimeType }), publicName(media));
      const request = { method: 'POST', path: '/files', body } as const;
      const { json } = await ask(
        transport,
        { what: 'replicate took no file', request, explain: explainReplicate },
        signal,
      );
      const url = textField(field(json, 'urls'), 'get');
      if (url === undefined)
        throw new NodeError('provider-busy', 'replicate answered without an address', { retryable: true });
      const expiresAt = Date.parse(textField(json, 'expires_at') ?? '');
      return { url, expiresAt: Number.isNaN(expiresAt) ? now() + KEPT_MS : expiresAt };
    },
  };
}
