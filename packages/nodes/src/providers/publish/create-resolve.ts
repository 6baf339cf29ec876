import { NodeError } from '@shotgraph/engine';
import type { ResolvedMedia, ResolveMedia } from '../http/media-inputs.ts';
import type { MediaKind } from '../profile/types.ts';
import type { RequestMedia } from '../request.ts';
import { dataUrlLength, toDataUrl } from './data-url.ts';
import type { Published, Publisher } from './publisher.ts';

/** How media become reachable for one provider. */
export interface ResolveSetup {
  /** Bytes by `RequestMedia.content`. */
  readonly load: (content: string) => Promise<Blob>;
  /** Left out when none is configured: then only what fits into the request can be sent. */
  readonly publisher?: Publisher;
  /** Kinds the provider takes inside a request; images and audios when left out. */
  readonly inlineKinds?: readonly MediaKind[];
  /** Media up to so many bytes go into the request itself; 4 MB when left out, 0 publishes everything. */
  readonly inlineBytes?: number;
  /** Addresses of what was published, by content: hand the same map over to share them. They give rights, so they are not for showing. */
  readonly published?: Map<string, Published>;
  readonly now?: () => number;
}

const INLINE_BYTES = 4e6;
const INLINE_KINDS: readonly MediaKind[] = ['image', 'audio'];
/** A queued job may fetch late: addresses that end sooner than this are made anew, ms. */
const MARGIN_MS = 3_600_000;

/** What to do when there is nowhere to publish. */
const HOW =
  'set SHOTGRAPH_S3_ENDPOINT, SHOTGRAPH_S3_BUCKET, SHOTGRAPH_S3_ACCESS_KEY and SHOTGRAPH_S3_SECRET_KEY, or name a place under "publish" in shotgraph.config.json';

/** Makes the `resolve` of an adapter: small images and audios inline, the rest published, each content once as long as its address lasts. */
export function createResolve(setup: ResolveSetup): ResolveMedia {
  const { load, publisher, inlineKinds = INLINE_KINDS, inlineBytes = INLINE_BYTES, now = Date.now } = setup;
  const published = setup.published ?? new Map<string, Published>();
  return async (media, { inline, room, signal }): Promise<ResolvedMedia> => {
    const known = published.get(media.content);
    if (publisher && known && known.expiresAt - now() > MARGIN_MS) return { url: known.url };
    const mayInline = inline && inlineKinds.includes(media.kind);
    // Before anything is rendered for nothing.
    if (!mayInline && !publisher) throw nowhere(media, `a local ${media.kind} needs an address the provider can reach`);
    const bytes = await load(media.content);
    signal.throwIfAborted();
    const fits = mayInline && dataUrlLength(media, bytes.size) <= room;
    // Without a publisher a large picture inside the request is better than none.
    if (fits && (bytes.size <= inlineBytes || !publisher)) return { dataUrl: await toDataUrl(media, bytes) };
    if (!publisher) throw nowhere(media, `the request has no room left for its ${bytes.size} bytes`);
    const fresh = await publisher.publish(media, bytes, signal);
    published.set(media.content, fresh);
    return { url: fresh.url };
  };
}

const nowhere = ({ kind, content }: RequestMedia, why: string): NodeError =>
  new NodeError(
    'capability-missing',
    `${kind} ${content.slice(0, 12)}: ${why}, and nothing is configured to publish it; ${HOW}`,
    { input: `${kind}s` },
  );
