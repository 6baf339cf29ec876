import {
  type GraphPart,
  graphInputs,
  graphOutputs,
  type Issue,
  isLooks,
  type Limits,
  ledgerCodes,
  type PurchaseInfo,
  parseFrom,
  partOf,
  type RunEvent,
} from '@shotgraph/engine';
import type { OnEvents, RemoteSession, RunNotice, RunReply } from '@shotgraph/engine/worker';
import type { DocStore } from '../doc/doc-store.ts';
import type { DocTypes } from '../doc/doc-types.ts';
import { OUTPUTS_CARD } from '../doc/edits.ts';
import type { Here } from '../doc/here.ts';
import { isMediaType } from '../engine/catalogue.ts';
import { itemsIn, type Shown } from '../engine/shown.ts';
import type { Answer } from '../spend/ask.ts';
import type { BoughtBefore } from '../spend/bought-before.ts';
import { costsOf, type IsFree, unpricedIn } from '../spend/costs.ts';
import type { Purchases } from '../spend/follow.ts';
import { type Offer, offerOf } from '../spend/offer.ts';
import { isUnderWay } from '../spend/words.ts';
import type { RunState, RunStore } from './run-store.ts';
import type { SeenRuns } from './seen-runs.ts';

/** Quiet time after an edit before the next plan, ms. */
const QUIET_MS = 120;

/** Starts, stops and foresees runs of one document. */
export interface RunControl {
  /** Runs the whole graph, or what the given nodes and ports need. Where that costs something, a person is asked first. */
  run(targets?: readonly string[], force?: readonly string[]): Promise<void>;
  /** Runs up to nodes of the graph in view and renders what they show. */
  runTo(ids: Iterable<string>): Promise<void>;
  /** The same, and makes these nodes anew although their results are there. What was bought is not bought again. */
  runAgain(ids: Iterable<string>): Promise<void>;
  cancel(): void;
  /**
   * Shows the run of this document that goes on wherever it runs, whoever began it, or the last one that ended unseen, and follows it to
   * its end. Does nothing where there is none.
   */
  rejoin(): Promise<void>;
  /** Plans again soon. */
  refresh(): void;
  /** Reads the values of the graph in view. */
  look(): void;
  stop(): void;
}

export interface RunControlOptions {
  readonly doc: DocStore;
  readonly store: RunStore;
  readonly types: DocTypes;
  readonly here: () => Here;
  readonly session: RemoteSession;
  readonly purchases: Purchases;
  readonly boughtBefore: BoughtBefore;
  readonly isFree: IsFree;
  /** Asks a person for what a run would pay for. Every run is asked for anew. */
  readonly ask: (offer: Offer) => Promise<Answer>;
  /** Whether something was bought for this document. */
  readonly isOwn: (purchase: PurchaseInfo) => boolean;
  /** Purchases of the run that was cancelled go on. */
  readonly onLeft: (left: readonly PurchaseInfo[]) => void;
  readonly onIssues: (issues: readonly Issue[]) => void;
  /** Why nothing can be run at the moment; `undefined` when it can. */
  readonly obstacle: () => string | undefined;
  /** Why a run is not known any more. */
  readonly whyLost: () => string;
  /** Runs whose end this browser has shown. */
  readonly seen: SeenRuns;
  /** Something to tell the user that belongs to no node. */
  readonly onFailure: (message: string) => void;
}

