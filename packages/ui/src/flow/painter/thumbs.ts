import type { Editor } from '../../app/editor.ts';
import { itemsIn, type ShownMedia } from '../../engine/shown.ts';
import { contained } from '../../media/aspect.ts';
import { POSTER_AT } from '../../media/poster.ts';
import type { Easel } from './easel.ts';
import type { Picture } from './sketch.ts';

/** Small pictures of results, for cards that are painted. */
export interface Thumbs {
  /** The picture of the first of several places that has one; one that is not there yet is fetched, and then told of. */
  find(places: readonly string[]): Picture | undefined;
  stop(): void;
}

/** Box that pictures are made small to fit in, px. */
const WIDTH = 240;
const HEIGHT = 240;
/** Pictures kept; beyond that the one asked for longest ago is let go. */
const MOST = 400;

/** How long a picture may wait for others that are on their way, ms. */
const TOGETHER_MS = 250;

/** Makes an empty store of thumbs. @param arrived - called when one has come in */
export function createThumbs(
  { run, media }: Pick<Editor, 'run' | 'media'>,
  easel: Pick<Easel, 'keep' | 'forget'>,
  arrived: () => void,
): Thumbs {
  const pictures = new Map<string, Picture | undefined>();
  const forget = (hash: string) => {
    const picture = pictures.get(hash);
    pictures.delete(hash);
    if (picture) easel.forget(picture);
  };
  let isStopped = false;
  /** Clips are opened one after the other: a film must not hold up the canvas it is shown on. */
  let last: Promise<unknown> = Promise.resolve();
  const load = (hash: string, kind: ShownMedia['kind']): Promise<ImageBitmap> => {
    if (kind === 'image') return media.blobOf(hash).then(createImageBitmap).then(makeThumb);
    const loaded = last.then(async () => makeThumb(await frameOf(await media.urlOf(hash))));
    last = loaded.catch(() => {});
    return loaded;
  };
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!isStopped) arrived();
  };
  const fetch = async (hash: string, kind: ShownMedia['kind']): Promise<void> => {
    waiting++;
    const bitmap = await load(hash, kind).catch(() => undefined);
    waiting--;
    if (!isStopped && bitmap !== undefined) {
      pictures.set(hash, easel.keep(bitmap));
      if (pictures.size > MOST) forget(pictures.keys().next().value!);
    }
    // Many that come together are shown together: the whole canvas is painted for them.
    if (waiting === 0) tell();
    else timer ??= setTimeout(tell, TOGETHER_MS);
  };
  return {
    find(places) {
      for (const place of places) {
        const [first] = itemsIn(run.value(place)?.shown);
        if (!first || !('id' in first) || first.kind === 'audio') continue;
        const hash = first.hash ?? run.renderedAs(first.id);
        if (hash === undefined) continue;
        if (pictures.has(hash)) return pictures.get(hash);
        pictures.set(hash, undefined);
        void fetch(hash, first.kind).catch(() => {});
      }
      return undefined;
    },
    stop() {
      isStopped = true;
      for (const hash of pictures.keys()) forget(hash);
    },
  };
}

/** The frame that stands for a clip. */
async function frameOf(url: string): Promise<ImageBitmap> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  const seeked = new Promise((resolve, reject) => {
    video.onloadedmetadata = () => {
      video.currentTime = video.duration * POSTER_AT;
    };
    video.onseeked = resolve;
    video.onerror = () => reject(new Error('the clip cannot be shown'));
  });
  video.src = url;
  await seeked;
  const frame = await createImageBitmap(video);
  video.removeAttribute('src');
  return frame;
}

/** A picture made small, as a whole and in its own shape. */
async function makeThumb(whole: ImageBitmap): Promise<ImageBitmap> {
  const [, , width, height] = contained(whole.width / whole.height, WIDTH, HEIGHT).map((px) =>
    Math.max(1, Math.round(px)),
  );
  const thumb = await createImageBitmap(whole, { resizeWidth: width!, resizeHeight: height! });
  whole.close();
  return thumb;
}
