import { unzlibSync } from 'fflate';

/** Samples of a picture as PDF takes them. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bits: number;
  /** Of an indexed picture: three bytes for each colour. */
  readonly palette?: Uint8Array;
  readonly data: Uint8Array;
  /** Whether the data is a zlib stream whose rows are filtered as PNG does, which PDF reads as it is. */
  readonly filtered: boolean;
}

/** Channels by colour type: grey, -, RGB, palette, grey with alpha, -, RGB with alpha. */
const CHANNELS = [1, 0, 3, 1, 2, 0, 4];

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly type: number;
}

/**
 * A PNG for a PDF. Opaque ones are taken over without being decoded; transparent ones are laid on white, as the paper is.
 *
 * @throws RangeError for an interlaced or damaged one
 */
export function readPng(bytes: Uint8Array): Samples {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  let palette: Uint8Array | undefined;
  let transparent: Uint8Array | undefined;
  const data: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const body = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IHDR') header = readHeader(body);
    else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') transparent = body;
    else if (type === 'IDAT') data.push(body);
  }
  if (header === undefined || data.length === 0) throw new RangeError('the PNG is cut off; save the picture again');
  const { width, height, bits, type } = header;
  const whole = join(data);
  if (type < 4 && transparent === undefined) {
    const colours = type === 3 && palette !== undefined ? { palette } : {};
    return { width, height, bits, channels: type === 2 ? 3 : 1, data: whole, filtered: true, ...colours };
  }
  return { width, height, bits: 8, channels: 3, data: onWhite(header, whole, palette, transparent), filtered: false };
}

function readHeader(body: Uint8Array): Header {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (body[12] !== 0) throw new RangeError('the PNG is interlaced; save the picture without interlacing');
  return { width: view.getUint32(0), height: view.getUint32(4), bits: body[8]!, type: body[9]! };
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** RGB of a picture with transparency, over white. */
function onWhite(
  header: Header,
  data: Uint8Array,
  palette: Uint8Array | undefined,
  transparent: Uint8Array | undefined,
) {
  const { width, height, bits, type } = header;
  const rows = unfilter(unzlibSync(data), header);
  const rgb = new Uint8Array(width * height * 3);
  if (type === 6 && bits === 8) return rgbaOnWhite(rows, rgb);
  const channels = CHANNELS[type]!;
  const rowBytes = Math.ceil((width * channels * bits) / 8);
  const sample = (y: number, index: number): number => {
    if (bits === 16) return rows[y * rowBytes + 2 * index]!;
    if (bits === 8) return rows[y * rowBytes + index]!;
    const value = rows[y * rowBytes + ((index * bits) >> 3)]! >> (8 - bits - ((index * bits) & 7));
    return value & ((1 << bits) - 1);
  };
  const key = transparent && type !== 3 ? keyOf(transparent, bits) : undefined;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const values = Array.from({ length: channels }, (_, c) => sample(y, x * channels + c));
      const { colour, alpha } = pixelOf(values, type, bits, palette, transparent, key);
      for (let c = 0; c < 3; c++)
        rgb[(y * width + x) * 3 + c] = Math.round((colour[c]! * alpha + 255 * (255 - alpha)) / 255);
    }
  return rgb;
}

/** By far the most common kind, without the detours of the others. */
function rgbaOnWhite(rgba: Uint8Array, rgb: Uint8Array): Uint8Array {
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    const alpha = rgba[from + 3]!;
    for (let c = 0; c < 3; c++) rgb[to + c] = Math.round((rgba[from + c]! * alpha + 255 * (255 - alpha)) / 255);
  }
  return rgb;
}

/** The one colour of an opaque picture that stands for nothing; two bytes a channel. */
const keyOf = (transparent: Uint8Array, bits: number): readonly number[] =>
  Array.from({ length: transparent.length >> 1 }, (_, c) =>
    bits === 16 ? transparent[2 * c]! : transparent[2 * c + 1]!,
  );

function pixelOf(
  values: readonly number[],
  type: number,
  bits: number,
  palette: Uint8Array | undefined,
  transparent: Uint8Array | undefined,
  key: readonly number[] | undefined,
): { readonly colour: readonly number[]; readonly alpha: number } {
  const full = bits < 8 && type !== 3 ? 255 / ((1 << bits) - 1) : 1;
  if (type === 3) {
    const index = values[0]!;
    return { colour: [0, 1, 2].map((c) => palette?.[index * 3 + c] ?? 0), alpha: transparent?.[index] ?? 255 };
  }
  const grey = type === 0 || type === 4;
  const colour = (grey ? [values[0]!, values[0]!, values[0]!] : values.slice(0, 3)).map((value) => value * full);
  if (type >= 4) return { colour, alpha: values.at(-1)! };
  return { colour, alpha: key?.every((value, c) => value === values[c]) ? 0 : 255 };
}

/** Rows without their filters. @see PNG specification, §9.2 */
function unfilter(filtered: Uint8Array, { width, height, bits, type }: Header): Uint8Array {
  const pixelBytes = Math.max(1, (CHANNELS[type]! * bits) >> 3);
  const rowBytes = Math.ceil((width * CHANNELS[type]! * bits) / 8);
  if (filtered.length < height * (rowBytes + 1)) throw new RangeError('the PNG is cut off; save the picture again');
  const rows = new Uint8Array(height * rowBytes);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (rowBytes + 1)]!;
    for (let i = 0; i < rowBytes; i++) {
      const left = i >= pixelBytes ? rows[y * rowBytes + i - pixelBytes]! : 0;
      const up = y > 0 ? rows[(y - 1) * rowBytes + i]! : 0;
      const corner = y > 0 && i >= pixelBytes ? rows[(y - 1) * rowBytes + i - pixelBytes]! : 0;
      rows[y * rowBytes + i] = filtered[y * (rowBytes + 1) + 1 + i]! + guess(filter, left, up, corner);
    }
  }
  return rows;
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
