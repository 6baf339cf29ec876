import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** A black and white picture of any size in a small file: all rows are equal and pack well. */
export const blankPng = (width: number, height: number): Buffer =>
  png(width, height, [1, 0], Buffer.alloc((Math.ceil(width / 8) + 1) * height));

/** A picture of noise, always the same, that nothing can pack. */
export function noisePng(width: number, height: number): Buffer {
  const stride = width * 3 + 1;
  const rows = Buffer.alloc(stride * height);
  let state = 1;
  for (let i = 0; i < rows.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The first byte of a row is its filter.
    if (i % stride > 0) rows[i] = state >>> 24;
  }
  return png(width, height, [8, 2], rows);
}

/** @param depth - bits per sample and colour type */
function png(width: number, height: number, depth: readonly [bits: number, type: number], rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(depth, 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** An MP4 that is whole and well formed, with a film of no track and no length. */
export const emptyMp4 = (): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
    box('moov', box('mvhd', movieHeader())),
    box('mdat', Buffer.alloc(0)),
  ]);

/** Times and length 0, 1000 units a second, normal speed and volume, identity matrix. */
function movieHeader(): Buffer {
  const header = Buffer.alloc(100);
  header.writeUInt32BE(1000, 12);
  header.writeUInt32BE(0x10000, 20);
  header.writeUInt16BE(0x100, 24);
  for (const [at, value] of [
    [36, 0x10000],
    [52, 0x10000],
    [68, 0x40000000],
    [96, 1],
  ] as const)
    header.writeUInt32BE(value, at);
  return header;
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** JSON of 10 MB with arrays in arrays, 100,000 deep. */
export const deepDocument = (): string =>
  `{"shotgraph":1,"title":"${'x'.repeat(10 * 2 ** 20)}","nodes":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
