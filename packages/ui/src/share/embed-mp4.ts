import { deflate, inflate } from '../doc/deflate.ts';

/*
 * A graph in a clip: a box of a kind of our own behind all others (ISO/IEC 14496-12 §4.2, §11.1), compressed. Players skip boxes
 * they do not know; no frame and no offset changes.
 */

/** Our kind of box: made once, at random. */
const KIND = new Uint8Array([
  0x6b, 0x1e, 0x0d, 0x52, 0x9c, 0x4f, 0x4a, 0x37, 0x8e, 0x21, 0x73, 0x68, 0x6f, 0x74, 0x67, 0x72,
]);
/** Boxes looked at: clips have a handful, those made for streaming a few for every second. */
const MAX_BOXES = 100_000;
const MAX_TEXT_BYTES = 64 << 20;

/**
 * A copy of an MP4 or MOV clip that carries a text; one it carried before is replaced.
 *
 * @throws Error for files that are none
 */
export async function embedInMp4(mp4: Blob, text: string): Promise<Blob> {
  const boxes = await boxesOf(mp4);
  const content = await deflate(text);
  const head = new DataView(new ArrayBuffer(8));
  head.setUint32(0, 24 + content.length);
  for (const [i, letter] of [...'uuid'].entries()) head.setUint8(4 + i, letter.charCodeAt(0));
  const kept = boxes.filter((box) => !box.isOurs).map((box) => wholeBox(mp4, box));
  return new Blob([...kept.flat(), head, KIND, content], { type: mp4.type || 'video/mp4' });
}

/**
 * The text that a clip carries; `undefined` when there is none.
 *
 * @throws Error when there is one that cannot be read
 */
export async function findInMp4(mp4: Blob): Promise<string | undefined> {
  const own = (await boxesOf(mp4)).find(({ isOurs }) => isOurs);
  if (!own) return undefined;
  return (await inflate(mp4.slice(own.offset + 24, own.offset + own.bytes), MAX_TEXT_BYTES)).text();
}

/** Whether a file begins as MP4 and MOV clips do. */
export const isMp4 = (head: string): boolean => head.slice(4, 8) === 'ftyp';

interface Box {
  readonly offset: number;
  readonly bytes: number;
  /** Said to last until the end of the file: something behind it needs another word for its size. */
  readonly isOpen: boolean;
  readonly isOurs: boolean;
}

async function boxesOf(mp4: Blob): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  for (let offset = 0; offset < mp4.size; ) {
    const head = new Uint8Array(await mp4.slice(offset, offset + 24).arrayBuffer());
    const box = toBox(head, offset, mp4.size);
    if (!box || boxes.length === MAX_BOXES) throw new Error('The clip is damaged: its boxes do not fit together');
    boxes.push(box);
    offset += box.bytes;
  }
  return boxes;
}

function toBox(head: Uint8Array<ArrayBuffer>, offset: number, end: number): Box | undefined {
  if (head.length < 8) return undefined;
  const view = new DataView(head.buffer);
  const short = view.getUint32(0);
  if (short === 1 && head.length < 16) return undefined;
  const bytes = short === 0 ? end - offset : short === 1 ? Number(view.getBigUint64(8)) : short;
  if (bytes < 8 || offset + bytes > end) return undefined;
  const isOurs = head.length === 24 && text(head, 4) === 'uuid' && KIND.every((byte, i) => byte === head[8 + i]);
  return { offset, bytes, isOpen: short === 0, isOurs };
}

const text = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/** A box as it is; one that is open gets the size it has. */
function wholeBox(mp4: Blob, { offset, bytes, isOpen }: Box): readonly BlobPart[] {
  if (!isOpen) return [mp4.slice(offset, offset + bytes)];
  if (bytes > 0xffffffff) throw new Error('The clip is too large to carry its graph');
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, bytes);
  return [size, mp4.slice(offset + 4, offset + bytes)];
}
