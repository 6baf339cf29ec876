/** Bytes as literals and copies of what came before: `values` are bytes where the distance is 0, else lengths. */
export interface Matches {
  readonly count: number;
  readonly values: Uint16Array;
  readonly distances: Uint16Array;
}

/** Literals and copies in a block; codes follow the picture, from busy to calm. */
const BLOCK = 1 << 15;
const HASH_BITS = 15;
const WINDOW = 32_768 - 1;
const SHORTEST = 4;
const LONGEST = 258;
/** Earlier places that are tried for a copy, and a length that is good enough. */
const TRIES = 12;
const GOOD = 64;

/** Finds copies greedily by chains of places with the same four bytes (as zlib's fast levels do). */
export function findMatches(bytes: Uint8Array): Matches[] {
  const blocks: Matches[] = [];
  const heads = new Int32Array(1 << HASH_BITS).fill(-1);
  const before = new Int32Array(WINDOW + 1).fill(-1);
  let block = emptyBlock();
  let count = 0;
  const put = (value: number, distance: number) => {
    if (count === BLOCK) {
      blocks.push({ ...block, count });
      block = emptyBlock();
      count = 0;
    }
    block.values[count] = value;
    block.distances[count++] = distance;
  };
  const last = bytes.length - SHORTEST;
  const remember = (at: number) => {
    const hash = hashAt(bytes, at);
    before[at & WINDOW] = heads[hash]!;
    heads[hash] = at;
  };
  for (let at = 0; at < bytes.length; ) {
    const match = at > last ? NO_MATCH : longestAt(bytes, at, heads, before);
    if (match === NO_MATCH) {
      put(bytes[at]!, 0);
      if (at <= last) remember(at);
      at++;
      continue;
    }
    put(match.length, match.distance);
    const end = Math.min(at + match.length, last + 1);
    for (let i = at; i < end; i++) remember(i);
    at += match.length;
  }
  return [...blocks, { ...block, count }];
}

const emptyBlock = () => ({ values: new Uint16Array(BLOCK), distances: new Uint16Array(BLOCK) });

interface Match {
  readonly length: number;
  readonly distance: number;
}
const NO_MATCH: Match = { length: 0, distance: 0 };

function longestAt(bytes: Uint8Array, at: number, heads: Int32Array, before: Int32Array): Match {
  const most = Math.min(LONGEST, bytes.length - at);
  let best = SHORTEST - 1;
  let distance = 0;
  let place = heads[hashAt(bytes, at)]!;
  for (let tries = TRIES; tries > 0 && place >= 0 && at - place < WINDOW; tries--) {
    if (bytes[place + best] === bytes[at + best]) {
      let length = 0;
      while (length < most && bytes[place + length] === bytes[at + length]) length++;
      if (length > best) {
        best = length;
        distance = at - place;
        if (length >= Math.min(GOOD, most)) break;
      }
    }
    const next = before[place & WINDOW]!;
    // What lies beyond the window was overwritten by a later place.
    if (next >= place) break;
    place = next;
  }
  return distance === 0 ? NO_MATCH : { length: best, distance };
}

const hashAt = (bytes: Uint8Array, at: number): number =>
  Math.imul(bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24), 0x9e3779b1) >>>
  (32 - HASH_BITS);
