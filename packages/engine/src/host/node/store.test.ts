import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sha256Text } from '../../hash.ts';
import type { StoredEntry, StoredResult } from '../../host.ts';
import { nodeHost } from './index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const RESULT: StoredResult = { outputs: { text: 'fox' }, assets: [], elapsedMs: 1, at: '2026-01-02T03:04:05Z' };
/** A process id that no system gives to anybody. */
const DEAD = 2 ** 30;

async function namesIn(list: AsyncIterable<StoredEntry>): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of list) names.push(name);
  return names;
}

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const host = await nodeHost({ folder });
  const inStore = (...path: string[]) => join(host.storeFolder, ...path);
  const assetPath = (hash: string) => inStore('assets', hash.slice(0, 2), hash);
  return { folder, host, inStore, assetPath, reopen: () => nodeHost({ folder }) };
}

it('[H3] finds assets that were cut short or overwritten, and mends them when they are made again', async () => {
  const { host, assetPath } = await setUp();
  for (const damage of [(path: string) => truncate(path, 3), (path: string) => writeFile(path, 'hex')]) {
    const hash = await host.assets.put(bytes('fox'.repeat(100)));
    await rm(assetPath(hash));
    await writeFile(assetPath(hash), 'fox'.repeat(100));
    expect(await host.assets.has(hash)).toBe(true);
    await damage(assetPath(hash));
    expect(await host.assets.has(hash)).toBe(false);
    await expect(host.assets.get(hash)).rejects.toMatchObject({ code: 'storage-failed' });
    await host.assets.put(bytes('fox'.repeat(100)));
    expect(await (await host.assets.get(hash)).text()).toBe('fox'.repeat(100));
  }
});

it('[H3] tells a changed byte in an asset of the same size, also after a restart', async () => {
  const { host, assetPath, reopen } = await setUp();
  const hash = await host.assets.put(bytes('a fox runs'));
  await rm(assetPath(hash));
  await writeFile(assetPath(hash), 'a fax runs');
  expect(await (await reopen()).assets.has(hash)).toBe(false);
});

it('[H3] keeps assets usable when what is kept beside them is damaged', async () => {
  const { host, assetPath, reopen } = await setUp();
  const hash = await host.assets.put(bytes('fox'));
  await writeFile(`${assetPath(hash)}.json`, '{"stamp":');
  const { assets } = await reopen();
  expect(await assets.findFacts(hash)).toBeUndefined();
  expect(await (await assets.get(hash)).text()).toBe('fox');
});

it('[H4] takes a damaged, cut or swapped result for a missing one', async () => {
  const { host, inStore } = await setUp();
  const [a, b] = [sha256Text('a'), sha256Text('b')];
  const path = inStore('results', a.slice(0, 2), `${a}.json`);
  await host.results.put(a, RESULT);
  await host.results.put(b, { ...RESULT, outputs: { text: 'other' } });
  const whole = await readFile(path, 'utf8');
  const other = await readFile(inStore('results', b.slice(0, 2), `${b}.json`), 'utf8');
  for (const text of ['', '{}', 'null', whole.slice(0, -2), whole.replace('fox', 'fax'), other]) {
    await writeFile(path, text);
    expect(await host.results.find(a)).toBeUndefined();
  }
  await writeFile(path, whole);
  expect(await host.results.find(a)).toEqual(RESULT);
});

it('[H8] tells damaged assets and results, whatever their files look like', async () => {
  const { host, inStore, assetPath } = await setUp();
  const hash = await host.assets.put(bytes('a fox runs'));
  const key = sha256Text('key');
  await host.results.put(key, RESULT);
  // Bits that rot leave size and time alone: only reading finds them.
  const { mtime, atime } = await stat(assetPath(hash));
  await chmod(assetPath(hash), 0o644);
  await writeFile(assetPath(hash), 'a fax runs');
  await utimes(assetPath(hash), atime, mtime);
  expect(await host.assets.verify(hash)).toBe('damaged');
  const record = inStore('results', key.slice(0, 2), `${key}.json`);
  await writeFile(record, (await readFile(record, 'utf8')).replace('fox', 'fax'));
  expect(await host.results.verify(key)).toBe('damaged');
  expect(await namesIn(host.results.list())).toEqual([key]);
  await host.results.remove(key);
  await host.assets.remove(hash);
  expect([await host.results.verify(key), await host.assets.verify(hash)]).toEqual(['missing', 'missing']);
  expect(await readdir(inStore('assets', hash.slice(0, 2)))).toEqual([]);
});

