import type { Journal, JournalEdit, Snapshot } from './journal.ts';

/** A journal in memory, for tests: what it holds is there to be looked at. */
export interface MemoryJournal extends Journal {
  readonly edits: JournalEdit[];
  readonly kept: Snapshot[];
}

/** Makes an empty journal. It refuses a number that is taken, as the real one does. */
export function memoryJournal(): MemoryJournal {
  const edits: JournalEdit[] = [];
  const kept: Snapshot[] = [];
  const remove = <T>(list: T[], isGone: (item: T) => boolean) => {
    list.splice(0, list.length, ...list.filter((item) => !isGone(item)));
  };
  return {
    edits,
    kept,
    async append(batch) {
      const isTaken = ({ document, seq }: JournalEdit) => edits.some((e) => e.document === document && e.seq === seq);
      if (batch.some(isTaken)) throw new DOMException('Key already exists', 'ConstraintError');
      edits.push(...batch);
    },
    editsAfter: async (document, seq) => edits.filter((edit) => edit.document === document && edit.seq > seq),
    async putSnapshot(snapshot) {
      remove(kept, ({ seq }) => seq === snapshot.seq);
      kept.push(snapshot);
      kept.sort((a, b) => a.seq - b.seq);
    },
    snapshots: async (document) => kept.filter((snapshot) => snapshot.document === document),
    async drop(document, { editsUpTo, snapshots }) {
      remove(edits, (edit) => edit.document === document && edit.seq <= editsUpTo);
      remove(kept, (snapshot) => snapshot.document === document && snapshots.includes(snapshot.seq));
    },
  };
}
