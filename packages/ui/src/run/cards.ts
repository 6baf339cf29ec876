import type { ErrorData, PlanEntry, RunEvent } from '@shotgraph/engine';
import { type CardPart, cardsOf, isItem } from './card-path.ts';
import {
  IDLE,
  isSameWork,
  type NodeEvent,
  type NodeStatus,
  needsPerson,
  nextStatus,
  type Parts,
  plannedStatus,
} from './node-status.ts';

/** What happens inside a card, added up as events come in. */
interface Inner {
  /** Costly work that is still to be done, by part. */
  readonly pending: Map<string, number>;
  /** Parts there are, as far as it is known. */
  total: number;
  /** Items as the run told; 0 until it does. */
  items: number;
  running: number;
  ran: number;
  reused: number;
  failed: number;
  /** The first that failed in this run. */
  failure: { readonly path: string; readonly error: ErrorData; readonly key: string | undefined } | undefined;
  waits: string | undefined;
  stops: string | undefined;
  why: string | undefined;
  /** When the first of them was started in this run, and when the last ended. */
  startedAt: number | undefined;
  endedAt: number;
  /** Whether the run that started them is still going. */
  isLive: boolean;
  /** Whether all this was in an earlier run. */
  isPast: boolean;
  /** Whether the plan finds nothing of what failed. */
  isMended: boolean;
}

interface Card {
  /** What was told of the card's own node. */
  own: NodeStatus;
  inner: Inner | undefined;
}

/**
 * The status of every card, from what runs and plans tell of paths: an event of `shots/2/grade` belongs to the card `shots` as well as
 * to the card `grade` inside of it. What an event costs depends on how deep its path is, on nothing else.
 */
export interface Cards {
  /** @param card - path of cards without item numbers, such as `shots/grade` */
  status(card: string): NodeStatus;
  /** A run begins: what earlier ones did inside of a card is forgotten as soon as this one does something there. */
  begin(): void;
  /** @returns the cards the event touches */
  take(event: RunEvent, now: number): readonly string[];
  /** Takes a plan in. @returns the cards whose status may have changed */
  plan(entries: readonly PlanEntry[]): ReadonlySet<string>;
  /** The run has ended: nothing runs any more. @returns the cards that still said so */
  end(): readonly string[];
}

/** Makes the status of no card yet. */
export function createCards(): Cards {
  const cards = new Map<string, Card>();
  /** Keys of what runs, by path. */
  const running = new Map<string, string>();
  /** Cards that do their work by what is inside of them. */
  const groups = new Set<string>();
  const cardOf = (id: string): Card => {
    let card = cards.get(id);
    if (!card) {
      card = { own: IDLE, inner: undefined };
      cards.set(id, card);
    }
    return card;
  };
  const innerOf = (id: string): Inner => {
    const card = cardOf(id);
    card.inner ??= createInner();
    return card.inner;
  };
  const trace = (path: string): readonly CardPart[] => {
    const steps = cardsOf(path);
    const inside = isItem(path) ? steps : steps.slice(0, -1);
    for (const { card } of inside) groups.add(card);
    return steps;
  };
  const tell = (event: NodeEvent, { card: id, part }: CardPart, counts: Counts | undefined, now: number) => {
    if (part !== '') {
      if (counts) count(enterRun(innerOf(id)), part, event, counts, now);
      return;
    }
    const card = cardOf(id);
    card.own = nextStatus(card.own, event, now);
    // What of it has not run by now is not needed.
    if (counts && counts.as !== 'started') card.inner?.pending.clear();
  };

  return {
    status: (id) => toStatus(cards.get(id)),
    begin() {
      for (const { inner } of cards.values()) if (inner) inner.isPast = true;
    },
    take(event, now) {
      if (!('node' in event)) return [];
      const steps = trace(event.node);
      const last = steps.at(-1)!;
      if (event.type === 'node-items') {
        groups.add(last.card);
        const inner = enterRun(innerOf(last.card));
        inner.items += event.items;
        inner.total = Math.max(inner.total, inner.items);
        return [last.card];
      }
      const isGroup = !isItem(event.node) && groups.has(last.card);
      const counts = countsAs(event, running, isGroup);
      for (const step of steps) tell(event, step, counts, now);
      return steps.map(({ card }) => card);
    },
    plan(entries) {
      const touched = forgetPlan(cards);
      for (const entry of entries) {
        for (const { card, part } of trace(entry.node)) {
          touched.add(card);
          if (part === '') cardOf(card).own = plannedStatus(cardOf(card).own, entry);
          else foresee(innerOf(card), part, entry);
        }
      }
      for (const { inner } of cards.values()) if (inner) forgetMended(inner);
      return touched;
    },
    end() {
      running.clear();
      const touched: string[] = [];
      for (const [id, card] of cards) {
        const isRunning = toStatus(card).status === 'running';
        if (card.own.status === 'running') card.own = IDLE;
        if (card.inner) Object.assign(card.inner, { running: 0, isLive: false });
        if (isRunning) touched.push(id);
      }
      return touched;
    },
  };
}

const createInner = (): Inner => ({
  pending: new Map(),
  total: 0,
  items: 0,
  running: 0,
  ran: 0,
  reused: 0,
  failed: 0,
  failure: undefined,
  waits: undefined,
  stops: undefined,
  why: undefined,
  startedAt: undefined,
  endedAt: 0,
  isLive: false,
  isMended: false,
  isPast: false,
});

/** Forgets what an earlier run did. */
function enterRun(inner: Inner): Inner {
  const { pending, isPast } = inner;
  return isPast ? Object.assign(inner, { ...createInner(), pending, total: pending.size }) : inner;
}

