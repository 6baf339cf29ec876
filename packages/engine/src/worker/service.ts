import { GraphError, type Issue, toErrorData } from '../errors.ts';
import type { GraphDocument } from '../graph/document.ts';
import type { Host } from '../host.ts';
import type { Json } from '../json.ts';
import type { Ledger } from '../ledger/types.ts';
import type { PortType } from '../node/port-type.ts';
import type { Registry } from '../node/registry.ts';
import { type Types, typesOf } from '../node/types.ts';
import { RunError, type RunResult } from '../run/run-error.ts';
import { openSession, type Session } from '../run/session.ts';
import { createBatch } from './batch.ts';
import { describeRegistry } from './describe.ts';
import { typeAt } from './place.ts';
import type { EngineService, PlanReply, RunReply, ShownOutputs, ShownValue } from './protocol.ts';

export interface EngineServiceOptions {
  readonly registry: Registry;
  /** Host of a document, by the name it was opened under. */
  readonly hostFor: (name: string) => Host;
  /** Called when no session uses the host of a name any more. */
  readonly release?: (name: string) => Promise<void>;
  /** Makes a value fit for showing: small plain data. */
  readonly show: (value: unknown, type: PortType) => Json;
  /** Looks at a value for `EngineService.view`; what it returns must be able to cross to the other side. */
  readonly view?: (value: unknown, type: PortType, how: Json, host: Host) => Promise<unknown>;
  /** The ledger on a host, by the name the document was opened under; without it nothing can be bought. */
  readonly ledgerFor?: (name: string, host: Host) => Ledger | undefined;
  /** Nodes of one pool that run at once. */
  readonly concurrency?: number;
}

interface Held {
  readonly name: string;
  readonly host: Host;
  readonly ledger: Ledger | undefined;
  version: number;
  session: Session;
  readonly running: Set<AbortController>;
}

/**
 * The engine as a service of plain data in and out: the part that is exposed by comlink in a worker, or by a server.
 *
 * @example expose(createEngineService({ registry, hostFor, show }));
 */
export function createEngineService(options: EngineServiceOptions): EngineService {
  const { registry, hostFor, ledgerFor, show, concurrency } = options;
  const sessions = new Map<number, Held>();
  let lastId = 0;

  const open = (document: GraphDocument, { name, host, ledger }: Pick<Held, 'name' | 'host' | 'ledger'>) =>
    openSession(document, {
      registry,
      host,
      name,
      values: 'all',
      ...(ledger && { ledger }),
      ...(concurrency !== undefined && { concurrency }),
    });
  const held = (id: number): Held => {
    const found = sessions.get(id);
    if (!found) throw new RangeError(`there is no session ${id}; open the document again`);
    return found;
  };
  const stop = (entry: Held) => {
    for (const controller of entry.running) controller.abort(new DOMException('the run was cancelled', 'AbortError'));
  };

  return {
    describe: async () => describeRegistry(registry),
    async open(document, { name }) {
      const host = hostFor(name);
      const place = { name, host, ledger: ledgerFor?.(name, host) };
      sessions.set(++lastId, { ...place, version: 0, session: open(document, place), running: new Set() });
      return lastId;
    },
    async apply(id, version, ops) {
      const entry = held(id);
      if (entry.version !== version) return false;
      entry.session.apply(ops);
      entry.version++;
      return true;
    },
    async reset(id, version, document) {
      const entry = held(id);
      entry.session = open(document, entry);
      entry.version = version;
    },
    plan: (id, request) => plan(held(id).session, request),
    async run(id, request, onEvents) {
      const entry = held(id);
      const controller = new AbortController();
      entry.running.add(controller);
      const batch = createBatch(onEvents);
      try {
        const { done } = entry.session.run({ ...request, signal: controller.signal, onEvent: batch.push });
        return toDone(await done, (outputs) => showOutputs(outputs, entry.session, registry, show));
      } catch (error) {
        return toReply(error, controller.signal, (outputs) => showOutputs(outputs, entry.session, registry, show));
      } finally {
        entry.running.delete(controller);
        await batch.flush();
      }
    },
    cancel: async (id) => stop(held(id)),
    async values(id, from) {
      const { session } = held(id);
      const types = typesOf(session.graph, registry);
      const entries = from.flatMap((place) => showValue(session, types, place, show));
      return Object.fromEntries(entries);
    },
    async view(id, from, how) {
      const { session, host } = held(id);
      const type = typeAt(session.graph, typesOf(session.graph, registry), from);
      const { value } = session.value(from);
      return type === undefined || value === undefined ? undefined : options.view?.(value, type, how, host);
    },
    asset: async (id, hash) => held(id).host.assets.get(hash),
    findFacts: async (id, hash) => held(id).host.assets.findFacts(hash),
    purchases: async (id) => (await held(id).ledger?.list()) ?? [],
    async followPurchases(id) {
      const entry = held(id);
      if (!entry.ledger) return { finished: [], ended: [], inDoubt: [], left: [] };
      const controller = new AbortController();
      entry.running.add(controller);
      return entry.ledger.follow(controller.signal).finally(() => entry.running.delete(controller));
    },
    resolvePurchase: (id, key, answer) => ledgerOf(held(id)).resolve(key, answer),
    cancelPurchase: (id, key) => ledgerOf(held(id)).cancelJob(key, new AbortController().signal),
    async describeMedia(id) {
      const { engine, version } = await held(id).host.media.describe();
      return `${engine} ${version}`.trim();
    },
    async close(id) {
      const entry = held(id);
      stop(entry);
      sessions.delete(id);
      if (![...sessions.values()].some(({ name }) => name === entry.name)) await options.release?.(entry.name);
    },
  };
}

