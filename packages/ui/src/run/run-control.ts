import { type GraphPart, graphInputs, graphOutputs, type Issue, type PurchaseInfo, partOf } from '@shotgraph/engine';
import type { RemoteSession } from '@shotgraph/engine/worker';
import { isNotLoaded, loadOnce, NOT_LOADED } from '../app/load-part.ts';
import type { DocStore } from '../doc/doc-store.ts';
import type { DocTypes } from '../doc/doc-types.ts';
import { OUTPUTS_CARD } from '../doc/edits.ts';
import type { Here } from '../doc/here.ts';
import { isMediaType } from '../engine/catalogue.ts';
import type { Shown } from '../engine/shown.ts';
import type { Answer } from '../spend/ask.ts';
import type { BoughtBefore } from '../spend/bought-before.ts';
import type { SpendingBudget } from '../spend/budget.ts';
import type { Spent } from '../spend/budget-check.ts';
import { costsOf, type IsFree } from '../spend/costs.ts';
import { type EditCosts, isPlanned, type PlannedMoney } from '../spend/edit-cost.ts';
import type { Purchases } from '../spend/follow.ts';
import type { Offer } from '../spend/offer.ts';
import type { Rendering, RunStore } from './run-store.ts';
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
  /** What running up to nodes of the graph in view would cost; `undefined` where that cannot be planned, and while a run is under way. */
  priceTo(ids: Iterable<string>): Promise<PlannedMoney | undefined>;
  cancel(): void;
  /**
   * Shows the run of this document that goes on wherever it runs, whoever began it, or the last one that ended unseen, and follows it to
   * its end. Does nothing where there is none.
   */
  rejoin(): Promise<void>;
  /** Starts no run while the document is taken to another place: it would end with the session it began in. */
  holdDuring(work: () => Promise<void>): Promise<void>;
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
  readonly ask: (offer: Offer, spent: Spent) => Promise<Answer>;
  /** What no run may spend more than, whatever was answered. */
  readonly budget: () => SpendingBudget;
  readonly edits: EditCosts;
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
  /** Counts what can change what a run buys: edits, those of other windows among them, and changes of place. */
  let changes = 0;
  let moves = 0;
  /** Resolves when the document is where it was to be taken. */
  let arrival: Promise<unknown> = Promise.resolve();
  let planning = 0;

  const readValues = async (places: readonly string[]) => {
    const values = await session.values(places);
    store.takeValues(places, values);
    store.noteRendered(Object.values(values).flatMap(({ shown }) => renderingsIn(shown as unknown as Shown)));
  };

  /** What goes wrong because the document was closed is no news. */
  const fail = (error: unknown) => {
    if (!stopped) report(onFailure)(error);
  };

  const plan = async () => {
    const mine = ++planning;
    const step = doc.steps.at(-1)?.id ?? 0;
    const reply = await session.plan();
    if (stopped || mine !== planning) return;
    if (reply.status === 'done') {
      onIssues(reply.plan.issues);
      const costly = await options.boughtBefore.complete(reply.plan.entries);
      if (stopped || mine !== planning) return;
      store.takePlan(reply.plan, costsOf(costly, isFree));
      if (store.run.status !== 'running') options.edits.note(step, { totals: store.totals, costs: store.costs });
    } else if (reply.status === 'refused') onIssues(reply.issues);
    else onFailure(reply.error.message);
    await readValues(placesOf(options));
  };
  const refresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void plan().catch(fail), QUIET_MS);
  };
  // What a run takes is there before anybody can press the button, but need not be there for the first picture.
  const runner = loadOnce(() =>
    import('./carry-out.ts').then(({ createRunner }) =>
      createRunner(options, {
        readValues,
        isStopped: () => stopped,
        changes: () => changes,
        whenArrived: () => arrival,
      }),
    ),
  );
  // Whoever runs is told.
  runner().catch(() => {});
  const stopListening = doc.onEdit((ops) => {
    session.apply(ops);
    if (!isPlanned(ops)) return;
    changes++;
    refresh();
  });

  /** One thing at a time: what is asked for meanwhile is not done. */
  const alone = async (work: () => Promise<void>) => {
    if (running || moves > 0) return;
    running = true;
    try {
      await work();
    } catch (error) {
      if (store.run.status === 'running') store.end({ status: 'failed', summary: 'The engine stopped' });
      fail(error);
    } finally {
      running = false;
      if (!stopped) {
        purchases.follow();
        refresh();
      }
    }
  };

  return {
    async run(targets, force = []) {
      const obstacle = options.obstacle() ?? (moves > 0 ? ON_ITS_WAY : undefined);
      if (obstacle !== undefined) return onFailure(obstacle);
      await alone(async () => (await runner()).run(targets, force));
    },
    async rejoin() {
      const found = await runner()
        .then(({ findUnseen }) => findUnseen())
        .catch(() => undefined);
      if (found) await alone(async () => (await runner()).join(found));
      else if (!running && !stopped) purchases.follow();
    },
    holdDuring(work) {
      moves++;
      const moved = work().finally(() => {
        moves--;
        changes++;
      });
      arrival = Promise.allSettled([arrival, moved]);
      return moved;
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
    async priceTo(ids) {
      const targets = [...ids].flatMap((id) => targetsOf(options, id));
      if (running || targets.length === 0) return undefined;
      const reply = await session.plan({ targets });
      if (reply.status !== 'done') return undefined;
      return { totals: reply.plan.totals, costs: costsOf(reply.plan.entries, isFree) };
    },
    cancel() {
      store.noteCancelling();
      void session.cancel();
    },
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

const ON_ITS_WAY = 'The document is on its way to where it runs: try again in a moment';

const report = (onFailure: (message: string) => void) => (error: unknown) =>
  onFailure(isNotLoaded(error) ? NOT_LOADED : error instanceof Error ? error.message : String(error));

/** Every place that can have a value to show: in the document's own graph, and in the one in view. */
export function placesOf({ doc, types, here }: RunControlOptions): readonly string[] {
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

/** The assets that show a value, as far as there are some. */
export const renderingsIn = (shown: Shown): readonly Rendering[] =>
  shown.kind === 'list' ? shown.items.flatMap(renderingOf) : renderingOf(shown);

const renderingOf = (item: Shown): readonly Rendering[] =>
  'id' in item && item.hash ? [[item.id, item.hash]] : NO_RENDERINGS;
const NO_RENDERINGS: readonly Rendering[] = [];
