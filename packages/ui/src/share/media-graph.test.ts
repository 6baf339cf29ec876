import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { embedGraph, findGraph } from './media-graph.ts';

const GRAPH = `{"shotgraph": 1, "title": "Füchse", "nodes": {}}`;
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

function chunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}
const SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const png = new Blob([
  SIGNATURE,
  chunk('IHDR', new Uint8Array(13)),
  chunk('IDAT', new Uint8Array(40)),
  chunk('IEND', new Uint8Array()),
]);

function box(type: string, content: Uint8Array<ArrayBuffer>, size = 8 + content.length): Blob {
  const head = new DataView(new ArrayBuffer(8));
  head.setUint32(0, size);
  for (let i = 0; i < 4; i++) head.setUint8(4 + i, type.charCodeAt(i));
  return new Blob([head, content]);
}
const ftyp = box('ftyp', new TextEncoder().encode('isom0000'));
const mp4 = new Blob([ftyp, box('moov', new Uint8Array(30)), box('mdat', new Uint8Array(90))]);

describe('graphs in media', () => {
  it('come out of a picture as they went in, between the pixels and the end', async () => {
    const carrying = await embedGraph(png, GRAPH);
    expect(await findGraph(carrying)).toBe(GRAPH);
    const bytes = await bytesOf(carrying);
    expect(bytes.slice(0, png.size - 12)).toEqual((await bytesOf(png)).slice(0, -12));
    expect(String.fromCharCode(...bytes.slice(-8, -4))).toBe('IEND');
    expect(await findGraph(png)).toBeUndefined();
  });

  it('come out of a clip as they went in, behind all else', async () => {
    const carrying = await embedGraph(mp4, GRAPH);
    expect(await findGraph(carrying)).toBe(GRAPH);
    expect((await bytesOf(carrying)).slice(0, mp4.size)).toEqual(await bytesOf(mp4));
    expect(await findGraph(mp4)).toBeUndefined();
  });

  it('replace one that is there', async () => {
    for (const file of [png, mp4]) {
      const twice = await embedGraph(await embedGraph(file, GRAPH), 'another');
      expect(await findGraph(twice)).toBe('another');
      expect(twice.size).toBeLessThan((await embedGraph(file, GRAPH)).size + 20);
    }
  });

  it('close a last box that was left open', async () => {
    const open = new Blob([ftyp, box('mdat', new Uint8Array(90), 0)]);
    const carrying = await embedGraph(open, GRAPH);
    expect(await findGraph(carrying)).toBe(GRAPH);
    const size = new DataView(await carrying.slice(ftyp.size, ftyp.size + 4).arrayBuffer()).getUint32(0);
    expect(size).toBe(98);
  });

  it('leave other files alone, and believe no damaged ones', async () => {
    const text = new Blob(['hello']);
    expect(await embedGraph(text, GRAPH)).toBe(text);
    expect(await findGraph(text)).toBeUndefined();
    await expect(embedGraph(png.slice(0, 60), GRAPH)).rejects.toThrow('damaged');
    await expect(embedGraph(mp4.slice(0, 60), GRAPH)).rejects.toThrow('damaged');
    const carrying = await bytesOf(await embedGraph(png, GRAPH));
    carrying.fill(0, carrying.length - 40, carrying.length - 20);
    expect(await findGraph(new Blob([carrying]))).toBeUndefined();
  });

  it('are not read when they claim to be endless', async () => {
    const bomb = await embedGraph(png, ' '.repeat(65 << 20));
    expect(bomb.size).toBeLessThan(1 << 20);
    expect(await findGraph(bomb)).toBeUndefined();
  });
});
