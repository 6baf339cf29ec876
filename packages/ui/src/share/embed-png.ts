import { deflate, inflate } from '../doc/deflate.ts';
import { crc32 } from './crc32.ts';

/*
 * A graph in a picture: an international text chunk (PNG 3rd edition §11.3.3.4) under a keyword of our own, compressed. Other
 * programs show or ignore it; the pixels are untouched.
 */

const SIGNATURE = '\x89PNG\r\n\x1a\n';
const KEYWORD = 'shotgraph';
/** Keyword, its end, "compressed", method zlib, no language, no translated keyword. */
const PREFIX = new Uint8Array([...new TextEncoder().encode(KEYWORD), 0, 1, 0, 0, 0]);
/** Chunks looked at: pictures have a few hundred at most. */
const MAX_CHUNKS = 20_000;
const MAX_TEXT_BYTES = 64 << 20;

/** A copy of a PNG picture that carries a text; one it carried before is replaced. */
export async function embedInPng(png: Blob, text: string): Promise<Blob> {
  const chunks = await chunksOf(png);
  const end = chunks.findIndex(({ type }) => type === 'IEND');
  if (end < 0) throw new Error('The picture is damaged: its end is missing');
  const content = new Blob([PREFIX, await deflate(text)]);
  const own = await toChunk('iTXt', new Uint8Array(await content.arrayBuffer()));
  const kept: Blob[] = [];
  for (const chunk of chunks.slice(0, end)) if (!(await isOurs(png, chunk))) kept.push(cut(png, chunk));
  return new Blob([png.slice(0, 8), ...kept, own, cut(png, chunks[end]!)], { type: 'image/png' });
}

/**
 * The text that a PNG picture carries; `undefined` when there is none.
 *
 * @throws Error when there is one that cannot be read
 */
export async function findInPng(png: Blob): Promise<string | undefined> {
  for (const chunk of await chunksOf(png)) {
    if (!(await isOurs(png, chunk))) continue;
    const content = png.slice(chunk.offset + 8 + PREFIX.length, chunk.offset + 8 + chunk.bytes);
    return (await inflate(content, MAX_TEXT_BYTES)).text();
  }
  return undefined;
}

/** Whether a file begins as PNG pictures do. */
export const isPng = (head: string): boolean => head.startsWith(SIGNATURE);

interface Chunk {
  readonly type: string;
  readonly offset: number;
  /** Of its content alone. */
  readonly bytes: number;
}

async function chunksOf(png: Blob): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  for (let offset = 8; offset + 12 <= png.size && chunks.length < MAX_CHUNKS; ) {
    const head = new DataView(await png.slice(offset, offset + 8).arrayBuffer());
    const bytes = head.getUint32(0);
    if (offset + 12 + bytes > png.size) break;
    chunks.push({ type: String.fromCharCode(...new Uint8Array(head.buffer, 4, 4)), offset, bytes });
    offset += 12 + bytes;
  }
  return chunks;
}

const cut = (png: Blob, { offset, bytes }: Chunk) => png.slice(offset, offset + 12 + bytes);

async function isOurs(png: Blob, { type, offset, bytes }: Chunk): Promise<boolean> {
  if (type !== 'iTXt' || bytes < PREFIX.length) return false;
  const head = new Uint8Array(await png.slice(offset + 8, offset + 8 + PREFIX.length).arrayBuffer());
  return PREFIX.every((byte, i) => byte === head[i]);
}

async function toChunk(type: string, content: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const chunk = new Uint8Array(12 + content.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length);
  chunk.set(new TextEncoder().encode(type), 4);
  chunk.set(content, 8);
  view.setUint32(8 + content.length, crc32(chunk.subarray(4, 8 + content.length)));
  return chunk;
}
