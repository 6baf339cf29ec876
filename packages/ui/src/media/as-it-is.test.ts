import { expect, it } from 'vitest';
import { asItIs } from './as-it-is.ts';

const PNG = '\u0089PNG\r\n\u001a\n';
const MP4 = '\0\0\0\u0020ftypisom';
const WAV = 'RIFF\0\0\0\0WAVE';
const file = (name: string, content: string) =>
  new File([Uint8Array.from(content, (sign) => sign.charCodeAt(0))], name);

it.each([
  ['fox.png', PNG, 'image', 'fox.png'],
  ['fake.mp4', PNG, 'image', 'fake.png'],
  ['take.one.png', MP4, 'video', 'take.one.mp4'],
  // Only sound may be in it.
  ['song.m4a', MP4, 'audio', 'song.m4a'],
  ['song', WAV, 'audio', 'song.wav'],
  ['empty.mov', '', 'video', 'empty.mov'],
  ['words.txt', 'words', undefined, 'words.txt'],
])('a file is what its content says, called so: %s', async (name, content, kind, called) => {
  const found = await asItIs(file(name, content));
  expect([found.kind, found.file.name]).toEqual([kind, called]);
});
