import type { Fetch } from '../http/transport.ts';
import { type Publisher, publicName } from './publisher.ts';
import { put } from './put.ts';
import { encodeRfc3986, presign, type S3Credentials } from './sign-v4.ts';

/** Any store that speaks S3: AWS, R2, MinIO, TOS and others. */
export interface S3Options {
  readonly fetch: Fetch;
  /** Origin, such as `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string;
  /** `auto` for stores without regions. */
  readonly region: string;
  readonly bucket: string;
  /** `path`: `endpoint/bucket/key`; `host`: `bucket.endpoint/key`. */
  readonly style: 'path' | 'host';
  /** Before the names of objects, such as `references/`. */
  readonly prefix?: string;
  /** Asked at every call and kept nowhere. */
  readonly credentials: () => S3Credentials;
  /** Life of the address, seconds, 3600..604800; a day when left out, because queued jobs may fetch late. */
  readonly expiresSeconds?: number;
  readonly now?: () => number;
}

/**
 * Publishes in a private bucket: writes the object and gives an address that reads it for a while.
 *
 * @throws RangeError for a life no store signs
 */
export function s3Publisher(options: S3Options): Publisher {
  const { fetch, region, credentials, prefix = '', expiresSeconds = 86_400, now = Date.now } = options;
  if (!(expiresSeconds >= 3600 && expiresSeconds <= 604_800)) {
    throw new RangeError(`expiresSeconds must be from 3600 to 604800, got ${expiresSeconds}`);
  }
  return {
    async publish(media, bytes, signal) {
      const url = objectUrl(options, `${prefix}${publicName(media)}`);
      const at = now();
      const who = credentials();
      const upload = await presign({ method: 'PUT', url, region, expiresSeconds: 3600, now: at }, who);
      await put({ fetch, url: upload, mimeType: media.mimeType }, bytes, signal);
      const read = await presign({ method: 'GET', url, region, expiresSeconds, now: at }, who);
      return { url: read, expiresAt: at + expiresSeconds * 1000 };
    },
  };
}

function objectUrl({ endpoint, bucket, style }: S3Options, name: string): URL {
  const path = name.split('/').map(encodeRfc3986).join('/');
  if (style === 'path') return new URL(`/${bucket}/${path}`, endpoint);
  const url = new URL(`/${path}`, endpoint);
  url.host = `${bucket}.${url.host}`;
  return url;
}
