import { deflate } from '../doc/deflate.ts';
import { crc32Of } from './crc32.ts';

/** One file of an archive. */
export interface ZipPart {
  /** Path with `/`. */
  readonly name: string;
  readonly bytes: Blob;
  /** Worth it for text; media are compressed already. */
  readonly isCompressed?: boolean;
}

/** Largest archive that the plain format can hold. */
export const MAX_ZIP_BYTES = 0xffffffff;

/** A fixed day, so that equal content gives equal archives: 1 January 1980, the first there is. */
const DAY = 0x21;
const UTF8 = 0x800;

/**
 * Makes a ZIP archive (APPNOTE 6.3.3 §4.3) that refers to its parts instead of copying them: however large the media are, they are
 * read once for their checksum and once when the archive is written.
 *
 * @throws RangeError for archives beyond `MAX_ZIP_BYTES`
 */
export async function writeZip(parts: readonly ZipPart[]): Promise<Blob> {
  const body: BlobPart[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes, isCompressed = false } of parts) {
    const content = isCompressed ? new Blob([await deflate(bytes, 'deflate-raw')]) : bytes;
    const path = new TextEncoder().encode(name);
    const facts = {
      method: isCompressed ? 8 : 0,
      crc: await crc32Of(bytes),
      ...{ packed: content.size, size: bytes.size, nameLength: path.length, offset },
    };
    body.push(localHeader(facts), path, content);
    directory.push(centralHeader(facts), path);
    offset += 30 + path.length + content.size;
    if (offset > MAX_ZIP_BYTES)
      throw new RangeError('The media are more than 4 GB, which one file of this kind cannot hold');
  }
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  return new Blob([...body, ...directory, endRecord(parts.length, directorySize, offset)], { type: 'application/zip' });
}

interface Facts {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly nameLength: number;
  readonly offset: number;
}

/** Bytes from numbers of two or four bytes each, the lowest byte first. */
function record(...fields: readonly (readonly [2 | 4, number])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

const common = ({ method, crc, packed, size, nameLength }: Facts) =>
  [
    [2, UTF8],
    [2, method],
    [2, 0],
    [2, DAY],
    [4, crc],
    [4, packed],
    [4, size],
    [2, nameLength],
    [2, 0],
  ] as const;

const localHeader = (facts: Facts) => record([4, 0x04034b50], [2, 20], ...common(facts));

const centralHeader = (facts: Facts) =>
  record([4, 0x02014b50], [2, 20], [2, 20], ...common(facts), [2, 0], [2, 0], [2, 0], [4, 0], [4, facts.offset]);

const endRecord = (count: number, size: number, offset: number) =>
  record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