it('[H8] notes uses that are an hour apart, and does not take listing, peeking or verifying for one', async () => {
  const { host, inStore, assetPath, reopen } = await setUp();
  const hash = await host.assets.put(bytes('fox'));
  const key = sha256Text('key');
  await host.results.put(key, RESULT);
  const record = inStore('results', key.slice(0, 2), `${key}.json`);
  const uses = async () => {
    const { results, assets, dispose } = await reopen();
    const found = [];
    for await (const { usedAt } of results.list()) found.push(usedAt);
    for await (const { usedAt } of assets.list()) found.push(usedAt);
    await dispose();
    return found;
  };
  for (const { ageMs, noted } of [
    { ageMs: 50 * 60_000, noted: false },
    { ageMs: 70 * 60_000, noted: true },
  ]) {
    const then = new Date(Date.now() - ageMs);
    await utimes(assetPath(hash), then, then);
    const { results, assets, dispose } = await reopen();
    expect(await assets.has(hash)).toBe(true);
    await dispose();
    for (const path of [record, `${assetPath(hash)}.json`]) await utimes(path, then, then);
    await results.find(key, { peek: true });
    await Promise.all([results.verify(key), assets.verify(hash)]);
    expect(await uses()).toEqual([then.getTime(), then.getTime()]);
    const later = await reopen();
    await Promise.all([later.results.find(key), later.assets.has(hash)]);
    await later.dispose();
    for (const usedAt of await uses()) expect(usedAt > then.getTime()).toBe(noted);
  }
  const then = new Date(Date.now() - 10 * 60_000);
  await utimes(`${assetPath(hash)}.json`, then, then);
  await utimes(assetPath(hash), then, then);
  // Storing is noted whenever it was: the collection that must not remove it may be under way.
  await host.assets.put(bytes('fox'));
  expect((await uses())[1]).toBeGreaterThan(then.getTime());
});

it('[H9] takes a damaged note for a missing one', async () => {
  const { host, inStore } = await setUp();
  await host.results.putNote('graph', 'text');
  const [name] = await readdir(inStore('notes'));
  const whole = await readFile(inStore('notes', name!), 'utf8');
  for (const text of ['', whole.slice(0, -3), whole.replace(/text$/, 'next')]) {
    await writeFile(inStore('notes', name!), text);
    expect(await host.results.findNote('graph')).toBeUndefined();
  }
});

it('[H6] drops a torn last line, and goes on after it', async () => {
  const { host, inStore, reopen } = await setUp();
  await host.journal.append('run', 1);
  await host.journal.append('run', 'ünï');
  const path = inStore('runs', 'run.ndjson');
  const whole = await readFile(path);
  for (const tail of ['{"crc32":"', '{"crc32":"00000000","record":3}\n', '\0\0\0\n']) {
    await writeFile(path, Buffer.concat([whole, Buffer.from(tail)]));
    expect(await host.journal.read('run')).toEqual([1, 'ünï']);
    const { journal } = await reopen();
    await journal.append('run', 2);
    expect(await journal.read('run')).toEqual([1, 'ünï', 2]);
  }
});

it('[H6] refuses a journal with a bad record in the middle, naming the line', async () => {
  const { host, inStore } = await setUp();
  for (const n of [1, 2, 3]) await host.journal.append('run', n);
  const path = inStore('runs', 'run.ndjson');
  await writeFile(path, (await readFile(path, 'utf8')).replace('"record":2', '"record":7'));
  await expect(host.journal.read('run')).rejects.toThrow(`Journal ${path} is damaged at line 2`);
});

it('[H5] refuses links that leave the folder and things that are no files, and follows links inside', async () => {
  const { folder, host } = await setUp();
  await mkdir(join(folder, 'media'));
  await writeFile(join(folder, 'media/fox.png'), 'fox');
  await symlink('media/fox.png', join(folder, 'inside.png'));
  await symlink('/etc/hostname', join(folder, 'outside.png'));
  await symlink('..', join(folder, 'up'));
  expect((await host.files.import('inside.png')).hash).toBe(sha256Text('fox'));
  await expect(host.files.import('outside.png')).rejects.toMatchObject({ code: 'file-invalid' });
  await expect(host.files.import('up')).rejects.toMatchObject({ code: 'file-invalid' });
  await expect(host.files.import('media')).rejects.toThrow(`${join(folder, 'media')} is a folder`);
  await expect(host.files.import('media/fox.png/x')).rejects.toMatchObject({ code: 'file-missing' });
});

it('[H12] lists links by what they lead to, and goes round no circle', async () => {
  const { folder, host } = await setUp();
  await mkdir(join(folder, 'media/deep'), { recursive: true });
  await writeFile(join(folder, 'media/fox.png'), 'fox');
  await writeFile(join(folder, 'media/deep/cub.png'), 'cub');
  await writeFile(join(folder, 'media/a\\b.png'), 'a name that documents cannot write');
  await symlink('fox.png', join(folder, 'media/inside.png'));
  await symlink('media', join(folder, 'again'));
  await symlink('..', join(folder, 'media/round'));
  await symlink('/etc', join(folder, 'outside'));
  await symlink('/etc/hostname', join(folder, 'outside.png'));
  await symlink('nothing', join(folder, 'dangling.png'));
  await host.assets.put(bytes('fox'));
  const own = (start: string) => ['deep/cub.png', 'fox.png', 'inside.png'].map((name) => `${start}/${name}`);
  for (const start of ['media', 'again']) expect(await host.files.list(start)).toEqual(own(start));
  expect(await host.files.list('media/round/again')).toEqual([]);
  expect(await host.files.list('')).toEqual([...own('again'), ...own('media')].sort());
  for (const path of await host.files.list('')) await host.files.import(path);
  await expect(host.files.list('outside')).rejects.toMatchObject({ code: 'file-invalid' });
});

