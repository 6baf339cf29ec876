import { NodeError } from '@shotgraph/engine';
import type { ResolvedMedia, ResolveMedia } from '../http/media-inputs.ts';
import type { RequestMedia } from '../request.ts';
import { toDataUrl } from './data-url.ts';
import type { Published, Publisher } from './publisher.ts';

/** How media become reachable for one provider. */
export interface ResolveSetup {
  /** Bytes by content hash. */
  readonly load: (hash: string) => Promise<Blob>;
  /** Left out when none is configured: then only what fits into the request can be sent. */
  readonly publisher?: Publisher;
  /** Images and audios up to so many bytes go into the request itself; 4 MB when left out, 0 publishes everything. */
  readonly inlineBytes?: number;
  readonly now?: () => number;
}

const INLINE_BYTES = 4e6;
/** A queued job may fetch late: addresses that end sooner than this are made anew, ms. */
const MARGIN_MS = 3_600_000;

/** Makes the `resolve` of an adapter: small images and audios inline, the rest published, each content once as long as its address lasts. */
export function createResolve({
  load,
  publisher,
  inlineBytes = INLINE_BYTES,
  now = Date.now,
}: ResolveSetup): ResolveMedia {
  const published = new Map<string, Published>();
  return async (media, { inline, signal }): Promise<ResolvedMedia> => {
    // Without a publisher a large picture inside the request is better than none.
    if (inline && (media.bytes <= inlineBytes || !publisher))
      return { dataUrl: await toDataUrl(media, await load(media.hash)) };
    if (!publisher) throw unpublished(media, inline);
    const known = published.get(media.hash);
    if (known && known.expiresAt - now() > MARGIN_MS) return { url: known.url };
    const fresh = await publisher.publish(media, await load(media.hash), signal);
    published.set(media.hash, fresh);
    return { url: fresh.url };
  };
}

function unpublished({ kind, hash, bytes }: RequestMedia, inline: boolean): NodeError {
  const why =
    kind === 'video' || inline
      ? `a local ${kind} needs an address the provider can reach`
      : 'the request has no room left for it';
  return new NodeError(
    'input-invalid',
    `${kind} ${hash.slice(0, 12)} (${bytes} bytes): ${why}, and nothing is configured to publish it; set up an S3-compatible store, fal storage or Replicate files`,
    { input: `${kind}s` },
  );
}
