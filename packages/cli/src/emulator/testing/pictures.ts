import { crc32, deflateSync } from 'node:zlib';
import { toneWav } from '../media/tone.ts';

/** A grey PNG of a size. */
export function greyPng(width: number, height: number, grey = 128): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, grey);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A grey picture as a data URL. */
export const greyUrl = (width: number, height: number): string =>
  `data:image/png;base64,${greyPng(width, height).toString('base64')}`;

/** A sound as a data URL. */
export const toneUrl = (seconds: number): string =>
  `data:audio/wav;base64,${Buffer.from(toneWav(seconds)).toString('base64')}`;
