import { NodeError } from '@shotgraph/engine';
import { explainFal } from '../fal/explain.ts';
import { ask } from '../http/ask.ts';
import { textField } from '../http/fields.ts';
import { isAllowed, showUrl } from '../http/hosts.ts';
import { createTransport, type Fetch } from '../http/transport.ts';
import { type Publisher, publicName } from './publisher.ts';
import { put } from './put.ts';

/** How to reach fal's storage. */
export interface FalStorageOptions {
  readonly fetch: Fetch;
  /** Asked at every call and kept nowhere. */
  readonly key: () => string;
  /** `https://rest.fal.ai` when left out. */
  readonly baseUrl?: string;
  /** Where bytes may be sent, see `isAllowed`; fal's own hosts and `baseUrl` when left out. */
  readonly uploadHosts?: readonly string[];
  /** How long files are asked to be kept, seconds; a day when left out. */
  readonly keepSeconds?: number;
  readonly now?: () => number;
}

/** fal's own storage. */
export const FAL_STORAGE_URL = 'https://rest.fal.ai';
const HOSTS = [
  'fal.media',
  '*.fal.media',
  '*.fal.ai',
  '*.fal.run',
  'storage.googleapis.com',
  '*.r2.cloudflarestorage.com',
];
/** Above this fal wants parts; references of that size are over the limits of every model there. */
const MAX_BYTES = 90e6;

/** Publishes with fal's file storage: one call for the addresses, one upload. */
export function falStorage(options: FalStorageOptions): Publisher {
  const { fetch, key, baseUrl = FAL_STORAGE_URL, keepSeconds = 86_400, now = Date.now } = options;
  const uploadHosts = options.uploadHosts ?? [...HOSTS, baseUrl];
  const transport = createTransport({ fetch, key, baseUrl, scheme: 'Key', now });
  return {
    async publish(media, bytes, signal) {
      if (bytes.size > MAX_BYTES) {
        throw new NodeError(
          'input-invalid',
          `${media.kind} has ${bytes.size} bytes; fal storage takes ${MAX_BYTES} here: make it smaller`,
        );
      }
      const request = {
        method: 'POST',
        path: '/storage/upload/initiate?storage_type=fal-cdn-v3',
        body: JSON.stringify({ content_type: media.mimeType, file_name: publicName(media) }),
        headers: { 'x-fal-object-lifecycle': JSON.stringify({ expiration_duration_seconds: keepSeconds }) },
      } as const;
      const { json } = await ask(
        transport,
        { what: 'fal storage gave no address', request, explain: explainFal },
        signal,
      );
      const uploadUrl = textField(json, 'upload_url');
      const url = textField(json, 'file_url');
      if (uploadUrl === undefined || url === undefined) {
        throw new NodeError('provider-busy', 'fal storage answered without addresses', { retryable: true });
      }
      requireUpload(uploadUrl, uploadHosts);
      await put({ fetch, url: uploadUrl, mimeType: media.mimeType }, bytes, signal);
      return { url, expiresAt: now() + keepSeconds * 1000 };
    },
  };
}

function requireUpload(url: string, hosts: readonly string[]): void {
  if (URL.canParse(url) && isAllowed(new URL(url), hosts)) return;
  throw new NodeError(
    'provider-refused',
    `${showUrl(url)} is not an address media are uploaded to; allow its host if it is right`,
  );
}
