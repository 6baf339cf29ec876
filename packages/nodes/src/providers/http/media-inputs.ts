import { CreateError } from '../paid.ts';
import type { RequestMedia, VideoRequest } from '../request.ts';

/** How a provider gets at the bytes of a reference. */
export type ResolvedMedia = { readonly url: string } | { readonly dataUrl: string };

/** `inline`: a data URL fits into the body and the provider takes one; otherwise only an address will do. */
export interface ResolveOptions {
  readonly inline: boolean;
  readonly signal: AbortSignal;
}

/** Makes a reference reachable. @throws NodeError when it cannot be */
export type ResolveMedia = (media: RequestMedia, options: ResolveOptions) => Promise<ResolvedMedia>;

/** Addresses of all media of a request, in its order. */
export interface MediaUrls {
  readonly firstFrame?: string;
  readonly lastFrame?: string;
  readonly images: readonly string[];
  readonly videos: readonly string[];
  readonly audios: readonly string[];
}

/** Characters of base64 in one body: 60 of the 64 MB that Ark takes, the rest is left to prompt and names. */
export const INLINE_BUDGET = 60e6;

/**
 * Makes all media of a request reachable, each of equal content once. Earlier media go inline first; what does not fit any more is
 * published.
 *
 * @throws CreateError `not-sent` for a video that has no address; whatever `resolve` throws
 */
export async function resolveAll(
  request: VideoRequest,
  resolve: ResolveMedia,
  signal: AbortSignal,
): Promise<MediaUrls> {
  const { firstFrame, lastFrame, images, videos, audios } = request;
  const once = new Map<string, Promise<string>>();
  let left = INLINE_BUDGET;
  const toUrl = (media: RequestMedia): Promise<string> => {
    const length = 4 * Math.ceil(media.bytes / 3) + 64;
    const inline = media.kind !== 'video' && length <= left;
    // The same bytes named twice stand in the body twice.
    if (inline) left -= length;
    const name = `${media.hash} ${inline}`;
    const known = once.get(name) ?? resolve(media, { inline, signal }).then((got) => addressOf(media, inline, got));
    once.set(name, known);
    return known;
  };
  const [first, last, ...rest] = await Promise.all([
    firstFrame && toUrl(firstFrame),
    lastFrame && toUrl(lastFrame),
    ...[...images, ...videos, ...audios].map(toUrl),
  ]);
  const urls = rest as string[];
  return {
    ...(first !== undefined && { firstFrame: first }),
    ...(last !== undefined && { lastFrame: last }),
    images: urls.slice(0, images.length),
    videos: urls.slice(images.length, images.length + videos.length),
    audios: urls.slice(images.length + videos.length),
  };
}

function addressOf({ kind, hash }: RequestMedia, inline: boolean, got: ResolvedMedia): string {
  if ('url' in got) return got.url;
  if (inline) return got.dataUrl;
  const why = kind === 'video' ? 'videos cannot stand in the request' : 'the request has no room for it';
  throw new CreateError(`${kind} ${hash.slice(0, 12)} needs an address the provider can reach: ${why}; publish it`, {
    accepted: 'no',
    code: 'not-sent',
  });
}
