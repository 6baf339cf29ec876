import type { GraphDocument, PlanEntry, PurchaseInfo, RunEvent } from '@shotgraph/engine';
import type { RunNotice, RunReply, ShownValue, WorkRequest } from '@shotgraph/engine/worker';
import { createDocStore, type DocStore } from '../doc/doc-store.ts';
import { TOP } from '../doc/here.ts';
import type { Answer } from '../spend/ask.ts';
import type { SpendingBudget } from '../spend/budget.ts';
import type { Spent } from '../spend/budget-check.ts';
import { createEditCosts } from '../spend/edit-cost.ts';
import type { Offer } from '../spend/offer.ts';
import { purchase } from '../spend/testing.ts';
import { createRunControl } from './run-control.ts';
import { createRunStore } from './run-store.ts';

const document: GraphDocument = {
  shotgraph: 1,
  nodes: { shot: { type: 'generate/video', version: 1, inputs: { model: 'seedance-2.0' } } },
};
/** How a run ends that made everything. */
export const done: RunReply = {
  status: 'done',
  run: 'r',
  counts: { executed: 1, evaluated: 0, reused: 0, failed: 0, skipped: 0, waiting: 0, stopped: 0 },
  elapsedMs: 1,
  outputs: {},
};
/** How a run ends that came to something it may not buy. */
export const overBudget: RunReply = {
  status: 'failed',
  failures: [{ node: 'shot', error: { code: 'over-budget', message: 'nothing may be spent', retryable: false } }],
  waiting: [],
  outputs: {},
};

/** A control whose engine plans and replies as it is told, one after another. */
export function setup(
  plans: readonly (readonly PlanEntry[])[],
  answers: readonly Answer[],
  replies: readonly RunReply[] = [done],
  setupOptions: {
    readonly budget?: SpendingBudget;
    readonly bought?: readonly PurchaseInfo[];
    readonly obstacle?: string | (() => string | undefined);
    readonly notice?: RunNotice;
    /** Bought earlier, and not known here before the list is read again. */
    readonly unread?: readonly PurchaseInfo[];
    /** The list is being read already: it comes while the run is planned. */
    readonly isBeingRead?: boolean;
    /** What happens while a person is asked, and while what is followed is let go of. */
    readonly onAsk?: (doc: DocStore) => void;
    readonly onPause?: (doc: DocStore) => void;
    /** What happens while it runs. */
    readonly onRun?: (doc: DocStore) => void;
    /** Values of the document as it is. */
    readonly values?: (doc: DocStore) => { readonly [from: string]: ShownValue };
  } = {},
) {
  const { notice, budget = { run: {}, day: {} }, bought = [], unread = [], isBeingRead, onAsk, onPause } = setupOptions;
  const doc = createDocStore(document);
  const seen = new Set<string>();
  const runs: WorkRequest[] = [];
  const offers: Offer[] = [];
  const spents: Spent[] = [];
  /** How often the purchases had been read when each run began. */
  const readBefore: number[] = [];
  const left: string[] = [];
  const order: string[] = [];
  const failures: string[] = [];
  const store = createRunStore();
  let [planned, replied, reloads] = [0, 0, 0];
  const session = {
    plan: async () => {
      if (isBeingRead) reloads++;
      const entries = plans[Math.min(planned++, plans.length - 1)]!;
      const sums = entries.flatMap((each) => (each.price && each.price.max > 0 ? [each.price] : []));
      const totals =
        sums.length === 0 ? [] : [{ min: 0, max: sums.reduce((all, { max }) => all + max, 0), currency: 'USD' }];
      return { status: 'done', plan: { entries, totals, issues: [] } };
    },
    run: async (request: WorkRequest, onEvents: (events: readonly RunEvent[]) => void) => {
      order.push('run');
      readBefore.push(reloads);
      runs.push(request);
      setupOptions.onRun?.(doc);
      onEvents([{ type: 'node-purchase', node: 'shot', purchase: { type: 'sent', key: 'k1', attempt: 1, job: 'j' } }]);
      return replies[replied++] ?? done;
    },
    findRun: async () => notice,
    attach: async (run: string, onEvents: (events: readonly RunEvent[]) => void) => {
      order.push(`attach ${run}`);
      onEvents([{ type: 'run-started', run: 'r', nodes: 3 }]);
      return done;
    },
    values: async () => setupOptions.values?.(doc) ?? {},
    apply: () => {},
    cancel: async () => {},
    close: async () => {},
  };
  const control = createRunControl({
    doc,
    store,
    types: { of: () => undefined } as never,
    here: () => TOP,
    session: session as never,
    purchases: {
      get all() {
        return [purchase({ state: 'job' }), ...(reloads > 0 ? unread : []), ...(runs.length > 0 ? bought : [])];
      },
      troubles: new Map(),
      subscribe: () => () => {},
      reload: async () => {
        reloads++;
      },
      follow: () => void order.push('follow'),
      async pause() {
        order.push('pause');
        onPause?.(doc);
      },
    },
    boughtBefore: { note: () => {}, complete: async (entries) => entries },
    isFree: () => false,
    ask: async (offer, spent) => {
      offers.push(offer);
      spents.push(spent);
      onAsk?.(doc);
      return answers[offers.length - 1];
    },
    budget: () => budget,
    edits: createEditCosts({ steps: [] }),
    isOwn: () => true,
    obstacle: () => (typeof setupOptions.obstacle === 'function' ? setupOptions.obstacle() : setupOptions.obstacle),
    whyLost: () => 'the server was started again',
    seen: { has: (run) => seen.has(run), add: (run) => void seen.add(run) },
    onLeft: (some) => left.push(...some.map(({ key }) => key)),
    onIssues: () => {},
    onFailure: (message) => void failures.push(message),
  });
  return { control, doc, runs, offers, spents, readBefore, left, order, store, failures, seen };
}
