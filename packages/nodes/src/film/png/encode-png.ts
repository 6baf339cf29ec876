import { zlibSync } from 'fflate';
import { crc32 } from '../../media/intact.ts';
import type { FrameSize } from '../../stage/index.ts';

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
    // Written in JavaScript, so that the bytes do not hang on the compression library of a host. Higher levels take far longer
    // for a few hundredths of the size.
    chunk('IDAT', zlibSync(filteredRows(picture, size), { level: 1 })),
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

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** Bytes of a pixel. */
const STEP = 3;

/** Of this many pixels one is looked at when a filter is chosen. */
const LOOK = 8;

/** Each row after the number of its filter: the one whose differences are smallest, as the PNG specification advises. */
function filteredRows(picture: Uint8ClampedArray, { width, height }: FrameSize): Uint8Array {
  const length = width * STEP;
  const out = new Uint8Array((length + 1) * height);
  // Both begin with a pixel of zeros: what lies left of the first.
  let above = new Uint8Array(length + STEP);
  let row = new Uint8Array(length + STEP);
  for (let y = 0; y < height; y++) {
    for (let from = y * width * 4, to = STEP; to < row.length; from += 4, to += STEP) {
      row[to] = picture[from]!;
      row[to + 1] = picture[from + 1]!;
      row[to + 2] = picture[from + 2]!;
    }
    const filter = bestFilter(row, above);
    const at = y * (length + 1);
    out[at] = filter;
    writeRow(filter, row, above, out, at + 1 - STEP);
    [above, row] = [row, above];
  }
  return out;
}

type Filter = 0 | 1 | 2 | 4;

/** None, the difference to the left, to above, or to Paeth's guess from both. */
function bestFilter(row: Uint8Array, above: Uint8Array): Filter {
  let none = 0;
  let left = 0;
  let up = 0;
  let both = 0;
  for (let at = STEP; at < row.length; at += STEP * LOOK) {
    for (let i = at; i < at + STEP; i++) {
      const here = row[i]!;
      const before = row[i - STEP]!;
      const over = above[i]!;
      none += sizeOf(here);
      left += sizeOf(here - before);
      up += sizeOf(here - over);
      both += sizeOf(here - paeth(before, over, above[i - STEP]!));
    }
  }
  const least = Math.min(none, left, up, both);
  return least === none ? 0 : least === left ? 1 : least === up ? 2 : 4;
}

/** Of a difference that is kept as a byte, taken as signed. */
const sizeOf = (difference: number): number => Math.abs((difference << 24) >> 24);

/** One loop for each filter, because this runs for every byte. @param to - where in `out` the pixel before the first would go */
function writeRow(filter: Filter, row: Uint8Array, above: Uint8Array, out: Uint8Array, to: number): void {
  const { length } = row;
  if (filter === 0) out.set(row.subarray(STEP), to + STEP);
  else if (filter === 1) for (let i = STEP; i < length; i++) out[to + i] = row[i]! - row[i - STEP]!;
  else if (filter === 2) for (let i = STEP; i < length; i++) out[to + i] = row[i]! - above[i]!;
  else for (let i = STEP; i < length; i++) out[to + i] = row[i]! - paeth(row[i - STEP]!, above[i]!, above[i - STEP]!);
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}
