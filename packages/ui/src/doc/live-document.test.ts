import { formatDocument, parseDocument } from '@shotgraph/engine';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SaveState } from './autosave.ts';
import { createDocStore } from './doc-store.ts';
import { startLiveDocument } from './live-document.ts';
import { openDocument } from './open-document.ts';
import { CLOSED } from './read-only.ts';
import type { DocumentStorage, StoredDocument } from './storage.ts';
import { memoryJournal } from './testing-journal.ts';

const text = formatDocument({ shotgraph: 1, title: 'start', nodes: {} });

/** A browser with one document, whose storage can be full. */
function browser() {
  const given: StoredDocument = { id: crypto.randomUUID(), title: '', text, savedAt: 1 };
  const kept = new Map([[given.id, given]]);
  const room = { isFull: false };
  const check = () => {
    if (room.isFull) throw new DOMException('full', 'QuotaExceededError');
  };
  const storage: DocumentStorage = {
    find: async (id) => kept.get(id),
    async put(document) {
      check();
      kept.set(document.id, document);
    },
    list: async () => [...kept.values()],
    remove: async () => {},
  };
  const memory = memoryJournal();
  const journal = {
    ...memory,
    async append(edits: Parameters<typeof memory.append>[0]) {
      check();
      await memory.append(edits);
    },
  };
  const openTab = async () => {
    const opened = await openDocument(storage, journal, given, parseDocument(text));
    const doc = createDocStore(opened.document);
    const saves: SaveState[] = [];
    const live = startLiveDocument(doc, opened, {
      ...{ storage, journal },
      report: (save) => saves.push(save),
      onFollowing() {},
      onRan() {},
      onTrouble() {},
    });
    live.join();
    const setTitle = (value: string) => live.doc.apply([{ op: 'set-title', value }]);
    return { live, saves, setTitle, title: () => doc.graph.header.title };
  };
  return { room, openTab, keptTitle: () => parseDocument(kept.get(given.id)!.text).title };
}

describe('a document open in two tabs', () => {
  beforeAll(() => {
    const nothing = { addEventListener() {}, removeEventListener() {} };
    vi.stubGlobal('document', nothing);
    vi.stubGlobal('window', nothing);
    return () => vi.unstubAllGlobals();
  });

  it('goes over with the edits that a full browser could not keep', async () => {
    const { room, openTab, keptTitle } = browser();
    const first = await openTab();
    const second = await openTab();
    room.isFull = true;
    first.setTitle('work 1');
    first.setTitle('work 2');
    await first.live.flush();
    await vi.waitFor(() => expect(second.title()).toBe('work 2'));
    await second.live.takeOver();
    expect([first.title(), second.title()]).toEqual(['work 2', 'work 2']);
    await second.live.flush();
    expect(second.saves.at(-1)?.state).toBe('failed');
    room.isFull = false;
    await second.live.save();
    expect(keptTitle()).toBe('work 2');
    expect(second.saves.at(-1)?.state).toBe('saved');
    await first.live.close();
    await second.live.close();
  });

  it('takes no edits once it was closed', async () => {
    const { openTab, keptTitle } = browser();
    const tab = await openTab();
    tab.setTitle('last');
    await tab.live.close();
    expect(keptTitle()).toBe('last');
    expect(() => tab.setTitle('lost')).toThrow(CLOSED);
  });

  it('has nobody to tell of a run that ends after it was closed', async () => {
    const tab = await browser().openTab();
    await tab.live.close();
    expect(() => tab.live.noteRun()).not.toThrow();
  });
});