/** How an event counts for the cards around its node. `gathered`: it only puts together what was counted before. */
interface Counts {
  readonly as: 'started' | 'ran' | 'reused' | 'gathered' | 'failed' | 'waiting' | 'stopped' | 'skipped';
  readonly wasRunning: boolean;
  readonly key: string | undefined;
}

/** `undefined` for what is no end, and for nodes that cost nothing. */
function countsAs(event: NodeEvent, running: Map<string, string>, isGroup: boolean): Counts | undefined {
  switch (event.type) {
    case 'node-started':
      running.set(event.node, event.key);
      return { as: 'started', wasRunning: false, key: event.key };
    case 'node-progress':
    case 'node-retrying':
    case 'node-purchase':
      return undefined;
    default: {
      const as = endOf(event, isGroup);
      const key = running.get(event.node);
      return as && { as, wasRunning: running.delete(event.node), key };
    }
  }
}

type EndEvent = Exclude<
  NodeEvent,
  { readonly type: 'node-started' | 'node-progress' | 'node-retrying' | 'node-purchase' }
>;

function endOf(event: EndEvent, isGroup: boolean): Counts['as'] | undefined {
  switch (event.type) {
    case 'node-finished':
    case 'node-reused':
      if (isGroup) return 'gathered';
      if (event.effect === 'pure') return undefined;
      return event.type === 'node-finished' ? 'ran' : 'reused';
    case 'node-failed':
      return 'failed';
    case 'node-waiting':
      return 'waiting';
    case 'node-stopped':
      return 'stopped';
    case 'node-skipped':
      return 'skipped';
    default:
      return event satisfies never;
  }
}

function count(inner: Inner, part: string, event: NodeEvent, { as, wasRunning, key }: Counts, now: number): void {
  const { pending } = inner;
  if (as === 'started') {
    inner.running++;
    inner.isLive = true;
    inner.startedAt ??= now;
    if (!pending.has(part)) pending.set(part, 1);
    inner.total = Math.max(inner.total, pending.size);
    return;
  }
  inner.endedAt = now;
  if (wasRunning) inner.running--;
  const left = (pending.get(part) ?? 1) - 1;
  // A part that has failed, waits or was stopped goes no further.
  const goesOn = as === 'ran' || as === 'reused' || as === 'gathered';
  if (left > 0 && goesOn) pending.set(part, left);
  else pending.delete(part);
  if (as === 'ran' || as === 'reused' || as === 'failed') inner[as]++;
  if (event.type === 'node-failed') inner.failure ??= { path: event.node, error: event.error, key };
  if (event.type === 'node-waiting') inner.waits ??= event.message;
  if (event.type === 'node-stopped') inner.stops ??= event.message;
}

/** Forgets what the last plan said about the insides of cards. */
function forgetPlan(cards: ReadonlyMap<string, Card>): Set<string> {
  const touched = new Set<string>();
  for (const [id, { inner }] of cards) {
    if (!inner) continue;
    inner.pending.clear();
    Object.assign(inner, { waits: undefined, stops: undefined, why: undefined, isMended: true });
    touched.add(id);
  }
  return touched;
}

function foresee(inner: Inner, part: string, entry: PlanEntry): void {
  const { action, effect, why, node } = entry;
  const { failure } = inner;
  if (node === failure?.path && action !== 'reuse' && isSameWork(failure.key, entry)) inner.isMended = false;
  if (needsPerson(entry)) inner.waits ??= why.message;
  else if (action === 'blocked') inner.why ??= why.message;
  else if (effect !== 'pure' && action !== 'reuse') {
    inner.pending.set(part, (inner.pending.get(part) ?? 0) + 1);
    // What waits for its neighbours says less than what they wait for.
    if (action === 'run') inner.why ??= why.message;
  }
}

/** A failure is forgotten as soon as what failed has changed or is gone. */
function forgetMended(inner: Inner): void {
  if (inner.isMended && inner.failed > 0) Object.assign(inner, { failed: 0, failure: undefined });
}

function toStatus(card: Card | undefined): NodeStatus {
  if (!card?.inner) return card?.own ?? IDLE;
  const { own, inner } = card;
  const { pending, failure, startedAt = 0, waits, stops, why } = inner;
  const parts = partsOf(inner);
  if (inner.running > 0 || (inner.isLive && pending.size > 0))
    return { status: 'running', startedAt, parts, ...(parts.total > 1 && { fraction: parts.ended / parts.total }) };
  if (failure) return { status: 'failed', error: { ...failure.error, message: describeFailure(inner) }, parts };
  if (own.status === 'failed' || own.status === 'skipped' || own.status === 'waiting' || own.status === 'stopped')
    return own;
  if (waits !== undefined) return { status: 'waiting', why: waits };
  if (stops !== undefined) return { status: 'stopped', why: stops };
  if (pending.size > 0)
    return { status: 'stale', parts: { ...parts, total: pending.size }, ...(why !== undefined && { why }) };
  if (inner.ran > 0) return { status: 'done', by: 'ran', elapsedMs: inner.endedAt - startedAt, parts };
  if (inner.reused > 0) return { status: 'done', by: 'reused', why: 'same inputs as before', parts };
  return own;
}

function partsOf({ pending, total, ran, reused, failed }: Inner): Parts {
  const all = Math.max(total, pending.size);
  return { total: all, ended: all - pending.size, ran, reused, failed };
}

/** `2 of 40 failed · shots/2/grade: …`: the first one in full. */
function describeFailure({ failure, failed, total }: Inner): string {
  const { path, error } = failure!;
  const message = `${path}: ${error.message}`;
  return total > 1 ? `${failed} of ${total} failed · ${message}` : message;
}