/** Follows a document's edits with plans, and carries out runs. */
export function createRunControl(options: RunControlOptions): RunControl {
  const { doc, store, session, purchases, isFree, onIssues, onFailure } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** From the press of the button on: while a person is asked, too. */
  let running = false;
  let stopped = false;
  let planning = 0;

  const readValues = async (places: readonly string[]) => {
    const values = await session.values(places);
    store.takeValues(places, values);
    for (const { shown } of Object.values(values)) noteIfRendered(store, shown as unknown as Shown);
  };

  const plan = async () => {
    const mine = ++planning;
    const reply = await session.plan();
    if (stopped || mine !== planning) return;
    if (reply.status === 'done') {
      onIssues(reply.plan.issues);
      const costly = await options.boughtBefore.complete(reply.plan.entries);
      if (stopped || mine !== planning) return;
      store.takePlan(reply.plan, costsOf(costly, isFree));
    } else if (reply.status === 'refused') onIssues(reply.issues);
    else onFailure(reply.error.message);
    await readValues(placesOf(options));
  };
  const refresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void plan().catch(report(onFailure)), QUIET_MS);
  };
  const stopListening = doc.onEdit((ops) => {
    session.apply(ops);
    if (ops.some((op) => !isLooks(op) && (op.op !== 'set-title' || op.graph !== undefined))) refresh();
  });

  /** Shows a run from its start to its end. @param elapsedMs - how long it goes on already */
  const show = async (follow: (onEvents: OnEvents) => Promise<RunReply | undefined>, elapsedMs = 0) => {
    const made = new Set<string>();
    const sent = new Set<string>();
    const before = new Set(purchases.all.map(({ key }) => key));
    const last = store.run;
    store.begin(performance.now() - elapsedMs);
    const reply = await follow((events) => {
      store.take(events, performance.now());
      options.boughtBefore.note(events);
      if (noteSent(events, sent)) void purchases.reload().catch(() => {});
      for (const event of events)
        if (event.type === 'node-finished' || event.type === 'node-reused') made.add(event.node);
      const fresh = placesOf(options).filter((place) => made.has(parseFrom(place).node) || made.has(place));
      made.clear();
      if (fresh.length > 0) void readValues(fresh).catch(() => {});
    });
    if (!reply || reply.status === 'busy') {
      store.end(last);
      return reply;
    }
    // Whoever was started again knows of no values before the next plan; those that are shown hold until then.
    if (reply.status !== 'lost') await readValues(placesOf(options));
    if ('outputs' in reply) noteOutputs(store, reply.outputs);
    if (reply.status === 'refused') onIssues(reply.issues);
    if (reply.status === 'failed' && reply.error) onFailure(reply.error.message);
    if (reply.status === 'lost') onFailure(options.whyLost());
    const end = toRunState(reply, store.run);
    await Promise.all([noteEnd(), purchases.reload()]).catch(() => {});
    // Last of all: what is asked for from then on is done.
    store.end(end);
    if (reply.status === 'cancelled') {
      // Where the answer to a call has not come yet, no event has told of it.
      const isLeft = ({ key }: PurchaseInfo) => sent.has(key) || !before.has(key);
      const left = purchases.all.filter((each) => isUnderWay(each) && isLeft(each) && options.isOwn(each));
      if (left.length > 0) options.onLeft(left);
    }
    return reply;
  };

  const noteEnd = async () => {
    const notice = await session.findRun();
    if (notice?.isOver) options.seen.add(notice.id);
  };
  const carryOut = (targets: readonly string[] | undefined, force: readonly string[], maxCost: Limits) => {
    const request = { ...(targets && { targets }), ...(force.length > 0 && { force }), maxCost };
    return show((onEvents) => session.run(request, onEvents));
  };
  /** The run there is to see, under way or ended unseen. */
  const findUnseen = async () => {
    const notice = await session.findRun();
    return stopped || !notice || (notice.isOver && options.seen.has(notice.id)) ? undefined : notice;
  };
  const join = async ({ id, elapsedMs }: RunNotice) => {
    await purchases.pause();
    await show((onEvents) => session.attach(id, onEvents), elapsedMs);
  };
  /** One thing at a time: what is asked for meanwhile is not done. */
  const alone = async (work: () => Promise<void>) => {
    if (running) return;
    running = true;
    try {
      await work();
    } catch (error) {
      if (store.run.status === 'running') store.end({ status: 'failed', summary: 'The engine stopped' });
      report(onFailure)(error);
    } finally {
      running = false;
      if (!stopped) {
        purchases.follow();
        refresh();
      }
    }
  };

  /** Asks, runs, and asks again where only now it is known what something costs. */
  const askAndRun = async (targets: readonly string[] | undefined, force: readonly string[]) => {
    for (;;) {
      const planned = await session.plan({ ...(targets && { targets }), ...(force.length > 0 && { force }) });
      const plan = planned.status === 'done' ? planned.plan : undefined;
      const offer = plan && offerOf(plan, doc.graph, isFree);
      const answer = offer ? await options.ask(offer) : {};
      if (!answer || stopped) return;
      if (answer === 'changed') continue;
      await purchases.pause();
      const reply = await carryOut(targets, force, answer);
      // Another window was faster: what it began is what there is to see.
      if (reply?.status === 'busy') {
        const notice = await findUnseen();
        return notice && join(notice);
      }
      if (!reply || !plan || unpricedIn(plan.entries, isFree).length === 0 || !stoppedAtPrice(reply)) return;
    }
  };

  return {
    async run(targets, force = []) {
      const obstacle = options.obstacle();
      if (obstacle !== undefined) return onFailure(obstacle);
      await alone(() => askAndRun(targets, force));
    },
    async rejoin() {
      const notice = await findUnseen().catch(() => undefined);
      if (notice) await alone(() => join(notice));
      else if (!running && !stopped) purchases.follow();
    },
    runTo(ids) {
      return this.run([...ids].flatMap((id) => targetsOf(options, id)));
    },
    runAgain(ids) {
      const all = [...ids];
      const { cards } = options.here();
      return this.run(
        all.flatMap((id) => targetsOf(options, id)),
        all.filter((id) => id !== OUTPUTS_CARD).map((id) => cards + id),
      );
    },
    cancel: () => void session.cancel(),
    refresh,
    look: () => void readValues(placesOf(options)).catch(() => {}),
    stop() {
      stopped = true;
      clearTimeout(timer);
      stopListening();
      void session.close();
    },
  };
}

