import { CreateError } from '../paid.ts';
import type { RequestMedia, VideoRequest } from '../request.ts';

/** How a provider gets at the bytes of a reference. */
export type ResolvedMedia = { readonly url: string } | { readonly dataUrl: string };

/** What a reference may become. */
export interface ResolveOptions {
  /** The provider takes media of this kind inside the request, as a data URL; otherwise only an address will do. */
  readonly inline: boolean;
  /** Characters that are left in the request: a longer data URL does not fit. */
  readonly room: number;
  readonly signal: AbortSignal;
}

/** Makes a reference reachable: reads its bytes and decides by their size. @throws NodeError when it cannot be */
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
 * Makes all media of a request reachable, each of equal content once. Earlier pictures and sounds go inline first: one after the other,
 * because their sizes are known only when their bytes are there. Clips never do, and are published meanwhile.
 *
 * @throws CreateError `not-sent` for a medium that has neither address nor room; whatever `resolve` throws
 */
export async function resolveAll(
  request: VideoRequest,
  resolve: ResolveMedia,
  signal: AbortSignal,
): Promise<MediaUrls> {
  const { firstFrame, lastFrame, images, videos, audios } = request;
  const [clips, others] = await Promise.all([
    publishEach(videos, resolve, signal),
    inOrder([firstFrame, lastFrame, ...images, ...audios], resolve, signal),
  ]);
  const [first, last, ...rest] = others;
  const urls = rest as string[];
  return {
    ...(first !== undefined && { firstFrame: first }),
    ...(last !== undefined && { lastFrame: last }),
    images: urls.slice(0, images.length),
    videos: clips,
    audios: urls.slice(images.length),
  };
}

function publishEach(videos: readonly RequestMedia[], resolve: ResolveMedia, signal: AbortSignal): Promise<string[]> {
  const once = new Map<string, Promise<string>>();
  const options = { inline: false, room: 0, signal };
  const toUrl = (media: RequestMedia): Promise<string> => {
    const known = once.get(media.content) ?? resolve(media, options).then((got) => addressOf(media, options, got));
    once.set(media.content, known);
    return known;
  };
  return Promise.all(videos.map(toUrl));
}

async function inOrder(
  media: readonly (RequestMedia | undefined)[],
  resolve: ResolveMedia,
  signal: AbortSignal,
): Promise<(string | undefined)[]> {
  const once = new Map<string, string>();
  const urls: (string | undefined)[] = [];
  let room = INLINE_BUDGET;
  for (const one of media) {
    if (one) {
      const name = `${one.kind} ${one.content}`;
      const known = once.get(name);
      // The same bytes named twice stand in the request twice, as long as there is room.
      const options = { inline: true, room, signal };
      const isOut = known === undefined || lengthOf(known) > room;
      const url = isOut ? addressOf(one, options, await resolve(one, options)) : known;
      room -= lengthOf(url);
      once.set(name, url);
      urls.push(url);
    } else urls.push(undefined);
  }
  return urls;
}

/** Addresses are too short to count. */
const lengthOf = (url: string): number => (url.startsWith('data:') ? url.length : 0);

function addressOf({ kind, content }: RequestMedia, { inline, room }: ResolveOptions, got: ResolvedMedia): string {
  if ('url' in got) return got.url;
  if (inline && got.dataUrl.length <= room) return got.dataUrl;
  const why = kind === 'video' ? 'videos cannot stand in the request' : 'the request has no room for it';
  throw new CreateError(`${kind} ${content.slice(0, 12)} needs an address the provider can reach: ${why}; publish it`, {
    accepted: 'no',
    code: 'not-sent',
  });
}
