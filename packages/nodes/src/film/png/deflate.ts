import { BitWriter } from './bit-writer.ts';
import { findMatches, type Matches } from './matches.ts';
import { canonicalCode, codeLengths } from './prefix-code.ts';

/** Base and extra bits of the length codes 257.., and of the distance codes: RFC 1951, 3.2.5. */
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_EXTRA = Array.from({ length: 30 }, (_, i) => (i < 4 ? 0 : (i >> 1) - 1));
const LENGTH_BASE = basesOf(LENGTH_EXTRA, 3).with(28, 258);
const DISTANCE_BASE = basesOf(DISTANCE_EXTRA, 1);
/** Code of every length 0..258, and of every distance up to 256; farther ones by their upper bits. */
const LENGTH_CODE = codesOf(LENGTH_BASE, 259);
const DISTANCE_CODE = codesOf(DISTANCE_BASE, 257);

function basesOf(extra: readonly number[], first: number): number[] {
  let next = first;
  return extra.map((bits) => {
    const base = next;
    next += 1 << bits;
    return base;
  });
}

function codesOf(bases: readonly number[], count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, value) =>
    Math.max(
      0,
      bases.findLastIndex((base) => base <= value),
    ),
  );
}

function distanceCode(distance: number): number {
  if (distance <= 256) return DISTANCE_CODE[distance]!;
  let code = 16;
  while (code < 29 && DISTANCE_BASE[code + 1]! <= distance) code++;
  return code;
}

/** Order in which the lengths of the code for code lengths are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END = 256;

/**
 * Compresses bytes into a zlib stream (RFC 1950 and 1951). The libraries of hosts differ in what they write; this one writes
 * the same bytes everywhere, so that painted pictures have the same name on every machine.
 */
export function toZlib(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const writer = new BitWriter();
  writer.byte(0x78);
  writer.byte(0x01);
  const blocks = findMatches(bytes);
  for (const [i, block] of blocks.entries()) writeBlock(writer, block, i === blocks.length - 1);
  writer.align();
  for (let check = adler32(bytes), shift = 24; shift >= 0; shift -= 8) writer.byte((check >>> shift) & 255);
  return writer.bytes();
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  // Sums of so many bytes still fit, so that the remainder is taken rarely.
  for (let from = 0; from < bytes.length; from += 3800) {
    const end = Math.min(bytes.length, from + 3800);
    for (let i = from; i < end; i++) {
      a += bytes[i]!;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}

/** One block with codes of its own. */
function writeBlock(writer: BitWriter, matches: Matches, isLast: boolean): void {
  const literals = new Uint32Array(286);
  const distances = new Uint32Array(30);
  for (let i = 0; i < matches.count; i++) {
    const distance = matches.distances[i]!;
    if (distance === 0) literals[matches.values[i]!]!++;
    else {
      literals[257 + LENGTH_CODE[matches.values[i]!]!]!++;
      distances[distanceCode(distance)]!++;
    }
  }
  literals[END] = 1;
  // A block without matches still has to name one distance.
  if (distances.every((count) => count === 0)) distances[0] = 1;
  const literalLengths = codeLengths(literals, 15);
  const distanceLengths = codeLengths(distances, 15);
  writer.put(isLast ? 1 : 0, 1);
  writer.put(2, 2);
  writeCodes(writer, literalLengths, distanceLengths);
  writeTokens(writer, matches, literalLengths, distanceLengths);
}

function writeTokens(
  writer: BitWriter,
  { count, values, distances }: Matches,
  literalLengths: Uint8Array,
  distanceLengths: Uint8Array,
): void {
  const literalCodes = canonicalCode(literalLengths);
  const distanceCodes = canonicalCode(distanceLengths);
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    const distance = distances[i]!;
    if (distance === 0) {
      writer.put(literalCodes[value]!, literalLengths[value]!);
      continue;
    }
    const length = LENGTH_CODE[value]!;
    writer.put(literalCodes[257 + length]!, literalLengths[257 + length]!);
    writer.put(value - LENGTH_BASE[length]!, LENGTH_EXTRA[length]!);
    const far = distanceCode(distance);
    writer.put(distanceCodes[far]!, distanceLengths[far]!);
    writer.put(distance - DISTANCE_BASE[far]!, DISTANCE_EXTRA[far]!);
  }
  writer.put(literalCodes[END]!, literalLengths[END]!);
}

/** The lengths of both codes, themselves as a code; runs of zeros are shortened. */
function writeCodes(writer: BitWriter, literalLengths: Uint8Array, distanceLengths: Uint8Array): void {
  const literalCount = Math.max(257, usedOf(literalLengths));
  const distanceCount = Math.max(1, usedOf(distanceLengths));
  const runs = runsOf([...literalLengths.subarray(0, literalCount), ...distanceLengths.subarray(0, distanceCount)]);
  const counts = new Uint32Array(19);
  for (const { symbol } of runs) counts[symbol]!++;
  const lengths = codeLengths(counts, 7);
  const codes = canonicalCode(lengths);
  const used = Math.max(4, usedOf(Uint8Array.from(ORDER, (symbol) => lengths[symbol]!)));
  writer.put(literalCount - 257, 5);
  writer.put(distanceCount - 1, 5);
  writer.put(used - 4, 4);
  for (const symbol of ORDER.slice(0, used)) writer.put(lengths[symbol]!, 3);
  for (const { symbol, extra, bits } of runs) {
    writer.put(codes[symbol]!, lengths[symbol]!);
    writer.put(extra, bits);
  }
}

/** Length of a list without the zeros at its end. */
const usedOf = (lengths: Uint8Array): number => lengths.findLastIndex((length) => length > 0) + 1;

interface Run {
  readonly symbol: number;
  readonly extra: number;
  readonly bits: number;
}

/** Zeros in a row as 17 (3 to 10 of them) or 18 (11 to 138). */
function runsOf(lengths: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < lengths.length; ) {
    let zeros = 0;
    while (i + zeros < lengths.length && zeros < 138 && lengths[i + zeros] === 0) zeros++;
    if (zeros >= 11) runs.push({ symbol: 18, extra: zeros - 11, bits: 7 });
    else if (zeros >= 3) runs.push({ symbol: 17, extra: zeros - 3, bits: 3 });
    else runs.push({ symbol: lengths[i]!, extra: 0, bits: 0 });
    i += zeros >= 3 ? zeros : 1;
  }
  return runs;
}