it('[H12] leaves out the store, wherever it is', async () => {
  const { folder } = await setUp();
  const host = await nodeHost({ folder, store: join(folder, 'kept/store') });
  await writeFile(join(folder, 'fox.png'), 'fox');
  await host.files.import('fox.png');
  await writeFile(join(folder, 'kept/cub.png'), 'cub');
  expect(await host.files.list('')).toEqual(['fox.png', 'kept/cub.png']);
  for (const path of ['kept/store', 'kept/store/assets']) expect(await host.files.list(path)).toEqual([]);
});

it('[H5] names the path looked for and the names near it', async () => {
  const { folder, host } = await setUp();
  await writeFile(join(folder, 'fox.png'), 'fox');
  const message = `No file at ${join(folder, 'fix.png')}; near it are "fox.png"`;
  await expect(host.files.import('fix.png')).rejects.toThrow(message);
});

it('[H5] does not read a file again while path, size and modification time are the same', async () => {
  const { folder, host, reopen } = await setUp();
  const path = join(folder, 'fox.png');
  const past = new Date(Date.now() - 60_000);
  await writeFile(path, 'fox');
  await utimes(path, past, past);
  const { hash } = await host.files.import('fox.png');
  await writeFile(path, 'fax');
  await utimes(path, past, past);
  expect((await host.files.import('fox.png')).hash).toBe(hash);
  expect((await (await reopen()).files.import('fox.png')).hash).toBe(hash);
  await utimes(path, past, new Date());
  expect((await host.files.import('fox.png')).hash).toBe(sha256Text('fax'));
});

it('[H5] sees a change that follows at once, too soon for a new modification time', async () => {
  const { folder, host } = await setUp();
  for (let n = 10; n < 60; n++) {
    await writeFile(join(folder, 'fox.png'), `fox ${n}`);
    expect((await host.files.import('fox.png')).hash).toBe(sha256Text(`fox ${n}`));
  }
});

it('sweeps temporaries that a crash left behind, and only those', async () => {
  const { host, inStore } = await setUp();
  const old = new Date(Date.now() - 2 * 3600_000);
  for (const name of [`${DEAD}-old`, `${DEAD}-young`, `${process.pid}-old`]) {
    await mkdir(inStore('tmp', name), { recursive: true });
    if (name.endsWith('old')) await utimes(inStore('tmp', name), old, old);
  }
  await host.assets.put(bytes('fox'));
  await host.dispose();
  expect((await readdir(inStore('tmp'))).sort()).toEqual([`${DEAD}-young`, `${process.pid}-old`].sort());
});

it('exports assets whole, into new folders, over old files', async () => {
  const { folder, host } = await setUp();
  const hash = await host.assets.put(bytes('fox'));
  const target = join(folder, 'out/films/fox.mp4');
  await host.exportAsset(hash, target);
  await host.exportAsset(hash, target);
  expect(await readFile(target, 'utf8')).toBe('fox');
  expect(await readdir(join(folder, 'out/films'))).toEqual(['fox.mp4']);
});

it('says where an export could not be written and what to do, leaving nothing there', async () => {
  const { folder, host } = await setUp();
  const hash = await host.assets.put(bytes('fox'));
  await writeFile(join(folder, 'file'), '');
  await mkdir(join(folder, 'out/fox.mp4'), { recursive: true });
  const below = join(folder, 'file/fox.mp4');
  await expect(host.exportAsset(hash, below)).rejects.toThrow(`Could not write ${below}: part of the path is a file`);
  const taken = join(folder, 'out/fox.mp4');
  await expect(host.exportAsset(hash, taken)).rejects.toThrow(
    `Could not write ${taken}: there is a folder in its place`,
  );
  expect(await readdir(join(folder, 'out'))).toEqual(['fox.mp4']);
  await expect(host.exportAsset('0'.repeat(64), taken)).rejects.toMatchObject({ code: 'storage-failed' });
});

it('says that a store cannot be created, naming it', async () => {
  const { folder } = await setUp();
  await writeFile(join(folder, 'file'), '');
  const store = join(folder, 'file/store');
  const host = await nodeHost({ folder, store });
  const failure = { code: 'storage-failed', message: expect.stringContaining(store) };
  await expect(host.assets.put(bytes('fox'))).rejects.toMatchObject(failure);
  await expect(host.results.put('key', RESULT)).rejects.toMatchObject(failure);
  await expect(host.journal.append('run', 1)).rejects.toMatchObject(failure);
  expect(await host.results.find('key')).toBeUndefined();
});

it('[H6] goes on after half a line that another process left while this one had the journal open', async () => {
  const { host, inStore, reopen } = await setUp();
  await host.journal.append('run', 1);
  const { appendFile } = await import('node:fs/promises');
  await appendFile(inStore('runs', 'run.ndjson'), '{"crc32":"0000');
  await host.journal.append('run', 2);
  expect(await host.journal.read('run')).toEqual([1, 2]);
  expect(await (await reopen()).journal.read('run')).toEqual([1, 2]);
});
