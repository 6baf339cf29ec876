import type { GraphDocument, Plan, PlannedCost, RunEvent } from '@shotgraph/engine';
import type { ShownValue } from '@shotgraph/engine/worker';
import { createTopics } from '../doc/topics.ts';
import type { Shown, ShownMedia } from '../engine/shown.ts';
import type { NodeCost } from '../spend/costs.ts';
import { isWithinItem } from './card-path.ts';
import { createCards } from './cards.ts';
import { IDLE, type NodeStatus, needsPerson } from './node-status.ts';

/** A value as the worker of this editor shows it. */
export interface KnownValue {
  readonly state: ShownValue['state'];
  readonly shown: Shown;
}

/** What a run gave as an output, and the document that it was made by. */
export interface Made {
  readonly shown: ShownMedia;
  readonly hash: string;
  readonly document: GraphDocument;
}

/** A value's content, and the asset that holds its rendered bytes. */
export type Rendering = readonly [contentId: string, hash: string];

/** Where the whole run stands. */
export interface RunState {
  readonly status: 'idle' | 'running' | 'done' | 'waiting' | 'failed' | 'cancelled' | 'refused';
  /** Somebody wants it to end, and it has not yet. */
  readonly isCancelling?: true;
  readonly startedAt?: number;
  readonly elapsedMs?: number;
  /** Nodes the run looks at, items of one counted as one, and how many of them have ended. */
  readonly nodes?: number;
  readonly ended?: number;
  readonly summary?: string;
  /** Path of the first node that the summary speaks of. */
  readonly about?: string;
}

/**
 * Status, progress, errors, values and costs by node: never in the document, never in undo. Topics: `run`, `node:card`,
 * `values:path`, `values` for any of them, `rendered`, `cost:card`, `totals`, `plan`; an event of one node is heard by that node's card and
 * the cards around it only.
 */
export interface RunStore {
  readonly run: RunState;
  /** @param card - path of cards without item numbers, such as `shots/grade` */
  node(card: string): NodeStatus;
  /** What the next run of a card costs; `undefined` when it has nothing to do with money. */
  cost(card: string): NodeCost | undefined;
  /** What the next run costs, by card; cards that have nothing to do with money are left out. */
  readonly costs: ReadonlyMap<string, NodeCost>;
  /** What the next run of everything costs, by currency. */
  readonly totals: readonly PlannedCost[];
  /** Counts the plans taken in. */
  readonly plans: number;
  /** @param from - `node.port`, `outputs.name`, `inputs.name`, behind a path such as `shots/2/` where it is within others */
  value(from: string): KnownValue | undefined;
  /** Asset that holds a value's rendered bytes, by the value's content. */
  renderedAs(contentId: string): string | undefined;
  /** What the last run that gave something at a place gave there, whatever the document has become since. */
  made(place: string): Made | undefined;
  subscribe(topic: string, listener: () => void): () => void;
  begin(now: number): void;
  /** The run under way is to end. */
  noteCancelling(): void;
  end(state: RunState): void;
  take(events: readonly RunEvent[], now: number): void;
  /** Takes a plan in; while a run is going it says nothing new. */
  takePlan(plan: Pick<Plan, 'entries' | 'totals'>, costs: ReadonlyMap<string, NodeCost>): void;
  takeValues(asked: readonly string[], values: { readonly [from: string]: ShownValue }): void;
  noteRendered(known: Iterable<Rendering>): void;
  noteMade(place: string, made: Made): void;
}

