import { name, type PdfFile, type PdfValue, type Ref } from './file.ts';
import { readPng, type Samples } from './png.ts';

/** A picture in a file. */
export interface PdfImage {
  readonly ref: Ref;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Puts a PNG or JPEG into a file. JPEGs and opaque PNGs keep their bytes, so nothing is lost and little is done.
 *
 * @throws RangeError for anything else, and for damaged pictures
 */
export function addImage(file: PdfFile, bytes: Uint8Array): PdfImage {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return addSamples(file, readPng(bytes));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return addJpeg(file, bytes);
  throw new RangeError('the picture is neither PNG nor JPEG; convert it first');
}

const SPACES = { 1: name('DeviceGray'), 3: name('DeviceRGB'), 4: name('DeviceCMYK') } as const;

const about = (width: number, height: number, space: PdfValue, bits: number) => ({
  Type: name('XObject'),
  Subtype: name('Image'),
  Width: width,
  Height: height,
  ColorSpace: space,
  BitsPerComponent: bits,
});

function addSamples(file: PdfFile, { width, height, channels, bits, palette, data, filtered }: Samples): PdfImage {
  const space = palette
    ? [
        name('Indexed'),
        SPACES[3],
        Math.floor(palette.length / 3) - 1,
        palette.subarray(0, palette.length - (palette.length % 3)),
      ]
    : SPACES[channels];
  const facts = about(width, height, space, bits);
  // Predictor 15 is PNG's own filters.
  const parameters = { Predictor: 15, Colors: channels, BitsPerComponent: bits, Columns: width };
  const ref = filtered
    ? file.addStream(data, { ...facts, Filter: name('FlateDecode'), DecodeParms: parameters }, false)
    : file.addStream(data, facts);
  return { ref, width, height };
}

function addJpeg(file: PdfFile, bytes: Uint8Array): PdfImage {
  const { width, height, channels } = readJpegSize(bytes);
  const facts = about(width, height, SPACES[channels], 8);
  // Adobe's programs write the four inks turned round, and nearly all such files are theirs.
  const inks = channels === 4 ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {};
  return { ref: file.addStream(bytes, { ...facts, ...inks, Filter: name('DCTDecode') }, false), width, height };
}

/** Walks the markers of a JPEG to its frame header. */
function readJpegSize(bytes: Uint8Array): {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 10 < bytes.length; ) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) break;
    // Frame headers are C0 to CF but for tables (C4), a reserved one (C8) and arithmetic coding (CC).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const channels = bytes[at + 9]!;
      if (channels !== 1 && channels !== 3 && channels !== 4) break;
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), channels };
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  throw new RangeError('the JPEG is damaged; save the picture again');
}
