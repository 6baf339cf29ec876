import { limit } from '@shotgraph/engine';
import type { Editor } from '../../app/editor.ts';
import type { ShownMedia } from '../../engine/shown.ts';
import { POSTER_AT } from '../../media/poster.ts';
import type { Easel } from './easel.ts';
import type { Size } from './easel-worker.ts';
import { createShelf, type Shelf } from './shelf.ts';
import type { Picture } from './sketch.ts';

/** Small pictures of results, for cards that are painted. */
export interface Thumbs {
  /** The picture of the first of several places that has one; one that is not there yet is fetched, and then told of. */
  find(places: readonly string[]): Picture | undefined;
  stop(): void;
}

/** Pictures as cards have them when they are just too far away to be cards, and such as they have from far away. */
const LARGE = { most: 400, box: { width: 240, height: 240 } } as const;
const SMALL = { most: 6000, box: { width: 56, height: 56 } } as const;
/** Pictures that are read at once. */
const AT_ONCE = 8;

/** How long a picture may wait for others that are on their way, ms. */
const TOGETHER_MS = 500;

/** Makes an empty store of thumbs. @param arrived - called when one has come in */
export function createThumbs(
  { run, media }: Pick<Editor, 'run' | 'media'>,
  easel: Pick<Easel, 'keep' | 'forget' | 'onLost'>,
  arrived: () => void,
): Thumbs {
  // Where all of a large graph is looked at there is no room for as many large ones: the others are small until there is.
  const large = createShelf(LARGE.most, easel);
  const small = createShelf(SMALL.most, easel);
  const abort = new AbortController();
  const { signal } = abort;
  const inTurn = limit(AT_ONCE);
  /** Clips are opened one after the other: a film must not hold up the canvas it is shown on. */
  let last: Promise<unknown> = Promise.resolve();
  const load = async (hash: string, kind: ShownMedia['kind'], box: Size): Promise<Picture> => {
    if (kind === 'image') return inTurn(signal, async () => easel.keep(await media.blobOf(hash), box));
    const loaded = last.then(async () => {
      const shown = new AbortController();
      try {
        return await easel.keep(await frameOf(await media.urlOf(hash, shown.signal)), box);
      } finally {
        shown.abort();
      }
    });
    last = loaded.catch(() => {});
    return loaded;
  };
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!signal.aborted) arrived();
  };
  const fetch = async (hash: string, kind: ShownMedia['kind'], shelf: Shelf, box: Size): Promise<void> => {
    waiting++;
    const picture = await load(hash, kind, box).catch(() => undefined);
    waiting--;
    if (picture) shelf.put(hash, picture);
    // Many that come together are shown together: the whole canvas is painted for them.
    if (waiting === 0) tell();
    else timer ??= setTimeout(tell, TOGETHER_MS);
  };
  const stopListening = easel.onLost(() => {
    large.clear();
    small.clear();
    tell();
  });
  const pictureOf = (hash: string, kind: ShownMedia['kind']): Picture | undefined => {
    const now = performance.now();
    const near = large.look(hash, now);
    if (near?.picture) return near.picture;
    if (near === undefined && large.hold(hash, now)) void fetch(hash, kind, large, LARGE.box).catch(() => {});
    else if (near === undefined && small.look(hash, now) === undefined && small.hold(hash, now))
      void fetch(hash, kind, small, SMALL.box).catch(() => {});
    return small.look(hash, now)?.picture;
  };
  return {
    find(places) {
      for (const place of places) {
        const shown = run.value(place)?.shown;
        const first = shown?.kind === 'list' ? shown.items[0] : shown;
        if (!first || !('id' in first) || first.kind === 'audio') continue;
        const hash = first.hash ?? run.renderedAs(first.id);
        if (hash === undefined) continue;
        return pictureOf(hash, first.kind);
      }
      return undefined;
    },
    stop() {
      abort.abort();
      stopListening();
      for (const shelf of [large, small]) shelf.empty();
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
