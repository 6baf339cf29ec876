/**
 * Lengths of the best prefix code in which no symbol takes more than `longest` bits (L. Larmore and D. Hirschberg, "A fast
 * algorithm for optimal length-limited Huffman codes", 1990: packages of coins, merged level by level).
 *
 * @param counts - how often each symbol occurs; at least one of them does
 * @returns bits of each symbol, 0 for one that never occurs; a lone symbol gets 1 bit
 */
export function codeLengths(counts: Uint32Array, longest: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const coins = [...counts.keys()]
    .filter((symbol) => counts[symbol]! > 0)
    .sort((a, b) => counts[a]! - counts[b]! || a - b)
    .map((symbol): Package => ({ weight: counts[symbol]!, symbols: [symbol] }));
  if (coins.length === 1) {
    lengths[coins[0]!.symbols[0]!] = 1;
    return lengths;
  }
  let level = coins;
  for (let bits = 1; bits < longest; bits++) level = merged(coins, pairs(level));
  for (const { symbols } of level.slice(0, 2 * coins.length - 2)) for (const symbol of symbols) lengths[symbol]!++;
  return lengths;
}

/** Coins that are bought together. */
interface Package {
  readonly weight: number;
  readonly symbols: readonly number[];
}

function pairs(level: readonly Package[]): Package[] {
  const made: Package[] = [];
  for (let i = 0; i + 1 < level.length; i += 2) {
    const [a, b] = [level[i]!, level[i + 1]!];
    made.push({ weight: a.weight + b.weight, symbols: [...a.symbols, ...b.symbols] });
  }
  return made;
}

/** Both lists in one, lightest first; coins before packages of the same weight. */
function merged(coins: readonly Package[], packages: readonly Package[]): Package[] {
  const all: Package[] = [];
  for (let i = 0, j = 0; i < coins.length || j < packages.length; ) {
    const takeCoin = j >= packages.length || (i < coins.length && coins[i]!.weight <= packages[j]!.weight);
    all.push(takeCoin ? coins[i++]! : packages[j++]!);
  }
  return all;
}

/** The canonical code of given lengths, as RFC 1951 numbers it, turned round because bits are written from the lowest. */
export function canonicalCode(lengths: Uint8Array): Uint16Array {
  const perLength = new Uint16Array(17);
  for (const length of lengths) if (length > 0) perLength[length]!++;
  const next = new Uint16Array(17);
  for (let bits = 1; bits <= 15; bits++) next[bits + 1] = (next[bits]! + perLength[bits]!) << 1;
  return Uint16Array.from(lengths, (length) => (length === 0 ? 0 : reversed(next[length]!++, length)));
}

function reversed(code: number, bits: number): number {
  let turned = 0;
  for (let i = 0; i < bits; i++) turned |= ((code >> i) & 1) << (bits - 1 - i);
  return turned;
}
