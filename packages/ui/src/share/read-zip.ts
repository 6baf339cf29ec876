import { inflate } from '../doc/deflate.ts';
import { crc32Of } from './crc32.ts';

/** How much of an archive is accepted, since a few bytes of it can claim to be any number. */
export interface ZipLimits {
  readonly entries: number;
  /** All files of the archive together, unpacked. */
  readonly bytes: number;
  /** Times that a compressed file may grow. */
  readonly ratio: number;
}

/** One file of an archive; nothing of it has been read yet. */
export interface ZipEntry {
  /** A relative path with `/` that stays below where it is put. */
  readonly name: string;
  readonly bytes: number;
  /** @throws Error saying what is wrong with it */
  read(): Promise<Blob>;
}

/** Longest end record: its own 22 bytes and a comment. */
const MAX_END_BYTES = 22 + 0xffff;
const MAX_NAME_LENGTH = 240;
/** Files up to this size may grow as they like. */
const SMALL_BYTES = 1 << 20;

const refuse = (why: string) => new Error(`The archive ${why}; nothing of it was taken in`);

/**
 * Looks at a ZIP archive that may be hostile. Reads its directory only; files are cut out of the blob when they are asked for.
 *
 * @throws Error saying why the archive is refused
 */
export async function readZip(archive: Blob, limits: ZipLimits): Promise<readonly ZipEntry[]> {
  const { count, size, offset, end } = await readEnd(archive);
  if (count > limits.entries) throw refuse(`holds ${count} files, more than the ${limits.entries} that are accepted`);
  if (offset + size > end) throw refuse('is damaged: its directory lies beyond its end');
  const directory = new DataView(await archive.slice(offset, offset + size).arrayBuffer());
  const headers: Header[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const header = readHeader(directory, at);
    at += header.length;
    headers.push(header);
  }
  const files = headers.filter(({ name }) => !name.endsWith('/'));
  check(files, offset, limits);
  return files.map((header) => ({ name: header.name, bytes: header.size, read: () => readFile(archive, header) }));
}

interface Header {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** Bytes that the header itself takes in the directory. */
  readonly length: number;
}

async function readEnd(archive: Blob) {
  const start = Math.max(0, archive.size - MAX_END_BYTES);
  const view = new DataView(await archive.slice(start).arrayBuffer());
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50 || at + 22 + view.getUint16(at + 20, true) !== view.byteLength)
      continue;
    const [count, size, offset] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
    ];
    if (view.getUint16(at + 4, true) !== 0 || count !== view.getUint16(at + 8, true))
      throw refuse('is one part of several');
    if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) throw refuse('is of the large kind (ZIP64)');
    return { count, size, offset, end: start + at };
  }
  throw refuse('is no ZIP archive, or its end is missing');
}

function readHeader(view: DataView, at: number): Header {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw refuse('has a damaged directory');
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const nameLength = view.getUint16(at + 28, true);
  const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (at + length > view.byteLength) throw refuse('has a damaged directory');
  const name = checkedName(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
  if (flags & 1) throw refuse(`holds ${name} encrypted`);
  if (method !== 0 && method !== 8) throw refuse(`holds ${name} in a form (${method}) that is not read`);
  // The highest bits say what a Unix system makes of it: 10 is a link to somewhere else.
  if (view.getUint32(at + 38, true) >>> 28 === 10) throw refuse(`holds ${name} as a link to another place`);
  return {
    ...{ name, method, length },
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

/** A name is a path below the place it is put, and of characters that people see. */
function checkedName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('has a file whose name is no text');
  }
  const shown = JSON.stringify(name.slice(0, 80));
  if (name === '' || name.length > MAX_NAME_LENGTH) throw refuse(`has a file with an unusable name (${shown})`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(name)) throw refuse(`has a file with an unusable name (${shown})`);
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) throw refuse(`names an absolute path (${shown})`);
  if (name.split('/').some((part) => part === '..' || part === '.'))
    throw refuse(`names a path outside of it (${shown})`);
  return name;
}

function check(files: readonly Header[], directoryAt: number, { bytes, ratio }: ZipLimits): void {
  const names = new Set<string>();
  let total = 0;
  let end = 0;
  for (const { name, method, packed, size, offset } of [...files].sort((a, b) => a.offset - b.offset)) {
    if (names.has(name)) throw refuse(`holds ${name} twice`);
    names.add(name);
    total += size;
    if (total > bytes) throw refuse(`unpacks to more than ${Math.round(bytes / 2 ** 20)} MB`);
    if (method === 0 && packed !== size) throw refuse(`says two sizes of ${name}`);
    if (size > SMALL_BYTES && size > packed * ratio)
      throw refuse(
        `holds ${name} compressed ${Math.round(size / Math.max(1, packed))} times, as only archives made to do harm do`,
      );
    // Files that share bytes are how a small archive unpacks to a huge one.
    if (offset < end || offset + 30 + packed > directoryAt) throw refuse(`holds ${name} where another file is`);
    end = offset + 30 + packed;
  }
}

async function readFile(archive: Blob, { name, method, crc, packed, size, offset }: Header): Promise<Blob> {
  const local = new DataView(await archive.slice(offset, offset + 30).arrayBuffer());
  if (local.byteLength < 30 || local.getUint32(0, true) !== 0x04034b50) throw refuse(`is damaged at ${name}`);
  const start = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const content = archive.slice(start, start + packed);
  let bytes = content;
  if (method === 8) {
    bytes = await inflate(content, size, 'deflate-raw').catch(() => {
      throw refuse(`holds ${name} damaged, or larger than it says`);
    });
  }
  if (bytes.size !== size || (await crc32Of(bytes)) !== crc) throw refuse(`holds ${name} damaged`);
  return bytes;
}
