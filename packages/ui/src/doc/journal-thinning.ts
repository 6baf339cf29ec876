import type { Drop, JournalEdit, Snapshot } from './journal.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Single edits kept of a document, and what they may weigh as JSON. Older ones are only found in snapshots. */
const MAX_EDITS = 4000;
const MAX_EDIT_LENGTH = 8 << 20;
/** Snapshots kept of a document, and what they may weigh. */
const MAX_SNAPSHOTS = 160;
const MAX_SNAPSHOT_BYTES = 16 << 20;

/** How far apart snapshots of an age stand: all of the last hour, then ever fewer. */
const SPACING: readonly { readonly olderThanMs: number; readonly apartMs: number }[] = [
  { olderThanMs: 30 * DAY_MS, apartMs: 7 * DAY_MS },
  { olderThanMs: 7 * DAY_MS, apartMs: DAY_MS },
  { olderThanMs: DAY_MS, apartMs: HOUR_MS },
  { olderThanMs: HOUR_MS, apartMs: HOUR_MS / 6 },
];

/**
 * What of a journal to drop so that it stays small: of old times fewer moments are kept, and no single edits. The first and
 * the last snapshot always stay, and so does every edit after the last one.
 */
export function thin(
  edits: readonly Pick<JournalEdit, 'seq' | 'ops'>[],
  snapshots: readonly Pick<Snapshot, 'seq' | 'at' | 'text'>[],
  now: number,
): Drop {
  const editsUpTo = cut(edits, snapshots);
  const kept = spaced(snapshots, now);
  // The edits that stay begin at a snapshot: that one stays too.
  const needed = snapshots.findLast(({ seq }) => seq <= editsUpTo);
  const over = overweight(snapshots.filter((snapshot) => kept.has(snapshot.seq)));
  return {
    editsUpTo,
    snapshots: snapshots
      .filter(({ seq }) => !kept.has(seq) || over.has(seq))
      .map(({ seq }) => seq)
      .filter((seq) => seq !== needed?.seq),
  };
}

/** The last edit to go: always one that a snapshot holds, so that what follows can be replayed. */
function cut(edits: readonly Pick<JournalEdit, 'seq' | 'ops'>[], snapshots: readonly Pick<Snapshot, 'seq'>[]): number {
  let [count, length] = [0, 0];
  const first = edits.findLast(({ ops }) => {
    count++;
    length += ops.length;
    return count > MAX_EDITS || length > MAX_EDIT_LENGTH;
  });
  if (!first) return 0;
  return snapshots.find(({ seq }) => seq >= first.seq)?.seq ?? snapshots.at(-1)?.seq ?? 0;
}

function spaced(snapshots: readonly Pick<Snapshot, 'seq' | 'at'>[], now: number): ReadonlySet<number> {
  const kept = new Set<number>();
  let lastAt = Number.NEGATIVE_INFINITY;
  snapshots.forEach(({ seq, at }, i) => {
    const apart = SPACING.find(({ olderThanMs }) => now - at > olderThanMs)?.apartMs ?? 0;
    if (i > 0 && i < snapshots.length - 1 && at - lastAt < apart) return;
    kept.add(seq);
    lastAt = at;
  });
  return kept;
}

/** Where there are still too many, the oldest go, but for the very first. */
function overweight(snapshots: readonly Pick<Snapshot, 'seq' | 'text'>[]): ReadonlySet<number> {
  const over = new Set<number>();
  let count = snapshots.length;
  let bytes = snapshots.reduce((sum, { text }) => sum + text.length, 0);
  for (const { seq, text } of snapshots.slice(1, -1)) {
    if (count <= MAX_SNAPSHOTS && bytes <= MAX_SNAPSHOT_BYTES) break;
    over.add(seq);
    count--;
    bytes -= text.length;
  }
  return over;
}
