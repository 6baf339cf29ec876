import type { FrameSize } from '../../stage/index.ts';
import { toZlib } from './deflate.ts';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/**
 * An opaque picture as PNG of 8-bit RGB: the same bytes on every machine.
 *
 * @param picture - RGBA, rows from the top; alpha is left out
 * @see https://www.w3.org/TR/png-3/
 */
export function encodePng(picture: Uint8ClampedArray, size: FrameSize): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, size.width);
  view.setUint32(4, size.height);
  header.set([8, 2, 0, 0, 0], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', compressedRows(picture, size)),
    chunk('IEND', new Uint8Array(0)),
  ];
  const file = new Uint8Array(SIGNATURE.length + chunks.reduce((sum, { length }) => sum + length, 0));
  file.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const part of chunks) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** The rows of a picture, filtered and compressed as PNG and PDF (predictor 15) have them. */
export const compressedRows = (picture: Uint8ClampedArray, size: FrameSize): Uint8Array<ArrayBuffer> =>
  toZlib(filteredRows(picture, size));

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = CRC_TABLE[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Bytes of a pixel. */
const STEP = 3;
/** Filters that are tried: none, left, above, and Paeth's guess from both. */
const FILTERS = [0, 1, 2, 4] as const;

/** Each row after the number of its filter: the one whose differences are smallest, as the PNG specification advises. */
function filteredRows(picture: Uint8ClampedArray, { width, height }: FrameSize): Uint8Array {
  const length = width * STEP;
  const out = new Uint8Array((length + 1) * height);
  let above = new Uint8Array(length);
  let row = new Uint8Array(length);
  const tried = FILTERS.map(() => new Uint8Array(length));
  for (let y = 0; y < height; y++) {
    for (let from = y * width * 4, to = 0; to < length; from += 4, to += STEP) {
      row[to] = picture[from]!;
      row[to + 1] = picture[from + 1]!;
      row[to + 2] = picture[from + 2]!;
    }
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < FILTERS.length; i++) {
      const sum = filterRow(FILTERS[i]!, row, above, tried[i]!);
      if (sum < least) {
        least = sum;
        best = i;
      }
    }
    out[y * (length + 1)] = FILTERS[best]!;
    out.set(tried[best]!, y * (length + 1) + 1);
    [above, row] = [row, above];
  }
  return out;
}

/** Filters a row and returns how large its differences are, taken as signed bytes. */
function filterRow(filter: (typeof FILTERS)[number], row: Uint8Array, above: Uint8Array, out: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) {
    const left = i < STEP ? 0 : row[i - STEP]!;
    const up = above[i]!;
    const guess =
      filter === 0 ? 0 : filter === 1 ? left : filter === 2 ? up : paeth(left, up, i < STEP ? 0 : above[i - STEP]!);
    const value = (row[i]! - guess) & 255;
    out[i] = value;
    sum += value < 128 ? value : 256 - value;
  }
  return sum;
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}
