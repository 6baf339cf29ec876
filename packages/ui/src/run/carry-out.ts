import {
  type GraphDocument,
  type Limits,
  ledgerCodes,
  type PurchaseInfo,
  parseFrom,
  type RunEvent,
} from '@shotgraph/engine';
import type { OnEvents, RunNotice, RunReply } from '@shotgraph/engine/worker';
import { itemsIn, type Shown } from '../engine/shown.ts';
import type { Answer } from '../spend/ask.ts';
import { breachesOf, type Spent, withinBudget } from '../spend/budget-check.ts';
import { unpricedIn } from '../spend/costs.ts';
import { type Offer, offerOf } from '../spend/offer.ts';
import { isOnDay, spentIn } from '../spend/spent.ts';
import { isUnderWay } from '../spend/words.ts';
import { placesOf, type RunControlOptions, renderingsIn } from './run-control.ts';
import type { Rendering, RunState, RunStore } from './run-store.ts';

/** Carries out runs, and follows those that others began. */
export interface Runner {
  /** Asks for what it costs, runs, and asks again where only now it is known what something costs. */
  run(targets: readonly string[] | undefined, force: readonly string[]): Promise<void>;
  /** The run there is to see, under way or ended unseen. */
  findUnseen(): Promise<RunNotice | undefined>;
  /** Shows a run that goes on already to its end. */
  join(notice: RunNotice): Promise<void>;
}

interface RunnerContext {
  readonly readValues: (places: readonly string[]) => Promise<void>;
  /** Whether the document has been closed. */
  readonly isStopped: () => boolean;
  /** Counts what can change what a run buys. */
  readonly changes: () => number;
  /** Resolves when the document is where it runs. */
  readonly whenArrived: () => Promise<unknown>;
}

/** Makes what carries out the runs of a document. */
export function createRunner(options: RunControlOptions, context: RunnerContext): Runner {
  const { readValues, isStopped, changes, whenArrived } = context;
  const { doc, store, session, purchases, isFree, onIssues, onFailure } = options;

  /** Shows a run from its start to its end. @param elapsedMs - how long it goes on already */
  const show = async (follow: (onEvents: OnEvents) => Promise<RunReply | undefined>, elapsedMs = 0) => {
    const made = new Set<string>();
    const sent = new Set<string>();
    const before = new Set(purchases.all.map(({ key }) => key));
    const last = store.run;
    // What is edited meanwhile is not what this run makes.
    const changesBefore = changes();
    const document = doc.toDocument();
    const known = new Map(placesOf(options).map((place) => [place, store.value(place)?.shown]));
    options.edits.forget();
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
    if ('outputs' in reply) {
      const isSame = changes() === changesBefore;
      noteOutputs(store, reply.outputs, document, (from) => (isSame ? store.value(from)?.shown : known.get(from)));
    }
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
  const findUnseen = async () => {
    const notice = await session.findRun();
    return isStopped() || !notice || (notice.isOver && options.seen.has(notice.id)) ? undefined : notice;
  };
  const join = async ({ id, elapsedMs }: RunNotice) => {
    await purchases.pause();
    await show((onEvents) => session.attach(id, onEvents), elapsedMs);
  };

  /** Asks a person. @returns what may be spent: what was agreed to, within the budgets */
  const agree = async (offer: Offer, known: ReadonlySet<string>): Promise<Answer> => {
    const spent = spentSince(known, options);
    const answer = await options.ask(offer, spent);
    if (!answer || answer === 'changed') return answer;
    const budget = options.budget();
    // Agreeing to a sum does not raise what it is held to.
    return breachesOf(offer.totals, budget, spent).length > 0 ? undefined : withinBudget(answer, budget, spent);
  };

  /** Asks, runs, and asks again where only now it is known what something costs. */
  const askAndRun = async (targets: readonly string[] | undefined, force: readonly string[]) => {
    let known: ReadonlySet<string> | undefined;
    for (;;) {
      const changesBefore = changes();
      const planned = await session.plan({ ...(targets && { targets }), ...(force.length > 0 && { force }) });
      const plan = planned.status === 'done' ? planned.plan : undefined;
      const offer = plan && offerOf(plan, doc.graph, isFree);
      if (offer) {
        // Other windows buy, too, and the button may be pressed before the list was read at all.
        await purchases.reload();
        // Nothing is bought before a person was asked for the first time: what is there by then is of earlier runs.
        known ??= new Set(purchases.all.map(({ key }) => key));
      }
      const maxCost = offer && known ? await agree(offer, known) : {};
      if (!maxCost || isStopped()) return;
      if (maxCost === 'changed') continue;
      // A server that has gone meanwhile must not buy whenever it comes back.
      const obstacle = options.obstacle();
      if (obstacle !== undefined) return onFailure(`${obstacle} Nothing was bought.`);
      await purchases.pause();
      await whenArrived();
      // It was agreed to what was planned, not to what the document has become since.
      if (offer && changes() !== changesBefore) {
        onFailure(CHANGED);
        continue;
      }
      const reply = await carryOut(targets, force, maxCost);
      // Another window was faster: what it began is what there is to see.
      if (reply?.status === 'busy') {
        const notice = await findUnseen();
        return notice && join(notice);
      }
      if (!reply || !plan || unpricedIn(plan.entries, isFree).length === 0 || !stoppedAtPrice(reply)) return;
    }
  };

  return { run: askAndRun, findUnseen, join };
}

const CHANGED = 'The document changed while you were asked. Your answer bought nothing: the run is planned again.';

/** What counts against the budgets: of a run what was bought since, for this document; of a day what anybody bought here. */
function spentSince(known: ReadonlySet<string>, { purchases, isOwn }: RunControlOptions): Spent {
  const now = Date.now();
  return {
    run: spentIn(purchases.all.filter((each) => !known.has(each.key) && isOwn(each))),
    day: spentIn(purchases.all.filter((each) => isOnDay(each, now))),
  };
}

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

/**
 * A rendered target is remembered by the content it was made from, so that undo and edits find it again.
 *
 * @param document - what was run
 * @param sourceAt - the value at a place in that document
 */
function noteOutputs(
  store: RunStore,
  outputs: { readonly [from: string]: unknown },
  document: GraphDocument,
  sourceAt: (from: string) => Shown | undefined,
): void {
  for (const [from, value] of Object.entries(outputs)) {
    const made = itemsIn(value as Shown);
    const sources = itemsIn(sourceAt(from));
    const ofSources = made.flatMap((shown, i): readonly Rendering[] => {
      const source = sources[i];
      return 'hash' in shown && shown.hash && source && 'id' in source ? [[source.id, shown.hash]] : [];
    });
    store.noteRendered([...ofSources, ...renderingsIn(value as Shown)]);
    const [shown] = made;
    if (made.length === 1 && shown && 'id' in shown && shown.hash)
      store.noteMade(from, { shown, hash: shown.hash, document });
  }
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
        ...(first && { about: first.node }),
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
        ...(reply.failures[0] && { about: reply.failures[0].node }),
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
