import type { Op } from '@shotgraph/engine';
import { inflate } from './deflate.ts';
import type { Journal, JournalEdit, Snapshot } from './journal.ts';
import { opsOf, replay } from './journal-recorder.ts';
import { opsInWords } from './journal-words.ts';

/** A moment of a document that can be looked at and gone back to. */
export interface Moment {
  /** The last edit made before it. */
  readonly seq: number;
  /** When that was, milliseconds since 1970. */
  readonly at: number;
  /** What was done last before it. */
  readonly words: string;
}

/** Moments of one day of the calendar, the newest first. */
export interface Day {
  /** Midnight at its beginning, milliseconds since 1970. */
  readonly at: number;
  readonly moments: readonly Moment[];
}

/** Pause that ends what is typed or dragged in one go, ms: as long as the one that ends a step of undo. */
const PAUSE_MS = 1200;
/** Longest time of typing or dragging that is one moment, ms. */
const LONGEST_MS = 2 * 60_000;

/** Every moment there is, the newest first: one for each edit or run of keys, and the snapshots where the edits are gone. */
export function momentsOf(edits: readonly JournalEdit[], snapshots: readonly Snapshot[]): readonly Moment[] {
  const first = edits[0]?.seq ?? Number.POSITIVE_INFINITY;
  const moments: Moment[] = snapshots
    .filter(({ seq }) => seq < first)
    .map(({ seq, at, words }) => ({ seq, at, words }));
  let group: { readonly since: number; readonly words: string } | undefined;
  for (const edit of edits) {
    const ops = opsOf(edit);
    const words = wordsOf(edit, ops);
    const last = moments.at(-1);
    const joins = group?.words === words && last && edit.at - last.at < PAUSE_MS && edit.at - group.since < LONGEST_MS;
    if (joins) moments.pop();
    // Typing and dragging are edits of one place each; what changes several at once is always a moment.
    else group = ops.length === 1 ? { since: edit.at, words } : undefined;
    moments.push({ seq: edit.seq, at: edit.at, words });
  }
  return moments.reverse();
}

const wordsOf = ({ cause }: JournalEdit, ops: readonly Op[]): string =>
  cause === 'restore' ? 'Went back to an earlier moment' : opsInWords(ops) + (cause ? ` (${cause})` : '');

/** Moments by days of the calendar here. */
export function byDay(moments: readonly Moment[]): readonly Day[] {
  const days = new Map<number, Moment[]>();
  for (const moment of moments) {
    const day = new Date(moment.at).setHours(0, 0, 0, 0);
    days.set(day, [...(days.get(day) ?? []), moment]);
  }
  return [...days].map(([at, moments]) => ({ at, moments }));
}

/** Longest text of a snapshot that is read, bytes: as long as a document may be. */
const MAX_TEXT_BYTES = 256 << 20;

/** The text that a snapshot holds. @throws TypeError or RangeError where it holds none */
export const snapshotText = async ({ text }: Snapshot): Promise<string> =>
  (await inflate(new Blob([text]), MAX_TEXT_BYTES)).text();

/**
 * The text of a document at a moment.
 *
 * @throws Error saying so when the journal no longer reaches that far
 */
export async function textAt(journal: Journal, document: string, seq: number): Promise<string> {
  const base = (await journal.snapshots(document)).findLast((snapshot) => snapshot.seq <= seq);
  if (!base) throw new Error('This moment is no longer kept; choose a later one');
  const text = await snapshotText(base);
  const edits = (await journal.editsAfter(document, base.seq)).filter((edit) => edit.seq <= seq);
  const replayed = replay(text, base.seq, edits);
  if (replayed.seq !== seq) throw new Error('This moment is no longer kept whole; choose another one');
  return replayed.text;
}
