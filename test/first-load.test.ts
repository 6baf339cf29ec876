import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildEditor } from './editor/build-editor.ts';

/** What has to come before anything is to be seen, packed as servers send it, KiB. */
const MOST_KIB = 250;

it('the editor shows itself after at most 250 KiB', async () => {
  const { folder, remove } = await buildEditor();
  try {
    const page = await readFile(`${folder}/index.html`, 'utf8');
    const files = [...page.matchAll(/(?:href|src)="\.\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path!);
    expect(files.map((path) => path.split('.').at(-1))).toEqual(expect.arrayContaining(['js', 'css']));
    const sizes = await Promise.all(files.map(async (path) => gzipSync(await readFile(`${folder}/${path}`)).length));
    const kib = sizes.reduce((sum, size) => sum + size, 0) / 1024;
    expect(kib).toBeLessThanOrEqual(MOST_KIB);
  } finally {
    await remove();
  }
}, 120_000);
