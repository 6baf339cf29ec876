import { deflate } from './deflate.ts';
import type { Journal } from './journal.ts';
import { opsOf } from './journal-recorder.ts';
import { thin } from './journal-thinning.ts';
import { editsInWords } from './journal-words.ts';

/** Edits after which the whole document is kept once more, and the time after which the first one is enough, ms. */
const EDITS_APART = 100;
const TIME_APART_MS = 10 * 60_000;

/** Keeps whole documents in the journal every so often, and the journal small. */
export interface Keeper {
  /** Told whenever the document is saved: its text, and the last edit the text contains. */
  note(text: string, seq: number): Promise<void>;
}

/** @param document - the document whose journal it is */
export function createKeeper(journal: Journal, document: string, now: () => number = Date.now): Keeper {
  let last: { readonly seq: number; readonly at: number } | undefined;
  const keep = async (text: string, seq: number) => {
    const edits = await journal.editsAfter(document, last?.seq ?? -1);
    const words = editsInWords(edits.filter((edit) => edit.seq <= seq).map(opsOf));
    const at = edits.findLast((edit) => edit.seq <= seq)?.at ?? now();
    await journal.putSnapshot({
      ...{ document, seq, at },
      text: await deflate(text),
      words: seq === 0 || edits.length === 0 ? 'As it was opened' : words,
    });
    last = { seq, at: now() };
    const [all, snapshots] = await Promise.all([journal.editsAfter(document, -1), journal.snapshots(document)]);
    const drop = thin(all, snapshots, now());
    if (drop.editsUpTo > 0 || drop.snapshots.length > 0) await journal.drop(document, drop);
  };
  return {
    async note(text, seq) {
      if (!last) {
        const newest = (await journal.snapshots(document)).at(-1);
        last = newest && { seq: newest.seq, at: newest.at };
      }
      const isDue = !last || seq - last.seq >= EDITS_APART || (seq > last.seq && now() - last.at >= TIME_APART_MS);
      if (isDue) await keep(text, seq);
    },
  };
}
