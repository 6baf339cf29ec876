import type { RunEvent } from '@shotgraph/engine';
import { type Ending, type EndingCounts, endingOf, lineageOf } from './endings.ts';
import { purchaseInWords } from './purchase-words.ts';

/** A node or item that runs. */
export interface Running {
  /** Monotonic, ms. */
  readonly startedAt: number;
  /** 0..1; absent until the node says something. */
  readonly fraction?: number;
  readonly note?: string;
}

/** What people see as one line: a node, or all items of one. */
export interface Line {
  /** `grade`, or `shots/*\/grade` where it has items. */
  readonly name: string;
  /** Path of the outermost node that runs per item; absent for a node without items. */
  readonly owner?: string;
  readonly running: ReadonlyMap<string, Running>;
  readonly counts: EndingCounts;
  /** Items that ended. */
  readonly ended: number;
  /** How many items there are, as far as it is known; at least as many as are known of. */
  readonly items: number;
  /** When the first of them started; absent while none has. */
  readonly startedAt?: number;
}

/** Brings the events of items together. */
export interface Lines {
  /**
   * Takes an event in.
   *
   * @param now - monotonic, ms
   * @returns the line it is about, unless it is about nothing people want to see, and lines all of whose items have ended with it
   */
  note(event: RunEvent, now: number): { readonly line?: Line; readonly closed: readonly Line[] };
  /** Lines that have not ended, in the order in which they began. */
  open(): readonly Line[];
}

interface MutableLine extends Line {
  readonly running: Map<string, Running>;
  readonly endings: Map<string, Ending>;
  startedAt?: number;
}

export function createLines(): Lines {
  const lines = new Map<string, MutableLine>();
  /** Numbers of items by the name of the group, then by its path. */
  const sizes = new Map<string, Map<string, number>>();
  /** Paths of nodes that only stand for their items. */
  const groups = new Set<string>();

  const sizeOf = (group: string): number | undefined => {
    const known = sizes.get(group);
    if (!known) return undefined;
    let size = 0;
    let last = 0;
    for (last of known.values()) size += last;
    const star = group.lastIndexOf('/*/');
    const outer = star < 0 ? known.size : (sizeOf(group.slice(0, star)) ?? known.size);
    // Those that nothing is known of yet are taken to be as large as the last one.
    return size + last * Math.max(0, outer - known.size);
  };

  const lineOf = (path: string): MutableLine => {
    const { name, owner, group } = lineageOf(path);
    const found = lines.get(name);
    if (found) return found;
    const running: MutableLine['running'] = new Map();
    const endings: MutableLine['endings'] = new Map();
    const made: MutableLine = {
      name,
      ...(owner !== undefined && { owner }),
      running,
      endings,
      get counts() {
        return countsOf(endings.values());
      },
      get ended() {
        return endings.size;
      },
      get items() {
        return Math.max((group && sizeOf(group.name)) ?? 0, endings.size + running.size);
      },
    };
    lines.set(name, made);
    return made;
  };

  const close = (owner: string): readonly Line[] => {
    const closed = [...lines.values()].filter((line) => line.owner === owner);
    for (const { name } of closed) lines.delete(name);
    return closed;
  };

  return {
    note(event, now) {
      if (!('node' in event)) return { closed: [] };
      const { node } = event;
      const { name, group } = lineageOf(node);
      if (group) groups.add(group.path);
      if (event.type === 'node-items') {
        groups.add(node);
        sizes.set(name, (sizes.get(name) ?? new Map<string, number>()).set(node, event.items));
        return { closed: [] };
      }
      const ending = endingOf(event);
      if (groups.has(node)) return { closed: ending && !group ? close(node) : [] };
      // Telling of each node that cost nothing would hide the others.
      if ('effect' in event && event.effect === 'pure') return { closed: [] };
      const line = lineOf(node);
      if (event.type === 'node-started') {
        line.startedAt ??= now;
        line.running.set(node, { startedAt: now });
      } else if (event.type === 'node-progress') {
        const before = line.running.get(node);
        const { fraction, note } = event;
        if (before) line.running.set(node, { ...before, fraction, ...(note !== undefined && { note }) });
      } else if (event.type === 'node-purchase') {
        const before = line.running.get(node);
        const { purchase } = event;
        const fraction = purchase.type === 'progress' ? purchase.fraction : undefined;
        if (before)
          line.running.set(node, {
            ...before,
            ...(fraction !== undefined && { fraction }),
            note: purchaseInWords(purchase),
          });
      } else if (ending) {
        line.running.delete(node);
        line.endings.set(node, ending);
        if (!group) lines.delete(line.name);
      }
      return { line, closed: [] };
    },
    open: () => [...lines.values()],
  };
}

function countsOf(endings: Iterable<Ending>): EndingCounts {
  const counts = { ran: 0, reused: 0, failed: 0, skipped: 0, waiting: 0, stopped: 0 };
  for (const ending of endings) counts[ending]++;
  return counts;
}

/** `40 items`; a line of one item says so too. */
export const itemsInWords = ({ items }: Line): string => `${items} ${items === 1 ? 'item' : 'items'}`;
