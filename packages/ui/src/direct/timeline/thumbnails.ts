import type { ShotValue } from '@shotgraph/nodes';

/** Paints one small picture; `undefined` where there is none. */
export type PaintThumbnail = (place: string, seconds: number) => Promise<ImageBitmap | undefined>;

/** Small pictures of shots, made one after the other when somebody looks, and kept while their content stays the same. */
export interface Thumbnails {
  get(key: string): ImageBitmap | undefined;
  /** Asks for a picture. @returns a function that asks no more */
  want(key: string, place: string, seconds: number): () => void;
  /** While the film is played its own picture goes first. */
  hold(isHeld: boolean): void;
  subscribe(listener: () => void): () => void;
}

/** Size that thumbnails are painted at, px: they are shown smaller on most screens. */
export const THUMBNAIL = { width: 240, height: 135 } as const;

/** Pictures kept. */
const KEPT = 240;

/** Makes an empty store of thumbnails. */
export function createThumbnails(paint: PaintThumbnail): Thumbnails {
  const made = new Map<string, ImageBitmap>();
  const wanted = new Map<string, { readonly place: string; readonly seconds: number; readers: number }>();
  const failed = new Set<string>();
  const listeners = new Set<() => void>();
  let busy = false;
  let held = false;

  const next = async () => {
    if (busy || held) return;
    const [key, want] = [...wanted].find(([each]) => !made.has(each) && !failed.has(each)) ?? [];
    if (key === undefined || !want) return;
    busy = true;
    const picture = await paint(want.place, want.seconds).catch(() => undefined);
    busy = false;
    if (picture) made.set(key, picture);
    // What could not be painted now is asked for again when its shot is another one.
    else failed.add(key);
    if (made.size > KEPT) forget();
    for (const listener of listeners) listener();
    void next();
  };
  const forget = () => {
    const oldest = [...made.keys()].find((key) => !wanted.has(key));
    if (oldest === undefined) return;
    made.get(oldest)?.close();
    made.delete(oldest);
  };

  return {
    get: (key) => made.get(key),
    want(key, place, seconds) {
      const known = wanted.get(key);
      if (known) known.readers++;
      else wanted.set(key, { place, seconds, readers: 1 });
      void next();
      return () => {
        const now = wanted.get(key);
        if (now && --now.readers === 0) wanted.delete(key);
      };
    },
    hold(isHeld) {
      held = isHeld;
      void next();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const keys = new WeakMap<ShotValue, string>();

/** Names what the first frame of a shot looks like: equal names, equal pictures. */
export function lookOf(shot: ShotValue): string {
  const known = keys.get(shot);
  if (known !== undefined) return known;
  const { camera, depth, choreography, lighting, size, angle, subjects } = shot;
  const key = JSON.stringify([camera, depth, choreography, lighting, size, angle, subjects]);
  keys.set(shot, key);
  return key;
}
