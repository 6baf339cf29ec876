import { formatDocument, type GraphDocument, type Op, parseDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { deflate } from './deflate.ts';
import { textAt } from './journal-moments.ts';
import { goBack, lastReadable } from './last-readable.ts';
import { readDocument } from './open-document.ts';
import type { DocumentStorage, StoredDocument } from './storage.ts';
import { memoryJournal } from './testing-journal.ts';

const film = (title: string): GraphDocument => ({ shotgraph: 1, title, nodes: {} });
const edit = (seq: number, op: Op) => ({ document: 'film', seq, at: seq * 1000, ops: JSON.stringify([op]) });
const rename = (seq: number, value: string) => edit(seq, { op: 'set-title', value });
const impossible = (seq: number) => edit(seq, { op: 'set-graph-output', name: '+', value: { from: 'shot.video' } });
const snapshot = async (seq: number, text: string) => ({
  ...{ document: 'film', seq, at: seq * 1000, words: '' },
  text: await deflate(text),
});
const titleOf = (text: string) => parseDocument(text).title;

function memoryStorage(): DocumentStorage & { readonly kept: Map<string, StoredDocument> } {
  const kept = new Map<string, StoredDocument>();
  return {
    kept,
    find: async (id) => kept.get(id),
    put: async (document) => void kept.set(document.id, document),
    list: async () => [...kept.values()],
    remove: async (id) => void kept.delete(id),
  };
}

describe('the last moment that can be read', () => {
  it('is right before the first edit that a document cannot have', async () => {
    const journal = memoryJournal();
    await journal.putSnapshot(await snapshot(0, formatDocument(film('A'))));
    await journal.append([rename(1, 'B'), rename(2, 'C'), impossible(3), rename(4, 'D')]);
    const found = (await lastReadable(journal, 'film'))!;
    expect([titleOf(found.text), found.seq, found.at]).toEqual(['C', 2, 2000]);
  });

  it('is looked for in earlier snapshots where later ones cannot be read', async () => {
    const journal = memoryJournal();
    await journal.putSnapshot(await snapshot(1, formatDocument(film('B'))));
    await journal.putSnapshot(await snapshot(3, '{"shotgraph":99}'));
    await journal.putSnapshot({ ...(await snapshot(4, '')), text: new Uint8Array([1, 2, 3]) });
    await journal.append([rename(2, 'C'), impossible(3)]);
    expect(titleOf((await lastReadable(journal, 'film'))!.text)).toBe('C');
    expect(await lastReadable(journal, 'other')).toBeUndefined();
  });

  it('becomes the document, with its unreadable text beside it and numbers that go on behind all edits', async () => {
    const [journal, storage] = [memoryJournal(), memoryStorage()];
    await journal.putSnapshot(await snapshot(0, formatDocument(film('A'))));
    await journal.append([rename(1, 'B'), impossible(2)]);
    const stored: StoredDocument = { id: 'film', title: 'B', text: '{"broken"', savedAt: 0, edits: 2, base: '/b/' };
    await storage.put(stored);
    const restored = await goBack(storage, journal, stored, (await lastReadable(journal, 'film'))!);
    expect(restored).toMatchObject({ id: 'film', title: 'B', edits: 2, base: '/b/' });
    const beside = [...storage.kept.values()].find(({ id }) => id !== 'film');
    expect(beside).toMatchObject({ title: 'B (cannot be read)', text: '{"broken"', edits: 0 });
    await journal.append([rename(3, 'C')]);
    const { stored: read } = await readDocument(storage, journal, restored);
    expect(titleOf(read.text)).toBe('C');
    expect(titleOf(await textAt(journal, 'film', 3))).toBe('C');
    expect(titleOf(await textAt(journal, 'film', 1))).toBe('B');
  });
});
