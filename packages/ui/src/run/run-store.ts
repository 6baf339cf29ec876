import type { ErrorData, PlanEntry, RunEvent } from '@shotgraph/engine';
import type { ShownValue } from '@shotgraph/engine/worker';
import { createTopics } from '../doc/topics.ts';
import type { Shown } from '../engine/shown.ts';

/** Where one node stands, in the last run or in the plan for the next. */
export interface NodeStatus {
  readonly status: 'idle' | 'running' | 'done' | 'failed' | 'skipped' | 'stale';
  /** 0..1, while running and known. */
  readonly fraction?: number;
  readonly note?: string;
  /** Milliseconds on the page's own clock. */
  readonly startedAt?: number;
  readonly elapsedMs?: number;
  /** How the last run came by the result. */
  readonly by?: 'ran' | 'reused' | 'evaluated';
  /** Why the node will run or need not, from the plan. */
  readonly why?: string;
  readonly error?: ErrorData;
}

/** A value as the worker of this editor shows it. */
export interface KnownValue {
  readonly state: ShownValue['state'];
  readonly shown: Shown;
}

/** Where the whole run stands. */
export interface RunState {
  readonly status: 'idle' | 'running' | 'done' | 'failed' | 'cancelled' | 'refused';
  readonly startedAt?: number;
  readonly elapsedMs?: number;
  /** Nodes the run looks at, and how many of them have ended. */
  readonly nodes?: number;
  readonly ended?: number;
  readonly summary?: string;
}

const IDLE: NodeStatus = { status: 'idle' };

/**
 * Status, progress, errors and values by node: never in the document, never in undo. Topics: `run`, `node:id`, `values:id`;
 * an event of one node is heard by that node only.
 */
export interface RunStore {
  readonly run: RunState;
  node(id: string): NodeStatus;
  /** @param from - `node.port`, `outputs.name`, `inputs.name` */
  value(from: string): KnownValue | undefined;
  /** Asset that holds a value's rendered bytes, by the value's content. */
  renderedAs(contentId: string): string | undefined;
  subscribe(topic: string, listener: () => void): () => void;
  begin(now: number): void;
  end(state: RunState): void;
  take(events: readonly RunEvent[], now: number): void;
  takePlan(entries: readonly PlanEntry[]): void;
  takeValues(asked: readonly string[], values: { readonly [from: string]: ShownValue }): void;
  noteRendered(contentId: string, hash: string): void;
}

/** Makes an empty store. */
export function createRunStore(): RunStore {
  const topics = createTopics();
  const nodes = new Map<string, NodeStatus>();
  const values = new Map<string, ShownValue>();
  const rendered = new Map<string, string>();
  let run: RunState = { status: 'idle' };

  const setRun = (next: RunState) => {
    run = next;
    topics.emit('run');
  };
  const node = (id: string) => nodes.get(id) ?? IDLE;

  return {
    get run() {
      return run;
    },
    node,
    value: (from) => values.get(from) as unknown as KnownValue | undefined,
    renderedAs: (contentId) => rendered.get(contentId),
    subscribe: topics.subscribe,
    begin: (now) => setRun({ status: 'running', startedAt: now, ended: 0 }),
    end(state) {
      for (const [id, status] of nodes) {
        if (status.status !== 'running') continue;
        nodes.set(id, IDLE);
        topics.emit(`node:${id}`);
      }
      setRun(state);
    },
    take(events, now) {
      const touched = new Set<string>();
      for (const event of events) {
        if (event.type === 'run-started') run = { ...run, nodes: event.nodes };
        if (!('node' in event)) continue;
        nodes.set(event.node, nextStatus(node(event.node), event, now));
        touched.add(event.node);
        if (isTerminal(event)) run = { ...run, ended: (run.ended ?? 0) + 1 };
      }
      for (const id of touched) topics.emit(`node:${id}`);
      topics.emit('run');
    },
    takePlan(entries) {
      for (const entry of entries) {
        const next = plannedStatus(node(entry.node), entry);
        if (next === node(entry.node)) continue;
        nodes.set(entry.node, next);
        topics.emit(`node:${entry.node}`);
      }
    },
    takeValues(asked, given) {
      const touched = new Set<string>();
      for (const from of asked) {
        const value = given[from];
        if (sameValue(value, values.get(from))) continue;
        if (value) values.set(from, value);
        else values.delete(from);
        touched.add(from.slice(0, from.indexOf('.')));
      }
      for (const id of touched) topics.emit(`values:${id}`);
    },
    noteRendered(contentId, hash) {
      if (rendered.get(contentId) === hash) return;
      rendered.set(contentId, hash);
      topics.emit('rendered');
    },
  };
}

const sameValue = (a: ShownValue | undefined, b: ShownValue | undefined) => JSON.stringify(a) === JSON.stringify(b);

const isTerminal = ({ type }: RunEvent) =>
  type === 'node-finished' || type === 'node-reused' || type === 'node-failed' || type === 'node-skipped';

type NodeEvent = Extract<RunEvent, { readonly node: string }>;

function nextStatus(before: NodeStatus, event: NodeEvent, now: number): NodeStatus {
  switch (event.type) {
    case 'node-started':
      return { status: 'running', startedAt: now };
    case 'node-progress':
      return {
        ...before,
        status: 'running',
        fraction: event.fraction,
        ...(event.note !== undefined && { note: event.note }),
      };
    case 'node-retrying':
      return {
        ...before,
        status: 'running',
        note: `trying again in ${Math.round(event.delayMs / 1000)} s: ${event.error.message}`,
      };
    case 'node-reused':
      return { status: 'done', by: event.effect === 'pure' ? 'evaluated' : 'reused', why: 'same inputs as before' };
    case 'node-finished':
      return { status: 'done', by: event.effect === 'pure' ? 'evaluated' : 'ran', elapsedMs: event.elapsedMs };
    case 'node-failed':
      return { status: 'failed', error: event.error };
    case 'node-skipped':
      return { status: 'skipped', why: `needs "${event.because}"` };
    default:
      return event satisfies never;
  }
}

/** What a plan says about a node, without forgetting how the last run went. */
function plannedStatus(before: NodeStatus, { action, effect, why }: PlanEntry): NodeStatus {
  if (before.status === 'running') return before;
  // Pure nodes cost nothing: whether they are looked at again is of no interest.
  if (effect === 'pure' && action !== 'blocked') {
    return before.status === 'idle' || before.by === 'evaluated' ? before : IDLE;
  }
  if (action === 'reuse') return before.status === 'done' ? before : { status: 'done', by: 'reused', why: why.message };
  if (action === 'blocked')
    return before.status === 'failed' || before.why === why.message ? before : { status: 'idle', why: why.message };
  // A failed node stays failed until it runs again, unless what it is made from changed.
  if (before.status === 'failed' && why.reason !== 'input-changed') return before;
  return before.status === 'stale' && before.why === why.message ? before : { status: 'stale', why: why.message };
}
