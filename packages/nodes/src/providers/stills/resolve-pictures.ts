import type { ResolveMedia } from '../http/media-inputs.ts';
import { CreateError } from '../paid.ts';
import type { RequestMedia } from '../request.ts';

/** Bytes of a body for everything but pictures and prompt. */
const REST_BYTES = 4096;

/**
 * Addresses of the pictures of a request, in its order: inside the request as long as there is room, else published.
 *
 * @param room - bytes of the body that are left for them
 * @throws CreateError `not-sent` for a picture that has neither address nor room; whatever `resolve` throws
 */
export async function resolvePictures(
  images: readonly RequestMedia[],
  resolve: ResolveMedia,
  room: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const once = new Map<string, string>();
  const urls: string[] = [];
  let left = room - REST_BYTES;
  // One after the other: how long a picture is inside the request is known when its bytes are there.
  for (const image of images) {
    const known = once.get(image.content);
    const url = known !== undefined && lengthOf(known) <= left ? known : await toUrl(image, resolve, left, signal);
    left -= lengthOf(url);
    once.set(image.content, url);
    urls.push(url);
  }
  return urls;
}

async function toUrl(image: RequestMedia, resolve: ResolveMedia, room: number, signal: AbortSignal): Promise<string> {
  const got = await resolve(image, { inline: room > 0, room, signal });
  if ('url' in got) return got.url;
  if (got.dataUrl.length <= room) return got.dataUrl;
  throw new CreateError(
    `image ${image.content.slice(0, 12)} needs an address the provider can reach: the request has no room for it; publish it, or make it smaller`,
    { accepted: 'no', code: 'not-sent' },
  );
}

/** Addresses are too short to count. */
const lengthOf = (url: string): number => (url.startsWith('data:') ? url.length : 0);
