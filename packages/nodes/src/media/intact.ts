/** PNG chunk: 4 bytes length, 4 type, data, 4 CRC. */
const PNG_SIGNATURE_BYTES = 8;

/** What is wrong with the structure of a PNG, if anything, and whether it has transparency. */
export interface PngCheck {
  readonly problem?: string;
  readonly alpha: boolean;
}

/** Walks the chunks of a PNG to its end and checks their sums, so that a damaged picture is found before it is rendered. */
export function checkPng(bytes: Uint8Array): PngCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let alpha = false;
  for (let at = PNG_SIGNATURE_BYTES; ; ) {
    if (at + 12 > bytes.length) return { alpha, problem: 'is cut off' };
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return { alpha, problem: 'is cut off' };
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) {
      return { alpha, problem: `is damaged (chunk ${JSON.stringify(type)} at byte ${at})` };
    }
    // Colour types 4 and 6 carry alpha; tRNS adds it to the others.
    if (type === 'IHDR') alpha = (bytes[at + 17]! & 4) !== 0;
    if (type === 'tRNS') alpha = true;
    if (type === 'IEND') return { alpha };
    at += 12 + length;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as PNG and ZIP use it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = CRC_TABLE[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Whether a JPEG reaches its end marker; some writers put other data behind it. */
export function jpegEnds(bytes: Uint8Array): boolean {
  for (let i = bytes.length - 2; i >= 2; i--) if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true;
  return false;
}

/** Whether a WebP says that it has transparency. */
export function webpAlpha(bytes: Uint8Array): boolean {
  const chunk = String.fromCharCode(...bytes.subarray(12, 16));
  if (chunk === 'VP8X') return (bytes[20]! & 0x10) !== 0;
  // Lossless: bit 28 of the header after the signature byte 0x2f.
  return chunk === 'VP8L' && (bytes[24]! & 0x10) !== 0;
}

/** What is wrong with the top level of an MP4 or MOV, if anything: its boxes must fit the file and include the index. */
export async function mp4Problem(blob: Blob): Promise<string | undefined> {
  let index = false;
  for (let at = 0, boxes = 0; at < blob.size; boxes++) {
    const view = new DataView(await blob.slice(at, at + 16).arrayBuffer());
    if (view.byteLength < 8 || boxes > 10_000) return index ? undefined : 'is cut off';
    const type = view.getUint32(4);
    const size = boxSize(view, blob.size - at);
    if (size < 8) return `is damaged (box at byte ${at})`;
    if (type === MOOV) index = true;
    if (at + size > blob.size) return `is cut off: ${blob.size} bytes of at least ${at + size}`;
    at += size;
  }
  return index ? undefined : 'is cut off: its index is missing';
}

/** `moov`, the box of tracks and sample positions. */
const MOOV = 0x6d6f6f76;

/** 0 means to the end of the file, 1 that 64 bits follow. */
function boxSize(view: DataView, rest: number): number {
  const size = view.getUint32(0);
  if (size === 0) return rest;
  return size === 1 ? (view.byteLength < 16 ? 0 : Number(view.getBigUint64(8))) : size;
}
