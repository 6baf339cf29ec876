import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sha256Text } from '../../hash.ts';
import { nodeHost } from './index.ts';

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

async function setup() {
  const store = mkdtempSync(join(tmpdir(), 'shotgraph-put-'));
  onTestFinished(() => rmSync(store, { recursive: true, force: true }));
  const folder = join(store, 'documents', 'one');
  return { store, folder, host: await nodeHost({ folder, store }) };
}
const abc = { hash: sha256Text('abc'), maxBytes: 10 };

describe('a file that is put beside a graph', () => {
  it('is there whole, is listed although its folder is within the store, and is replaced', async () => {
    const { host } = await setup();
    await host.putFile('media/fox.txt', chunks('ab', 'c'), abc);
    expect(await host.files.import('media/fox.txt')).toMatchObject({ hash: abc.hash, bytes: 3 });
    await host.putFile('./media//fox.txt', chunks('def'), { hash: sha256Text('def'), maxBytes: 3 });
    expect((await host.files.import('media/fox.txt')).hash).toBe(sha256Text('def'));
    expect(await host.files.list('')).toEqual(['media/fox.txt']);
  });

  it('is refused when it is others bytes, or too many, and nothing is left of it', async () => {
    const { host, store } = await setup();
    await expect(host.putFile('a', chunks('abx'), abc)).rejects.toMatchObject({ code: 'file-invalid' });
    await expect(host.putFile('a', chunks('abc'), { ...abc, maxBytes: 2 })).rejects.toThrow('more than 2 bytes');
    expect(await host.files.list('')).toEqual([]);
    await host.dispose();
    expect(readdirSync(join(store, 'tmp'))).toEqual([]);
  });

  it.each(['', '.', '../a', 'a/../../b', '/etc/passwd', 'C:/a', 'a\\b', 'a\0b'])('is refused as %j', async (path) => {
    const { host } = await setup();
    await expect(host.putFile(path, chunks('abc'), abc)).rejects.toMatchObject({ code: 'file-invalid' });
  });

  it('follows no link out of the folder, and replaces one that stands in its place', async () => {
    const { host, store, folder } = await setup();
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(store, 'outside'));
    symlinkSync(join(store, 'outside'), join(folder, 'media'));
    await expect(host.putFile('media/fox', chunks('abc'), abc)).rejects.toThrow('leaves the folder of the graph');
    await expect(host.putFile('media/deep/fox', chunks('abc'), abc)).rejects.toThrow('leaves the folder of the graph');
    writeFileSync(join(store, 'secret'), 'secret');
    symlinkSync(join(store, 'secret'), join(folder, 'fox'));
    await host.putFile('fox', chunks('abc'), abc);
    expect(readFileSync(join(store, 'secret'), 'utf8')).toBe('secret');
    expect(readFileSync(join(folder, 'fox'), 'utf8')).toBe('abc');
  });

  it('may go to the assets alone, under the name its bytes have', async () => {
    const { host } = await setup();
    await host.putAsset(chunks('ab', 'c'), abc);
    expect(await (await host.assets.get(abc.hash)).text()).toBe('abc');
    await expect(host.putAsset(chunks('x'), abc)).rejects.toMatchObject({ code: 'file-invalid' });
    expect(await host.assets.has(sha256Text('x'))).toBe(false);
  });
});
