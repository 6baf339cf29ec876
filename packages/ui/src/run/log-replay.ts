import { createTopics } from '../doc/topics.ts';
import { cardsOf, isWithinItem } from './card-path.ts';
import type { RunRecord, RunSummary } from './log-types.ts';
import { IDLE, type NodeStatus } from './node-status.ts';
import { createRunStore, type KnownValue, type RunStore } from './run-store.ts';

/** A run that is over, looked at again at any of its moments. */
export interface Replay {
  readonly run: RunSummary;
  /** To be read in the place of the store of the runs that go on. */
  readonly store: RunStore;
  /** The moment looked at, ms from the beginning of the run. */
  readonly atMs: number;
  seek(atMs: number): void;
  /** Moments at which a card changed, ms, each once, rising; the beginning and the end besides. */
  readonly moments: readonly number[];
  subscribe(listener: () => void): () => void;
}

/** Opens a run for looking at it, at its end. */
export function createReplay(run: RunSummary, { events, values }: RunRecord): Replay {
  const topics = createTopics();
  const subscribed = new Set<string>();
  const shown = new Map<string, NodeStatus>();
  const touched = new Set(events.flatMap(([, event]) => ('node' in event ? [topOf(event.node)] : [])));
  let atMs = run.elapsedMs;
  let ended = new Set<string>();
  let inner = createRunStore();

  const build = () => {
    inner = createRunStore();
    ended = new Set();
    const past = events.filter(([at]) => at <= atMs);
    inner.begin(0);
    for (const [at, event] of past) {
      inner.take([event], at);
      if (ENDS.has(event.type) && 'node' in event && !isWithinItem(event.node)) ended.add(topOf(event.node));
    }
  };
  build();

  const statusOf = (card: string): NodeStatus => {
    const status = stand(inner.node(card), atMs);
    const before = shown.get(card);
    // A card whose status is the same at this moment is not drawn again.
    if (before && JSON.stringify(before) === JSON.stringify(status)) return before;
    shown.set(card, status);
    return status;
  };
  const valueAt = (from: string): KnownValue | undefined => {
    const top = topOf(from);
    return !touched.has(top) || ended.has(top) ? values[from] : undefined;
  };
  const store: RunStore = {
    ...inner,
    get run() {
      return { status: 'idle' as const };
    },
    totals: [],
    plans: 0,
    node: statusOf,
    cost: () => undefined,
    value: valueAt,
    renderedAs: () => undefined,
    made: () => undefined,
    subscribe(topic, listener) {
      subscribed.add(topic);
      return topics.subscribe(topic, listener);
    },
  };
  return {
    run,
    store,
    get atMs() {
      return atMs;
    },
    moments: momentsOf(run, events),
    seek(next) {
      atMs = Math.min(run.elapsedMs, Math.max(0, next));
      build();
      for (const topic of subscribed) topics.emit(topic);
      topics.emit('moment');
    },
    subscribe: (listener) => topics.subscribe('moment', listener),
  };
}

/** When a card came to stand otherwise than before; the beginning and the end besides. */
function momentsOf({ elapsedMs }: RunSummary, events: RunRecord['events']): readonly number[] {
  const store = createRunStore();
  store.begin(0);
  const changed = events.flatMap(([at, event]) => {
    if (!('node' in event)) return [];
    const card = cardsOf(event.node).at(-1)!.card;
    const before = store.node(card).status;
    store.take([event], at);
    return store.node(card).status === before ? [] : [Math.round(at)];
  });
  return [...new Set([0, ...changed, Math.round(elapsedMs)])].sort((a, b) => a - b);
}

const ENDS: ReadonlySet<string> = new Set(['node-finished', 'node-reused', 'node-failed', 'node-skipped']);

/** The card of the document's own graph that a path or place belongs to; outputs of the graph each for themselves. */
const topOf = (path: string) =>
  path.startsWith('outputs.') || path.startsWith('inputs.') ? path : path.split(/[/.]/)[0]!;

/** A status that stands still: what ran says since when, in the time of its run. */
function stand(status: NodeStatus, atMs: number): NodeStatus {
  if (status.status !== 'running') return status.status === 'idle' ? IDLE : status;
  const { startedAt = atMs, note, ...rest } = status;
  return { ...rest, note: note ?? `for ${((atMs - startedAt) / 1000).toFixed(1)} s` };
}
