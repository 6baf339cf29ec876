import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { crc32 } from './intact.ts';
import { probe } from './probe.ts';

const bytes = (...parts: (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const big32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

const chunk = (type: string, data: readonly number[]): number[] => {
  const body = bytes(type, data);
  return [...big32(data.length), ...body, ...big32(crc32(body))];
};
const png = (width: number, height: number, colourType: number, ...more: (readonly number[])[]) =>
  bytes('\u0089PNG\r\n\u001a\n', chunk('IHDR', [...big32(width), ...big32(height), 8, colourType, 0, 0, 0]), ...more);

const failure = (content: Uint8Array<ArrayBuffer>, name = 'clip.mp4') =>
  probe(new Blob([content]), name).then(
    () => 'taken',
    (error) => `${error.code}: ${error.message}`,
  );

describe('files that are not what their name says', () => {
  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['text', bytes('Hello, world\n'), 'file-invalid: "clip.mp4" is a text file; give an MP4, MOV'],
    ['nothing', bytes(''), 'file-invalid: "clip.mp4" is empty; give an MP4'],
    [
      'an ffconcat script',
      bytes("ffconcat version 1.0\nfile 'other.mp4'\n"),
      'an ffconcat script that names other files',
    ],
    ['a playlist', bytes('\u00ef\u00bb\u00bf#EXTM3U\nfile:///etc/passwd\n'), 'a playlist that names other files'],
    ['a drawing', bytes('<?xml version="1.0"?>\n<svg xmlns="x"/>'), 'an SVG drawing'],
    ['a page', bytes('<!DOCTYPE html><p>404</p>'), 'an HTML page'],
    ['a HEIC picture', bytes(big32(24), 'ftypheic', big32(0), 'mif1heic'), 'a HEIC picture'],
    ['other bytes', bytes([0, 1, 2, 200, 255, 0, 9]), 'data of an unknown kind'],
    ['a box with no index', bytes(big32(16), 'ftypisom', big32(0)), 'is cut off: its index is missing'],
    [
      'a box longer than the file',
      bytes(big32(16), 'ftypisom', big32(0), big32(9999), 'mdat'),
      'is cut off: 24 bytes of at least',
    ],
    [
      'a box shorter than its header',
      bytes(big32(16), 'ftypisom', big32(0), big32(3), 'mdat'),
      'is damaged (box at byte 16)',
    ],
    ['a tiny JPEG', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 1]), 'looks like a JPG picture but its header cannot be read'],
  ])('%s', async (_name, content, message) => {
    expect(await failure(content)).toContain(message);
  });
});

describe('pictures', () => {
  const end = chunk('IEND', []);

  it('of more than 40 megapixels are refused by their header', async () => {
    expect(await failure(png(16_000, 16_000, 2), 'huge.png')).toBe(
      'file-invalid: "huge.png" is 16000×16000, more than the 40 megapixels a picture may have; save it smaller',
    );
  });

  it('that are cut off or damaged are refused', async () => {
    expect(await failure(png(8, 8, 2), 'cut.png')).toContain('"cut.png" is a PNG picture that is cut off');
    const damaged = png(8, 8, 2, chunk('IDAT', [1, 2, 3, 4]), end);
    damaged[damaged.length - 20]! ^= 1;
    expect(await failure(damaged, 'bad.png')).toContain('is damaged (chunk "IDAT" at byte 33)');
  });

  it('say whether they have transparency', async () => {
    const alpha = async (content: Uint8Array<ArrayBuffer>) => (await probe(new Blob([content]), 'a.png')).info;
    expect(await alpha(png(8, 4, 2, end))).toEqual({ width: 8, height: 4, alpha: false });
    expect(await alpha(png(8, 4, 6, end))).toEqual({ width: 8, height: 4, alpha: true });
    expect(await alpha(png(8, 4, 3, chunk('tRNS', [0]), end))).toEqual({ width: 8, height: 4, alpha: true });
  });
});

const folder = fileURLToPath(new URL('../../../../../shared/media/', import.meta.url));

describe.skipIf(!existsSync(folder))('real media (skipped without ../shared/media)', () => {
  const file = (name: string) => new Blob([readFileSync(folder + name)]);

  it('is recognised by content, with exact sizes, rates and lengths', async () => {
    expect(await probe(file('cockatoo.mp4'), 'a.png')).toMatchObject({
      kind: 'video',
      format: 'mp4',
      codec: 'avc',
      info: { width: 1280, height: 720, fps: 20, seconds: 14 },
      decodeFromStart: true,
    });
    expect(await probe(file('rabbit.mp4'), 'b')).toMatchObject({
      info: { width: 320, height: 240, fps: 30, seconds: 7.8, audio: { sampleRate: 44_100, channels: 2 } },
      matrix: 'bt601',
    });
    expect(await probe(file('drum-bass.ogg'), 'c')).toMatchObject({
      kind: 'audio',
      format: 'ogg',
      info: { channels: 1 },
    });
    expect(await probe(file('wood.jpg'), 'd')).toMatchObject({
      kind: 'image',
      format: 'jpg',
      info: { width: 512, height: 512 },
    });
  });

  it('that is cut off is refused', async () => {
    expect(
      await failure(new Uint8Array(readFileSync(`${folder}rabbit.mp4`).subarray(0, 200_000)), 'rabbit.mp4'),
    ).toMatch(/^file-invalid: "rabbit.mp4" is cut off: 200000 bytes of at least \d+; copy or export it again$/);
    expect(await failure(new Uint8Array(readFileSync(`${folder}wood.jpg`).subarray(0, 9000)), 'wood.jpg')).toContain(
      'is cut off',
    );
  });
});
