import { appendFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordingFetch, replayingFetch } from '@shotgraph/nodes/recording';
import { describe, expect, it } from 'vitest';
import { workspace } from '../testing/workspace.ts';
import { folderRecording } from './folder-store.ts';

const NAME = `${'ab'.repeat(32)}.mp4`;
const text = (blob: Blob) => blob.text();

describe('a recording in a folder', () => {
  it('creates nothing before the first write, and says so when there is nothing to read', async () => {
    const { path, list } = workspace();
    const store = folderRecording(path('tape'));
    await expect(store.read()).rejects.toThrow('tape/exchanges.ndjson: it is not there; check the folder');
    await expect(store.getBody(NAME)).rejects.toThrow('it is not there');
    expect(list()).toEqual([]);
  });

  it('keeps exchanges in order, one a line, and goes on where another process stopped', async () => {
    const { path } = workspace();
    const store = folderRecording(path('tape'));
    await Promise.all([1, 2, 3].map((n) => store.append({ n, text: 'two\nlines' })));
    await folderRecording(path('tape')).append({ n: 4 });
    expect(readFileSync(path('tape', 'exchanges.ndjson'), 'utf8').split('\n')).toHaveLength(5);
    expect(await store.read()).toMatchObject([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
  });

  it.each(['{"n":2,"te', '{"n":2,"te\n', '\0\0\0\n'])(
    'drops a torn last line %j, also before the next one',
    async (torn) => {
      const { path } = workspace();
      const log = path('tape', 'exchanges.ndjson');
      await folderRecording(path('tape')).append({ n: 1 });
      appendFileSync(log, torn);
      const store = folderRecording(path('tape'));
      expect(await store.read()).toEqual([{ n: 1 }]);
      await store.append({ n: 3 });
      expect(await store.read()).toEqual([{ n: 1 }, { n: 3 }]);
      expect(readFileSync(log, 'utf8')).toBe('{"n":1}\n{"n":3}\n');
    },
  );

  it('names the line when one in the middle is damaged', async () => {
    const { path } = workspace();
    mkdirSync(path('tape'));
    writeFileSync(path('tape', 'exchanges.ndjson'), '{"n":1}\n{"n":\n{"n":3}\n');
    await expect(folderRecording(path('tape')).read()).rejects.toThrow(
      'is damaged at line 2; restore it, or record again',
    );
  });

  it('keeps bodies whole, twice if need be, and leaves nothing else behind', async () => {
    const { path } = workspace();
    const store = folderRecording(path('tape'));
    await Promise.all(['one', 'one'].map((content) => store.putBody(NAME, new Blob([content, content]))));
    expect(await text(await store.getBody(NAME))).toBe('oneone');
    expect(readdirSync(path('tape', 'bodies'))).toEqual([NAME]);
  });

  it.each([
    `../${NAME}`,
    `..\\${NAME}`,
    `sub/${NAME}`,
    '/etc/passwd',
    '..',
    '',
    `${NAME}/..`,
    `${NAME}\0`,
    `${NAME}\n`,
    NAME.toUpperCase(),
    `${NAME}.part`,
  ])('refuses %j for a name', async (name) => {
    const { path, list } = workspace();
    const store = folderRecording(path('tape'));
    const refused = { code: 'storage-failed', message: expect.stringContaining('is no name of a body') };
    await expect(store.putBody(name, new Blob(['x']))).rejects.toMatchObject(refused);
    await expect(store.getBody(name)).rejects.toMatchObject(refused);
    expect(list()).toEqual([]);
  });

  it('follows no links out of the folder', async () => {
    const { path, list } = workspace();
    mkdirSync(path('elsewhere'));
    writeFileSync(path('elsewhere', 'mine'), 'mine');
    mkdirSync(path('tape', 'bodies'), { recursive: true });
    symlinkSync(path('elsewhere', 'mine'), path('tape', 'bodies', NAME));
    symlinkSync(path('elsewhere', 'mine'), path('tape', 'exchanges.ndjson'));
    const store = folderRecording(path('tape'));
    const refused = { message: expect.stringContaining('is no plain file') };
    await expect(store.getBody(NAME)).rejects.toMatchObject(refused);
    await expect(store.read()).rejects.toMatchObject(refused);
    await expect(store.append({})).rejects.toMatchObject(refused);
    // The link itself is replaced, not what it leads to.
    await store.putBody(NAME, new Blob(['theirs']));
    expect(await text(await store.getBody(NAME))).toBe('theirs');

    mkdirSync(path('other'));
    symlinkSync(path('elsewhere'), path('other', 'bodies'));
    const other = folderRecording(path('other'));
    await expect(other.putBody(NAME, new Blob(['theirs']))).rejects.toThrow('leads out of the recording');
    await expect(other.getBody(NAME)).rejects.toThrow('leads out of the recording');
    expect(list('elsewhere')).toEqual(['mine']);
    expect(readFileSync(path('elsewhere', 'mine'), 'utf8')).toBe('mine');
  });

  it('says what to do when it cannot write', async () => {
    const { path } = workspace();
    writeFileSync(path('tape'), 'a file');
    const store = folderRecording(path('tape'));
    const refused = {
      code: 'storage-failed',
      message: expect.stringMatching(/tape.*: part of the path is a file; choose/),
    };
    await expect(store.append({})).rejects.toMatchObject(refused);
    await expect(store.putBody(NAME, new Blob(['x']))).rejects.toMatchObject(refused);
  });

  it('plays in another process what was recorded in one', async () => {
    const { path } = workspace();
    const film = new Uint8Array(300_000).map((_, at) => at % 251);
    const answers = [Response.json({ url: 'https://a.example/film?token=abcdefgh0123' }), new Response(film)];
    const record = recordingFetch(async () => answers.shift()!, {
      write: folderRecording(path('tape')),
      secrets: () => [],
    });
    const watch = async (fetch: typeof record) => {
      const { url } = (await (await fetch('https://a.example/job', {})).json()) as { readonly url: string };
      return new Uint8Array(await (await fetch(url, {})).arrayBuffer());
    };
    expect(await watch(record)).toEqual(film);
    expect(await watch(replayingFetch(folderRecording(path('tape'))))).toEqual(film);
    const kept = readFileSync(join(path('tape'), 'exchanges.ndjson'), 'utf8');
    expect(kept).not.toContain('abcdefgh0123');
  });
});
