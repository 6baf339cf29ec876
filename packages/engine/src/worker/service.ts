import type { GraphDocument } from '../graph/document.ts';
import { isLooks } from '../graph/edit.ts';
import { parseDocument } from '../graph/parse.ts';
import type { Host } from '../host.ts';
import type { Json } from '../json.ts';
import type { Ledger } from '../ledger/types.ts';
import type { PortType } from '../node/port-type.ts';
import type { Registry } from '../node/registry.ts';
import { typesOf } from '../node/types.ts';
import { type NodeValue, openSession } from '../run/session.ts';
import { describeRegistry } from './describe.ts';
import { type CarryOut, createDocumentRuns, startDocumentRun } from './document-runs.ts';
import { createHeldSessions, type Held, type KeepRule } from './held-sessions.ts';
import { typeAt } from './place.ts';
import type { EngineService } from './protocol.ts';
import { planReply, runReply, type Show, showValue, textOf } from './replies.ts';

export interface EngineServiceOptions {
  readonly registry: Registry;
  /** Host of a document, by the name it was opened under. */
  readonly hostFor: (name: string) => Host;
  /** Called when no session uses the host of a name any more. */
  readonly release?: (name: string) => Promise<void>;
  readonly show: Show;
  /** Looks at a value for `EngineService.view`; what it returns must be able to cross to the other side. */
  readonly view?: (value: unknown, type: PortType, how: Json, host: Host) => Promise<unknown>;
  /** The ledger on a host, by the name the document was opened under; without it nothing can be bought. */
  readonly ledgerFor?: (name: string, host: Host) => Ledger | undefined;
  /** Nodes of one pool that run at once. */
  readonly concurrency?: number;
  /** Whether a run goes on when the session that began it is closed or let go of. */
  readonly outlivesSessions?: boolean;
  /** Which sessions are let go of by themselves; none when it is left out. */
  readonly keep?: KeepRule;
  /** Numbers of sessions go on from here: where others were given out before, theirs must not come again. */
  readonly firstSession?: number;
  /** Milliseconds; the clock of the system when it is left out. */
  readonly now?: () => number;
}

/** The engine as a service, and what only whoever hosts it may do. */
export interface HostedEngine extends EngineService {
  /** The host of a session's document. @throws NoSessionError */
  hostOf(session: number): Host;
  /** Whether any document runs. */
  isRunning(): boolean;
  /** Lets go of what nobody asked for in a while: to be called now and then where `keep` is given. */
  sweep(): void;
  /** Cancels every run and lets go of everything; resolves when nothing is under way. */
  dispose(): Promise<void>;
}

/**
 * The engine as a service of plain data in and out: the part that is exposed by comlink in a worker, or by a server.
 *
 * @example expose(createEngineService({ registry, hostFor, show }));
 */
