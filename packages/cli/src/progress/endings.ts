import type { RunEvent } from '@shotgraph/engine';

/** How a node, or one item of it, ended. */
export type Ending = 'ran' | 'reused' | 'failed' | 'skipped' | 'waiting' | 'stopped';

/** How the node of an event ended; `undefined` for events that end none. */
export function endingOf(event: RunEvent): Ending | undefined {
  switch (event.type) {
    case 'node-finished':
      return 'ran';
    case 'node-reused':
      return 'reused';
    case 'node-failed':
      return 'failed';
    case 'node-skipped':
      return 'skipped';
    case 'node-waiting':
      return 'waiting';
    case 'node-stopped':
      return 'stopped';
    case 'run-started':
    case 'node-started':
    case 'node-items':
    case 'node-progress':
    case 'node-retrying':
    case 'node-purchase':
    case 'run-ended':
      return undefined;
    default:
      return event satisfies never;
  }
}

const NUMBER = /^\d+$/;

/** Where a path stands among those of the same node. */
export interface Lineage {
  /** The same for all items: `shots/*\/grade`; the path itself where there are none. */
  readonly name: string;
  /** Path of the outermost node that runs per item; absent when the path leads through no items. */
  readonly owner?: string;
  /** The innermost one: its path, and its name. */
  readonly group?: { readonly path: string; readonly name: string };
}

/** Tells the items of one node by the numbers in their paths: ids never are numbers. */
export function lineageOf(path: string): Lineage {
  const names = path.split('/');
  const first = names.findIndex((name) => NUMBER.test(name));
  if (first < 0) return { name: path };
  const last = names.findLastIndex((name) => NUMBER.test(name));
  return {
    name: nameOf(names),
    owner: names.slice(0, first).join('/'),
    group: { path: names.slice(0, last).join('/'), name: nameOf(names.slice(0, last)) },
  };
}

function nameOf(names: readonly string[]): string {
  const starred = names.map((name) => (NUMBER.test(name) ? '*' : name));
  return starred.slice(0, starred.findLastIndex((name) => name !== '*') + 1).join('/');
}

/** How many nodes and items met which end. */
export type EndingCounts = { readonly [ending in Ending]: number };

/** Counts endings of what people would call work: no pure nodes, every item once, nodes that only stand for their items not at all. */
export interface EndingTally {
  note(event: RunEvent): void;
  counts(): EndingCounts;
}

export function createTally(): EndingTally {
  const endings = new Map<string, Ending>();
  const groups = new Set<string>();
  return {
    note(event) {
      if (event.type === 'node-items') groups.add(event.node);
      const ending = endingOf(event);
      if (!ending || !('node' in event) || ('effect' in event && event.effect === 'pure')) return;
      const { group } = lineageOf(event.node);
      if (group) groups.add(group.path);
      endings.set(event.node, ending);
    },
    counts() {
      const counts = { ran: 0, reused: 0, failed: 0, skipped: 0, waiting: 0, stopped: 0 };
      for (const [node, ending] of endings) if (!groups.has(node)) counts[ending]++;
      return counts;
    },
  };
}

const IN_ORDER: readonly Ending[] = ['ran', 'reused', 'failed', 'skipped', 'waiting', 'stopped'];

/** `28 ran, 12 reused, 2 failed`; ends that nothing met are left out. */
export const countsInWords = (counts: Partial<EndingCounts>): string =>
  IN_ORDER.filter((ending) => (counts[ending] ?? 0) > 0)
    .map((ending) => `${counts[ending]} ${ending}`)
    .join(', ');
