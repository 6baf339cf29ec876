import type { Easel } from './easel.ts';
import type { Picture } from './sketch.ts';

/** Whoever was asked for within this time is being looked at, ms. */
const LATELY_MS = 5000;

interface Held {
  askedAt: number;
  /** Once it is there; none where it cannot be read. */
  picture?: Picture;
}

/** Pictures of one size, by hash: so many and no more. */
export interface Shelf {
  /** What is held under a hash, which counts as asked for. */
  look(hash: string, now: number): Readonly<Held> | undefined;
  /** Takes a place for a picture that is going to come: that of one nobody has asked for lately. @returns whether there is one */
  hold(hash: string, now: number): boolean;
  /** Puts a picture in its place, or lets it go where that is no longer held. */
  put(hash: string, picture: Picture): void;
  /** Lets all pictures go. */
  empty(): void;
  /** Forgets pictures that are gone. */
  clear(): void;
}

/** Makes an empty shelf. @param easel - holds the pictures themselves */
export function createShelf(most: number, easel: Pick<Easel, 'forget'>): Shelf {
  /** The one asked for longest ago first. */
  const held = new Map<string, Held>();
  const forget = (hash: string) => {
    const picture = held.get(hash)?.picture;
    held.delete(hash);
    if (picture) easel.forget(picture);
  };
  return {
    look(hash, now) {
      const known = held.get(hash);
      // Many cards show the same: its place among the others need not be looked for each time.
      if (known && now - known.askedAt > LATELY_MS / 5) {
        known.askedAt = now;
        held.delete(hash);
        held.set(hash, known);
      }
      return known;
    },
    hold(hash, now) {
      const [oldest] = held.size < most ? [] : held.keys();
      if (oldest !== undefined) {
        if (now - held.get(oldest)!.askedAt < LATELY_MS) return false;
        forget(oldest);
      }
      held.set(hash, { askedAt: now });
      return true;
    },
    put(hash, picture) {
      const known = held.get(hash);
      if (known) known.picture = picture;
      else easel.forget(picture);
    },
    empty() {
      for (const hash of held.keys()) forget(hash);
    },
    clear() {
      held.clear();
    },
  };
}
