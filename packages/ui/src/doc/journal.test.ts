import { formatDocument, type GraphDocument, parseDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { createDocStore } from './doc-store.ts';
import { createKeeper } from './journal-keeper.ts';
import { byDay, momentsOf, textAt } from './journal-moments.ts';
import { replay, startRecorder } from './journal-recorder.ts';
import { thin } from './journal-thinning.ts';
import { memoryJournal } from './testing-journal.ts';

const start: GraphDocument = {
  shotgraph: 1,
  nodes: { shot: { type: 'generate/video', version: 1, inputs: { prompt: '' } } },
};

function open(seq = 0) {
  const doc = createDocStore(start);
  const journal = memoryJournal();
  const failures: unknown[] = [];
  const recorder = startRecorder(doc, journal, {
    document: 'film',
    seq,
    isOwn: () => true,
    onFailure: (error) => failures.push(error),
  });
  const type = (value: string) => doc.apply([{ op: 'set-input', node: 'shot', input: 'prompt', value }]);
  return { doc, journal, recorder, failures, type };
}

describe('recording', () => {
  it('appends the first edit at once, those made meanwhile together after it', async () => {
    const { journal, recorder, type } = open();
    type('A');
    // The call has been made before the edit returned.
    expect(journal.edits).toHaveLength(1);
    type('A f');
    type('A fo');
    await recorder.flush();
    expect(journal.edits.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(recorder.seq).toBe(3);
  });

  it('tells when an edit could not be kept, and goes on', async () => {
    const { journal, recorder, failures, type } = open();
    journal.edits.push({ document: 'film', seq: 1, at: 0, ops: '[]' });
    type('A');
    await recorder.flush();
    expect(failures).toHaveLength(1);
    type('B');
    await recorder.flush();
    expect(journal.edits.at(-1)!.seq).toBe(2);
  });

  it('keeps undo and redo too', async () => {
    const { doc, journal, recorder, type } = open();
    type('A');
    doc.undo();
    doc.redo();
    await recorder.flush();
    const { text, count } = replay(formatDocument(start), 0, journal.edits);
    expect(count).toBe(3);
    expect(text).toBe(formatDocument(doc.toDocument()));
  });
});

describe('replaying', () => {
  it('brings back what the saved text lacks, and nothing twice', async () => {
    const { doc, journal, recorder, type } = open();
    type('A');
    const saved = formatDocument(doc.toDocument());
    type('A fox');
    doc.apply([{ op: 'add-node', id: 'fade', node: { type: 'transform/fade', version: 1, inputs: {} } }]);
    await recorder.flush();
    const replayed = replay(saved, 1, await journal.editsAfter('film', 1));
    expect(replayed).toMatchObject({ seq: 3, count: 2 });
    expect(replayed.text).toBe(formatDocument(doc.toDocument()));
  });

  it('stops at an edit that is missing or does not fit', () => {
    const text = formatDocument(start);
    const edit = (seq: number, ops: object[]) => ({ document: 'film', seq, at: 0, ops: JSON.stringify(ops) });
    const title = { op: 'set-title', value: 'Dusk' };
    expect(replay(text, 0, [edit(2, [title])])).toMatchObject({ seq: 0, count: 0, text });
    const broken = replay(text, 0, [
      edit(1, [title]),
      edit(2, [{ op: 'remove-node', id: 'nobody' }]),
      edit(3, [title]),
    ]);
    expect(broken.seq).toBe(1);
    expect(parseDocument(broken.text).title).toBe('Dusk');
  });
});

describe('moments', () => {
  it('join what was done in one go, newest first, by days', () => {
    const edit = (seq: number, at: number, node: string) => ({
      ...{ document: 'film', seq, at },
      ops: JSON.stringify([{ op: 'set-input', node, input: 'prompt', value: 'x' }]),
    });
    const noon = new Date(2030, 4, 5, 12).getTime();
    const edits = [edit(1, noon, 'shot'), edit(2, noon + 900, 'shot'), edit(3, noon + 1800, 'other')];
    const later = [edit(4, noon + 86_400_000, 'other')];
    const moments = momentsOf([...edits, ...later], []);
    expect(moments.map(({ seq, words }) => [seq, words])).toEqual([
      [4, 'Changed prompt of other'],
      [3, 'Changed prompt of other'],
      [2, 'Changed prompt of shot'],
    ]);
    expect(byDay(moments).map(({ moments }) => moments.length)).toEqual([1, 2]);
  });

  it('say what came by undo, by redo and by going back', async () => {
    const { doc, journal, recorder, type } = open();
    type('A fox');
    doc.undo();
    doc.redo();
    doc.apply([{ op: 'set-title', value: 'Dusk' }], { cause: 'restore' });
    await recorder.flush();
    expect(momentsOf(journal.edits, []).map(({ words }) => words)).toEqual([
      'Went back to an earlier moment',
      'Changed prompt of shot (redo)',
      'Changed prompt of shot (undo)',
      'Changed prompt of shot',
    ]);
  });

  it('can be gone back to, from the snapshot before and the edits since', async () => {
    const { doc, journal, recorder, type } = open();
    const keeper = createKeeper(journal, 'film');
    await keeper.note(formatDocument(start), 0);
    type('A fox');
    const then = formatDocument(doc.toDocument());
    type('A hound');
    await recorder.flush();
    expect(await textAt(journal, 'film', 1)).toBe(then);
    expect(await textAt(journal, 'film', 0)).toBe(formatDocument(start));
    await journal.drop('film', { editsUpTo: 0, snapshots: [0] });
    await expect(textAt(journal, 'film', 1)).rejects.toThrow('no longer kept');
  });

  it('keep a whole document every hundred edits or ten minutes', async () => {
    const { journal, recorder, type } = open();
    let now = 0;
    const keeper = createKeeper(journal, 'film', () => now);
    await keeper.note('first', 0);
    for (let i = 0; i < 99; i++) type(`${i}`);
    await recorder.flush();
    await keeper.note('later', recorder.seq);
    expect(journal.kept.map(({ seq }) => seq)).toEqual([0]);
    now = 11 * 60_000;
    await keeper.note('later', recorder.seq);
    expect(journal.kept.map(({ seq, words }) => [seq, words])).toEqual([
      [0, 'As it was opened'],
      [99, 'Changed prompt of shot'],
    ]);
  });
});

describe('thinning', () => {
  const HOUR = 3_600_000;
  const snapshot = (seq: number, at: number, bytes = 10) => ({ seq, at, text: new Uint8Array(bytes) });

  it('keeps everything of the last hour, and ever less of what is older', () => {
    const now = 100 * 24 * HOUR;
    const recent = Array.from({ length: 10 }, (_, i) => snapshot(1000 + i, now - 1000 * (10 - i)));
    const minutes = Array.from({ length: 60 }, (_, i) => snapshot(100 + i, now - 3 * HOUR + i * 60_000));
    const { snapshots } = thin([], [snapshot(0, 0), ...minutes, ...recent], now);
    expect(snapshots.some((seq) => seq === 0 || seq >= 1000)).toBe(false);
    expect(60 - snapshots.length).toBe(6);
  });

  it('drops old edits only up to a snapshot, and keeps that one', () => {
    const edits = Array.from({ length: 5000 }, (_, i) => ({ seq: i + 1, ops: '[]' }));
    const snapshots = [snapshot(0, 0), snapshot(900, 1), snapshot(1100, 2), snapshot(4900, 3)];
    const drop = thin(edits, snapshots, 10);
    expect(drop.editsUpTo).toBe(1100);
    expect(drop.snapshots).not.toContain(1100);
  });

  it('keeps within its size', () => {
    const snapshots = Array.from({ length: 40 }, (_, i) => snapshot(i, i, 1 << 20));
    const { snapshots: gone } = thin([], snapshots, 100);
    expect(40 - gone.length).toBe(16);
    expect(gone).not.toContain(0);
    expect(gone).not.toContain(39);
    const long = 'x'.repeat(3 << 20);
    const edits = Array.from({ length: 4 }, (_, i) => ({ seq: i + 1, ops: long }));
    expect(thin(edits, [snapshot(0, 0), snapshot(3, 3)], 10).editsUpTo).toBe(3);
  });
});
