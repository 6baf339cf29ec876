import { describe, expect, it } from 'vitest';
import { toZlib } from './deflate.ts';
import { encodePng } from './encode-png.ts';
import { canonicalCode, codeLengths } from './prefix-code.ts';
import { inflate, readPng } from './testing/read-png.ts';

/** Numbers without a pattern, the same each time. */
function noise(count: number, of = 256): Uint8Array<ArrayBuffer> {
  let seed = 1;
  return Uint8Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 16) % of;
  });
}

describe('a prefix code', () => {
  it('is that of Huffman where lengths allow it', () => {
    // Huffman by hand: 1+1=2, 2+2=4, 4+4=8.
    expect([...codeLengths(Uint32Array.of(1, 1, 2, 4), 15)]).toEqual([3, 3, 2, 1]);
  });

  it('is complete and never longer than allowed', () => {
    const counts = Uint32Array.from({ length: 30 }, (_, i) => 2 ** i);
    const lengths = codeLengths(counts, 7);
    expect(Math.max(...lengths)).toBe(7);
    expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
  });

  it('numbers codes as RFC 1951 does in its example', () => {
    const codes = canonicalCode(Uint8Array.of(3, 3, 3, 3, 3, 2, 4, 4));
    // 010 011 100 101 110 00 1110 1111, turned round.
    expect([...codes]).toEqual([0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111]);
  });
});

describe('a zlib stream', () => {
  const flat = new Uint8Array(100_000);
  const text = new TextEncoder().encode('a rose is a rose is a rose. '.repeat(3000));
  it.each([
    ['nothing', new Uint8Array(0)],
    ['one byte', Uint8Array.of(7)],
    ['zeros', flat],
    ['noise', noise(200_000)],
    ['a few values', noise(200_000, 5)],
    ['text', text],
    ['copies as far as they can be', new Uint8Array([...noise(32_767), ...noise(32_767), ...noise(40_000)])],
  ])('holds %s', async (_name, bytes) => {
    const back = await inflate(toZlib(bytes));
    expect(back.length).toBe(bytes.length);
    expect(back.every((value, i) => value === bytes[i])).toBe(true);
  });

  it('is small where there is a pattern', () => {
    expect(toZlib(flat).length).toBeLessThan(300);
    expect(toZlib(text).length).toBeLessThan(1200);
    expect(toZlib(noise(200_000)).length).toBeLessThan(201_000);
  });
});

describe('a PNG', () => {
  it('is the picture to the last bit', async () => {
    const size = { width: 61, height: 40 };
    const picture = new Uint8ClampedArray(noise(61 * 40 * 4));
    for (let i = 0; i < 61 * 20 * 4; i++) picture[i] = (i % 4) * 50 + Math.floor(i / 244);
    const { width, height, rgb } = await readPng(encodePng(picture, size));
    expect([width, height]).toEqual([61, 40]);
    expect([...rgb]).toEqual([...picture].filter((_, i) => i % 4 !== 3));
  });
});