/** Makes an empty store. */
export function createRunStore(): RunStore {
  const topics = createTopics();
  const cards = createCards();
  const statuses = new Map<string, NodeStatus>();
  const values = new Map<string, ShownValue>();
  const rendered = new Map<string, string>();
  const made = new Map<string, Made>();
  let costs: ReadonlyMap<string, NodeCost> = new Map();
  let totals: readonly PlannedCost[] = [];
  let plans = 0;
  let run: RunState = { status: 'idle' };

  const setRun = (next: RunState) => {
    run = next;
    topics.emit('run');
  };
  /** Tells the cards whose status is another one now. */
  const tell = (ids: Iterable<string>) => {
    const told = new Set<string>();
    for (const id of ids) {
      const status = cards.status(id);
      if (sameStatus(status, statuses.get(id))) continue;
      statuses.set(id, status);
      told.add(id);
    }
    topics.emitEach('node:', told);
  };
  const setCosts = (next: ReadonlyMap<string, NodeCost>) => {
    const before = costs;
    // A card whose cost is the same keeps its object, so that it is not drawn again.
    costs = new Map([...next].map(([card, cost]) => [card, same(cost, before.get(card))]));
    for (const card of new Set([...before.keys(), ...costs.keys()]))
      if (costs.get(card) !== before.get(card)) topics.emit(`cost:${card}`);
  };

  return {
    get run() {
      return run;
    },
    get costs() {
      return costs;
    },
    get totals() {
      return totals;
    },
    get plans() {
      return plans;
    },
    node: (id) => statuses.get(id) ?? IDLE,
    cost: (card) => costs.get(card),
    value: (from) => values.get(from) as unknown as KnownValue | undefined,
    renderedAs: (contentId) => rendered.get(contentId),
    made: (place) => made.get(place),
    subscribe: topics.subscribe,
    begin(now) {
      cards.begin();
      setRun({ status: 'running', startedAt: now, ended: 0 });
    },
    noteCancelling() {
      if (run.status === 'running') setRun({ ...run, isCancelling: true });
    },
    end(state) {
      tell(cards.end());
      setRun(state);
    },
    take(events, now) {
      const touched = new Set<string>();
      let ended = run.ended ?? 0;
      for (const event of events) {
        if (event.type === 'run-started') run = { ...run, nodes: event.nodes };
        for (const id of cards.take(event, now)) touched.add(id);
        if (isTerminal(event) && !isWithinItem(event.node)) ended++;
      }
      tell(touched);
      setRun({ ...run, ended, ...(run.nodes !== undefined && { nodes: Math.max(run.nodes, ended) }) });
    },
    takePlan(plan, next) {
      if (run.status === 'running') return;
      tell(cards.plan(plan.entries));
      // What the last run came to a stop at is no more.
      const isOver = run.status === 'refused' || (run.status === 'waiting' && !plan.entries.some(needsPerson));
      if (isOver) setRun({ status: 'idle' });
      setCosts(next);
      const before = totals;
      totals = same(plan.totals, before);
      if (totals !== before) topics.emit('totals');
      plans++;
      topics.emit('plan');
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
      topics.emitEach('values:', touched);
      if (touched.size > 0) topics.emit('values');
    },
    noteRendered(known) {
      let changed = false;
      for (const [contentId, hash] of known) {
        if (rendered.get(contentId) === hash) continue;
        rendered.set(contentId, hash);
        changed = true;
      }
      if (changed) topics.emit('rendered');
    },
    noteMade(place, next) {
      made.set(place, next);
      topics.emit('rendered');
    },
  };
}

const same = <T>(next: T, before: T | undefined): T =>
  before !== undefined && JSON.stringify(before) === JSON.stringify(next) ? before : next;
const sameValue = (a: ShownValue | undefined, b: ShownValue | undefined) =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
const sameStatus = (a: NodeStatus, b: NodeStatus = IDLE) =>
  a === b || (a.status === b.status && JSON.stringify(a) === JSON.stringify(b));

type TerminalEvent = Extract<
  RunEvent,
  { readonly type: `node-${'finished' | 'reused' | 'failed' | 'skipped' | 'waiting' | 'stopped'}` }
>;

const TERMINAL: ReadonlySet<RunEvent['type']> = new Set<TerminalEvent['type']>([
  'node-finished',
  'node-reused',
  'node-failed',
  'node-skipped',
  'node-waiting',
  'node-stopped',
]);
const isTerminal = (event: RunEvent): event is TerminalEvent => TERMINAL.has(event.type);