function ledgerOf({ ledger }: Held): Ledger {
  if (ledger) return ledger;
  throw new RangeError('nothing can be bought here, so there are no purchases');
}

async function plan(session: Session, request: Parameters<EngineService['plan']>[1]): Promise<PlanReply> {
  try {
    return { status: 'done', plan: await session.plan(request) };
  } catch (error) {
    const issues = issuesOf(error);
    return issues ? { status: 'refused', issues } : { status: 'failed', error: toErrorData(error) };
  }
}

type Outputs = RunResult['outputs'];

const toDone = (
  { run, counts, elapsedMs, outputs }: RunResult,
  showAll: (outputs: Outputs) => ShownOutputs,
): RunReply => ({
  status: 'done',
  run,
  counts,
  elapsedMs,
  outputs: showAll(outputs),
});

function toReply(error: unknown, signal: AbortSignal, showAll: (outputs: Outputs) => ShownOutputs): RunReply {
  if (signal.aborted) return { status: 'cancelled' };
  const issues = issuesOf(error);
  if (issues) return { status: 'refused', issues };
  if (!(error instanceof RunError))
    return { status: 'failed', failures: [], waiting: [], outputs: {}, error: toErrorData(error) };
  const { status, failures, waiting } = error;
  const outputs = showAll(error.outputs);
  return status === 'waiting' ? { status, waiting, outputs } : { status, failures, waiting, outputs };
}

function showOutputs(
  given: Outputs,
  { graph }: Session,
  registry: Registry,
  show: EngineServiceOptions['show'],
): ShownOutputs {
  const types = typesOf(graph, registry);
  const outputs = Object.entries(given).flatMap(([name, value]): [string, Json][] => {
    const place = name.includes('.') ? name : `outputs.${name}`;
    const type = typeAt(graph, types, place);
    return type && value !== undefined ? [[place, show(value, type)]] : [];
  });
  return Object.fromEntries(outputs);
}

const issuesOf = (error: unknown): readonly Issue[] | undefined =>
  error instanceof GraphError ? error.issues : undefined;

function showValue(
  session: Session,
  types: Types,
  place: string,
  show: EngineServiceOptions['show'],
): [string, ShownValue][] {
  const type = typeAt(session.graph, types, place);
  const { state, value } = session.value(place);
  if (!type || state === 'absent' || state === 'unheld' || value === undefined) return [];
  return [[place, { state, shown: show(value, type) }]];
}
