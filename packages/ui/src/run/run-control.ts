import { graphInputs, graphOutputs, type Issue, parseFrom } from '@shotgraph/engine';
import type { RemoteSession, RunReply } from '@shotgraph/engine/worker';
import type { DocStore } from '../doc/doc-store.ts';
import { OUTPUTS_CARD } from '../doc/edits.ts';
import type { Catalogue } from '../engine/catalogue.ts';
import { isMediaType } from '../engine/catalogue.ts';
import type { Shown } from '../engine/shown.ts';
import type { RunState, RunStore } from './run-store.ts';

/** Quiet time after an edit before the next plan, ms. */
const QUIET_MS = 120;

/** Starts, stops and foresees runs of one document. */
export interface RunControl {
  /** Runs the whole graph, or what the given nodes and ports need. */
  run(targets?: readonly string[]): Promise<void>;
  /** Runs up to a node and renders what it shows. */
  runTo(ids: Iterable<string>): Promise<void>;
  cancel(): void;
  /** Plans again soon. */
  refresh(): void;
  stop(): void;
}

export interface RunControlOptions {
  readonly doc: DocStore;
  readonly store: RunStore;
  readonly catalogue: Catalogue;
  readonly session: RemoteSession;
  readonly onIssues: (issues: readonly Issue[]) => void;
  /** Something to tell the user that belongs to no node. */
  readonly onFailure: (message: string) => void;
}

/** Follows a document's edits with plans, and carries out runs. */
export function createRunControl(options: RunControlOptions): RunControl {
  const { doc, store, session, onIssues, onFailure } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
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
      store.takePlan(reply.plan.entries);
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
    if (ops.some((op) => op.op !== 'move-node' && op.op !== 'set-title')) refresh();
  });

  const carryOut = async (targets: readonly string[] | undefined) => {
    const seen = new Set<string>();
    const reply = await session.run(targets ? { targets } : {}, (events) => {
      store.take(events, performance.now());
      for (const event of events)
        if (event.type === 'node-finished' || event.type === 'node-reused') seen.add(event.node);
      const fresh = placesOf(options).filter((place) => seen.has(parseFrom(place).node) || seen.has(place));
      seen.clear();
      if (fresh.length > 0) void readValues(fresh).catch(() => {});
    });
    await readValues(placesOf(options));
    if (reply.status === 'done') noteOutputs(store, reply.outputs);
    if (reply.status === 'refused') onIssues(reply.issues);
    if (reply.status === 'failed' && reply.error) onFailure(reply.error.message);
    store.end(toRunState(reply, store.run));
  };

  return {
    async run(targets) {
      if (running) return;
      running = true;
      store.begin(performance.now());
      try {
        await carryOut(targets);
      } catch (error) {
        store.end({ status: 'failed', summary: 'The engine stopped' });
        report(onFailure)(error);
      } finally {
        running = false;
        refresh();
      }
    },
    runTo(ids) {
      return this.run([...ids].flatMap((id) => targetsOf(options, id)));
    },
    cancel: () => void session.cancel(),
    refresh,
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

/** Every place of the graph that can have a value to show. */
function placesOf({ doc, catalogue }: RunControlOptions): readonly string[] {
  const places = [
    ...Object.keys(graphInputs(doc.graph)).map((name) => `inputs.${name}`),
    ...Object.keys(graphOutputs(doc.graph)).map((name) => `outputs.${name}`),
  ];
  for (const [id, { type }] of doc.graph.nodes) {
    for (const port of Object.keys(catalogue.byType.get(type)?.outputs ?? {})) places.push(`${id}.${port}`);
  }
  return places;
}

/** What running to a node means: its pictures and sounds are rendered, everything else only needs the node itself. */
function targetsOf({ doc, catalogue }: RunControlOptions, id: string): readonly string[] {
  if (id === OUTPUTS_CARD) return Object.keys(graphOutputs(doc.graph)).map((name) => `outputs.${name}`);
  const node = doc.findNode(id);
  if (!node) return [];
  const lazy = Object.entries(catalogue.byType.get(node.type)?.outputs ?? {}).filter(([, { type }]) =>
    isMediaType(type),
  );
  return lazy.length > 0 ? lazy.map(([port]) => `${id}.${port}`) : [id];
}

/** A rendered target is remembered by the content it was made from, so that undo and edits find it again. */
function noteOutputs(store: RunStore, outputs: { readonly [from: string]: unknown }): void {
  for (const [from, value] of Object.entries(outputs)) {
    const shown = value as Shown;
    const source = store.value(from)?.shown;
    if ('hash' in shown && shown.hash && source && 'id' in source) store.noteRendered(source.id, shown.hash);
    noteIfRendered(store, shown);
  }
}

function noteIfRendered(store: RunStore, shown: Shown): void {
  if ('hash' in shown && shown.hash) store.noteRendered(shown.id, shown.hash);
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