const report = (onFailure: (message: string) => void) => (error: unknown) =>
  onFailure(error instanceof Error ? error.message : String(error));

/** Notes the purchases that were sent in a run and have not come. @returns whether that changed */
function noteSent(events: readonly RunEvent[], sent: Set<string>): boolean {
  let changed = false;
  for (const event of events) {
    if (event.type !== 'node-purchase') continue;
    const { purchase } = event;
    if (purchase.type === 'bought') changed = sent.delete(purchase.receipt.key) || changed;
    else if (purchase.type !== 'waiting' && !sent.has(purchase.key)) {
      sent.add(purchase.key);
      changed = true;
    }
  }
  return changed;
}

/** Whether a run came as far as to where money is to be spent that nobody could be asked for before. */
const stoppedAtPrice = (reply: RunReply): boolean =>
  reply.status === 'failed' &&
  reply.failures.length > 0 &&
  reply.failures.every(({ error }) => error.code === ledgerCodes.overBudget);

/** Every place that can have a value to show: in the document's own graph, and in the one in view. */
function placesOf({ doc, types, here }: RunControlOptions): readonly string[] {
  const { subgraph, values } = here();
  const inner =
    subgraph === undefined ? [] : placesIn(partOf(doc.graph, subgraph), types).map((place) => values + place);
  return [...placesIn(doc.graph, types), ...inner];
}

/** Places of one graph that can have a value to show. */
export function placesIn(part: GraphPart, types: DocTypes): readonly string[] {
  const places = [
    ...Object.keys(graphInputs(part)).map((name) => `inputs.${name}`),
    ...Object.keys(graphOutputs(part)).map((name) => `outputs.${name}`),
  ];
  for (const [id, record] of part.nodes)
    for (const port of Object.keys(types.of(part, record)?.outputs ?? {})) places.push(`${id}.${port}`);
  return places;
}

/** What running to a node means: its pictures and sounds are rendered, everything else only needs the node itself. */
function targetsOf({ doc, types, here, store }: RunControlOptions, id: string): readonly string[] {
  const { subgraph, values } = here();
  const part = partOf(doc.graph, subgraph);
  if (id === OUTPUTS_CARD) return Object.keys(graphOutputs(part)).map((name) => `${values}outputs.${name}`);
  const type = types.of(part, part.nodes.get(id));
  if (!part.nodes.has(id)) return [];
  const lazy = Object.entries(type?.outputs ?? {}).filter(([, output]) => isMediaType(output.type));
  const places = lazy.map(([port]) => `${values}${id}.${port}`);
  // Items are not there before their list is: then the node itself can be asked for, one of its ports cannot.
  return places.length > 0 && (subgraph === undefined || places.every(store.value)) ? places : [values + id];
}

/** A rendered target is remembered by the content it was made from, so that undo and edits find it again. */
function noteOutputs(store: RunStore, outputs: { readonly [from: string]: unknown }): void {
  for (const [from, value] of Object.entries(outputs)) {
    const made = itemsIn(value as Shown);
    const sources = itemsIn(store.value(from)?.shown);
    made.forEach((shown, i) => {
      const source = sources[i];
      if ('hash' in shown && shown.hash && source && 'id' in source) store.noteRendered(source.id, shown.hash);
    });
    noteIfRendered(store, value as Shown);
  }
}

function noteIfRendered(store: RunStore, shown: Shown): void {
  for (const item of itemsIn(shown)) if ('hash' in item && item.hash) store.noteRendered(item.id, item.hash);
}

function toRunState(reply: RunReply, { startedAt }: RunState): RunState {
  const elapsedMs = performance.now() - (startedAt ?? 0);
  switch (reply.status) {
    case 'done': {
      const { executed, reused } = reply.counts;
      return {
        status: 'done',
        elapsedMs,
        summary: executed === 0 ? 'nothing had to run' : `${executed} ran${reused > 0 ? `, ${reused} reused` : ''}`,
      };
    }
    case 'waiting': {
      const [first] = reply.waiting;
      const others = reply.waiting.length - 1;
      return {
        status: 'waiting',
        elapsedMs,
        // How to write it into the document comes after a colon; here there is a button for it.
        summary: `waits for you: ${first?.message.split(':')[0] ?? ''}${others > 0 ? `, and ${others} more` : ''}`,
      };
    }
    case 'lost':
      return { status: 'failed', elapsedMs, summary: 'interrupted' };
    case 'busy':
      return { status: 'idle' };
    case 'failed':
      return {
        status: 'failed',
        elapsedMs,
        summary: reply.failures.length === 1 ? '1 node failed' : `${reply.failures.length} nodes failed`,
      };
    case 'refused':
      return {
        status: 'refused',
        summary: reply.issues.length === 1 ? '1 issue to solve first' : `${reply.issues.length} issues to solve first`,
      };
    case 'cancelled':
      return { status: 'cancelled', elapsedMs, summary: 'cancelled' };
    default:
      return reply satisfies never;
  }
}
