import type { Editor } from '../../app/editor.ts';
import type { ShownMedia } from '../../engine/shown.ts';
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
const BOX = { width: 240, height: 240 } as const;
/** Pictures kept; beyond that one is let go that nobody has asked for lately, ms, and while there is none no other is fetched. */
const MOST = 400;
const LATELY_MS = 5000;

/** How long a picture may wait for others that are on their way, ms. */
const TOGETHER_MS = 500;

interface Thumb {
  askedAt: number;
  /** Once it is there; none where it cannot be read. */
  picture?: Picture;
}

/** Makes an empty store of thumbs. @param arrived - called when one has come in */
export function createThumbs(
  { run, media }: Pick<Editor, 'run' | 'media'>,
  easel: Pick<Easel, 'keep' | 'forget' | 'onLost'>,
  arrived: () => void,
): Thumbs {
  /** The one asked for longest ago first. */
  const thumbs = new Map<string, Thumb>();
  const forget = (hash: string) => {
    const picture = thumbs.get(hash)?.picture;
    thumbs.delete(hash);
    if (picture) easel.forget(picture);
  };
  const makeRoom = (now: number): boolean => {
    if (thumbs.size < MOST) return true;
    const [oldest] = thumbs.keys();
    if (now - thumbs.get(oldest!)!.askedAt < LATELY_MS) return false;
    forget(oldest!);
    return true;
  };
  let isStopped = false;
  /** Clips are opened one after the other: a film must not hold up the canvas it is shown on. */
  let last: Promise<unknown> = Promise.resolve();
  const load = async (hash: string, kind: ShownMedia['kind']): Promise<Picture> => {
    if (kind === 'image') return easel.keep(await media.blobOf(hash), BOX);
    const loaded = last.then(async () => easel.keep(await frameOf(await media.urlOf(hash)), BOX));
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
    const picture = await load(hash, kind).catch(() => undefined);
    waiting--;
    const thumb = thumbs.get(hash);
    if (thumb && picture) thumb.picture = picture;
    // It was let go meanwhile.
    else if (picture) easel.forget(picture);
    // Many that come together are shown together: the whole canvas is painted for them.
    if (waiting === 0) tell();
    else timer ??= setTimeout(tell, TOGETHER_MS);
  };
  const stopListening = easel.onLost(() => {
    thumbs.clear();
    tell();
  });
  return {
    find(places) {
      for (const place of places) {
        const shown = run.value(place)?.shown;
        const first = shown?.kind === 'list' ? shown.items[0] : shown;
        if (!first || !('id' in first) || first.kind === 'audio') continue;
        const hash = first.hash ?? run.renderedAs(first.id);
        if (hash === undefined) continue;
        const now = performance.now();
        const known = thumbs.get(hash);
        if (known) {
          // Many cards show the same: its place among the others need not be looked for each time.
          if (now - known.askedAt > LATELY_MS / 5) {
            known.askedAt = now;
            thumbs.delete(hash);
            thumbs.set(hash, known);
          }
          return known.picture;
        }
        if (!makeRoom(now)) continue;
        thumbs.set(hash, { askedAt: now });
        void fetch(hash, first.kind).catch(() => {});
      }
      return undefined;
    },
    stop() {
      isStopped = true;
      stopListening();
      for (const hash of thumbs.keys()) forget(hash);
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
