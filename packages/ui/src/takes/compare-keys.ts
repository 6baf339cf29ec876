import { type Reel, seek, step, type Transport, togglePlay } from './transport.ts';

/** What a key does while takes are compared. */
export type CompareAct =
  | { readonly does: 'play'; readonly make: (before: Transport, reel: Reel) => Transport }
  | { readonly does: 'choose'; readonly index: number }
  | { readonly does: 'star' | 'reject' | 'use' | 'hear' | 'wipe' };

const play = (make: (before: Transport, reel: Reel) => Transport): CompareAct => ({ does: 'play', make });

const ACTS: { readonly [key: string]: CompareAct } = {
  ' ': play(togglePlay),
  k: play(togglePlay),
  ',': play((now, reel) => step(now, -1, reel)),
  '.': play((now, reel) => step(now, 1, reel)),
  ArrowLeft: play((now, reel) => seek(now, now.at - 1, reel)),
  ArrowRight: play((now, reel) => seek(now, now.at + 1, reel)),
  Home: play((now, reel) => seek(now, 0, reel)),
  End: play((now, reel) => seek(now, reel.seconds, reel)),
  l: play((now) => ({ ...now, loops: !now.loops })),
  s: { does: 'star' },
  x: { does: 'reject' },
  u: { does: 'use' },
  a: { does: 'hear' },
  w: { does: 'wipe' },
};

/** What a key does; `undefined` for keys that are somebody else's. */
export function actOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): CompareAct | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (/^[1-4]$/.test(key)) return { does: 'choose', index: Number(key) - 1 };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
}

/** The keys, for people. */
export const KEYS_IN_WORDS: readonly (readonly [keys: string, does: string])[] = [
  ['Space', 'play'],
  [', .', 'one frame'],
  ['← →', 'one second'],
  ['1–4', 'choose'],
  ['S', 'star'],
  ['X', 'reject'],
  ['U', 'use'],
  ['A', 'hear'],
  ['L', 'loop'],
  ['W', 'wipe'],
];