export function createEngineService(options: EngineServiceOptions): HostedEngine {
  const { registry, hostFor, ledgerFor, show, concurrency } = options;
  const now = options.now ?? Date.now;
  const runs = createDocumentRuns();
  const sessions = createHeldSessions({
    keep: options.keep,
    first: options.firstSession ?? 0,
    now,
    needOf: ({ id, name }) => (!runs.isUnderWay(name) ? 0 : runs.find(name)!.owner === id ? 2 : 1),
    async onGone(entry) {
      stopFollowing(entry);
      const run = runs.find(entry.name);
      if (!options.outlivesSessions && run?.owner === entry.id) run.cancel();
      await release(entry.name);
    },
  });
  const release = async (name: string) => {
    if (!sessions.has(name) && !runs.isUnderWay(name)) await options.release?.(name);
  };

  const open = (document: GraphDocument, { name, host, ledger }: Pick<Held, 'name' | 'host' | 'ledger'>) =>
    openSession(document, {
      registry,
      host,
      name,
      values: 'all',
      ...(ledger && { ledger }),
      ...(concurrency !== undefined && { concurrency }),
    });
  const held = sessions.get;

  /** As it stands in the session, or in the run of the same document that is followed. */
  const valueAt = ({ session, watched }: Held, place: string): NodeValue => {
    const own = session.value(place);
    if (own.state === 'settled' || !watched) return own;
    const theirs = watched.value(place);
    return theirs.state === 'settled' ? theirs : own;
  };

  return {
    describe: async () => describeRegistry(registry),
    async open(document, { name, version = 0 }) {
      const host = hostFor(name);
      const place = { name, host, ledger: ledgerFor?.(name, host) };
      const session = open(typeof document === 'string' ? parseDocument(document) : document, place);
      return sessions.add({ ...place, version, session, following: undefined, watched: undefined }).id;
    },
    async apply(id, version, ops) {
      const entry = held(id);
      if (entry.version !== version) return false;
      entry.session.apply(ops);
      entry.version++;
      if (!ops.every(isLooks)) entry.watched = undefined;
      return true;
    },
    async reset(id, version, document) {
      const entry = held(id);
      entry.session = open(document, entry);
      entry.version = version;
      entry.watched = undefined;
    },
    plan: async (id, request) => planReply(held(id).session, request),
    async run(id, { id: asked, ...request }, onEvents) {
      const { name, session } = held(id);
      const last = runs.find(name);
      if (last && last.id === asked) return last.join(0, onEvents);
      if (runs.isUnderWay(name)) return { status: 'busy' };
      const of = { id: asked ?? crypto.randomUUID(), owner: id, session, text: textOf(session) };
      const carryOut: CarryOut = (onEvent, signal) =>
        runReply(session, registry, show, signal, () => session.run({ ...request, signal, onEvent }).done);
      const run = startDocumentRun(of, carryOut, now);
      runs.add(name, run);
      void run.ended.then(() => release(name));
      return run.join(0, onEvents);
    },
    findRun: async (id) => runs.find(held(id).name)?.notice(),
    async attach(id, wanted, after, onEvents) {
      const entry = held(id);
      const run = runs.find(entry.name);
      if (run?.id !== wanted) return undefined;
      if (run.session && run.session !== entry.session && run.text === textOf(entry.session))
        entry.watched = run.session;
      return run.join(after, onEvents);
    },
    cancel: async (id) => runs.find(held(id).name)?.cancel(),
    async values(id, from) {
      const entry = held(id);
      const { session } = entry;
      const types = typesOf(session.graph, registry);
      const entries = from.flatMap((place) => showValue(session, types, place, valueAt(entry, place), show));
      return Object.fromEntries(entries);
    },
    async view(id, from, how) {
      const entry = held(id);
      const { graph } = entry.session;
      const type = typeAt(graph, typesOf(graph, registry), from);
      const { value } = valueAt(entry, from);
      return type === undefined || value === undefined ? undefined : options.view?.(value, type, how, entry.host);
    },
    asset: async (id, hash) => held(id).host.assets.get(hash),
    findFacts: async (id, hash) => held(id).host.assets.findFacts(hash),
    purchases: async (id) => (await held(id).ledger?.list()) ?? [],
    async followPurchases(id) {
      const entry = held(id);
      if (!entry.ledger) return { finished: [], ended: [], inDoubt: [], left: [] };
      const controller = new AbortController();
      stopFollowing(entry);
      entry.following = controller;
      return entry.ledger.follow(controller.signal);
    },
    leavePurchases: async (id) => stopFollowing(held(id)),
    resolvePurchase: async (id, key, answer) => ledgerOf(held(id)).resolve(key, answer),
    cancelPurchase: async (id, key) => ledgerOf(held(id)).cancelJob(key, new AbortController().signal),
    async describeMedia(id) {
      const { engine, version } = await held(id).host.media.describe();
      return `${engine} ${version}`.trim();
    },
    close: async (id) => sessions.remove(id),
    hostOf: (id) => held(id).host,
    isRunning: () => [...runs.all()].some(({ isOver }) => !isOver),
    sweep: sessions.sweep,
    async dispose() {
      for (const run of runs.all()) run.cancel();
      await Promise.all([...runs.all()].map(({ ended }) => ended));
      await Promise.all(sessions.all().map(({ id }) => sessions.remove(id)));
    },
  };
}

function ledgerOf({ ledger }: Held): Ledger {
  if (ledger) return ledger;
  throw new RangeError('nothing can be bought here, so there are no purchases');
}

function stopFollowing(entry: Held): void {
  entry.following?.abort(new DOMException('purchases are not followed any more', 'AbortError'));
  entry.following = undefined;
}
