import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { documentFolder, KEPT_MS, removeForgotten } from './document-folders.ts';

const DAY = 24 * 60 * 60_000;

function setup() {
  const store = mkdtempSync(join(tmpdir(), 'shotgraph-folders-'));
  onTestFinished(() => rmSync(store, { recursive: true, force: true }));
  const documents = join(store, 'documents');
  mkdirSync(documents);
  return { store, documents, names: () => readdirSync(documents).sort() };
}

describe('the files of documents on a server', () => {
  it('are removed once nobody has asked for the document in 30 days', async () => {
    const { store, documents, names } = setup();
    for (const name of ['document-one', 'document-two']) {
      const folder = await documentFolder(store, name);
      mkdirSync(join(folder, 'media'));
      writeFileSync(join(folder, 'media', 'fox.png'), 'fox');
      // When the files came does not matter.
      utimesSync(join(folder, 'media', 'fox.png'), 0, 0);
      utimesSync(folder, 0, 0);
    }
    const now = Date.now();
    expect(await removeForgotten(store, now + 29 * DAY)).toEqual([]);
    const asked = new Date(now - 31 * DAY);
    utimesSync(join(store, 'documents-asked-for', 'document-one'), asked, asked);
    expect(await removeForgotten(store, now)).toEqual(['document-one']);
    expect(names()).toEqual(['document-two']);
    expect(existsSync(join(documents, 'document-two', 'media', 'fox.png'))).toBe(true);
  });

  it('are kept by whoever asks for the document again', async () => {
    const { store } = setup();
    await documentFolder(store, 'document-one');
    utimesSync(join(store, 'documents-asked-for', 'document-one'), 0, 0);
    await documentFolder(store, 'document-one');
    expect(await removeForgotten(store)).toEqual([]);
  });

  it('are counted from now on where nobody has written down when they were asked for', async () => {
    const { store, documents, names } = setup();
    mkdirSync(join(documents, 'document-old'));
    utimesSync(join(documents, 'document-old'), 0, 0);
    const now = Date.now();
    expect(await removeForgotten(store, now)).toEqual([]);
    expect(await removeForgotten(store, now + KEPT_MS + DAY)).toEqual(['document-old']);
    expect(names()).toEqual([]);
  });

  it('are all that is removed: nothing behind a link, nothing that is no document, nothing beside them', async () => {
    const { store, documents, names } = setup();
    for (const name of ['runs', 'assets', 'results', 'elsewhere']) {
      mkdirSync(join(store, name));
      writeFileSync(join(store, name, 'kept'), '');
      utimesSync(join(store, name, 'kept'), 0, 0);
    }
    symlinkSync(join(store, 'elsewhere'), join(documents, 'document-link'));
    mkdirSync(join(documents, 'Notes.d'));
    mkdirSync(join(store, 'documents-asked-for'));
    for (const name of ['document-link', 'Notes.d', 'document-file']) {
      writeFileSync(join(store, 'documents-asked-for', name), '');
      utimesSync(join(store, 'documents-asked-for', name), 0, 0);
    }
    writeFileSync(join(documents, 'document-file'), '');
    expect(await removeForgotten(store)).toEqual([]);
    expect(names()).toEqual(['Notes.d', 'document-file', 'document-link']);
    for (const name of ['runs', 'assets', 'results', 'elsewhere'])
      expect(readdirSync(join(store, name))).toEqual(['kept']);
  });

  it('need not be there', async () => {
    expect(await removeForgotten(join(tmpdir(), 'shotgraph-no-such-store'))).toEqual([]);
  });
});
