import { type EngineService, NoSessionError } from '@shotgraph/engine/worker';
import type { KeptResults } from '@shotgraph/nodes/hosting';
import type { EditorEngine, RunPlace } from './editor-engine.ts';
import type { ServerEngine } from './server/server-engine.ts';
import type { TabEngine } from './tab-engine.ts';
import { toViewReply } from './to-view-reply.ts';

/** What documents run on. */
export interface Engines {
  readonly tab: TabEngine;
  /** `undefined` where there is none. */
  readonly server: ServerEngine | undefined;
  /** Whether the server answers at the moment. */
  readonly isServerHere: () => boolean;
}

/** A session of the page, and the one of the engine it stands for. */
interface Placed {
  readonly document: string;
  readonly place: RunPlace;
  readonly id: number;
}

type Sessions = Omit<
  EditorEngine,
  'shop' | 'meter' | 'describe' | 'places' | 'watchServer' | 'tryServer' | 'setShown' | 'setDayBudget'
>;

/** One engine of two: every document has its place, and the page need not know which. */
export function createPlacedEngine({ tab, server, isServerHere }: Engines): Sessions {
  const places = new Map<string, RunPlace>();
  const sessions = new Map<number, Placed>();
  /** Opening at a place that documents leave is given up. */
  const opening = new Map<string, Set<AbortController>>();
  /** Results that come along to the server, until a session there can take them. */
  const carried = new Map<string, KeptResults>();
  let last = 0;

  const placeOf = (document: string): RunPlace => (server && places.get(document)) || 'tab';
  const of = (id: number): Placed => {
    const found = sessions.get(id);
    if (!found) throw new NoSessionError(`there is no session ${id}; open the document again`);
    return found;
  };
  const engineOf = ({ place }: Placed) => (place === 'server' ? server! : tab);
  /** Sends a question of the page to where its session is. */
  const at =
    <M extends Exclude<keyof EngineService, 'describe' | 'open' | 'view'>>(method: M) =>
    async (id: number, ...args: unknown[]) => {
      const placed = of(id);
      const ask = engineOf(placed)[method] as (id: number, ...args: unknown[]) => Promise<unknown>;
      try {
        return await ask.call(engineOf(placed), placed.id, ...args);
      } catch (error) {
        // It was let go of there: whoever asks opens the document again, under another number.
        if (error instanceof NoSessionError) {
          sessions.delete(id);
          if (placed.place === 'server') server!.drop(placed.id);
        }
        throw error;
      }
    };
  const drop = (document: string) => {
    for (const controller of opening.get(document) ?? []) controller.abort();
    for (const [id, placed] of sessions) {
      if (placed.document !== document) continue;
      sessions.delete(id);
      void engineOf(placed)
        .close(placed.id)
        .catch(() => {});
    }
  };
  const openAt = async (
    place: RunPlace,
    document: Parameters<EngineService['open']>[0],
    options: Parameters<EngineService['open']>[1],
  ): Promise<number | undefined> => {
    if (place === 'tab') return tab.open(document, options);
    const controller = new AbortController();
    const all = opening.get(options.name) ?? new Set();
    opening.set(options.name, all.add(controller));
    try {
      return await server!.open(document, options, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return undefined;
      throw error;
    } finally {
      all.delete(controller);
    }
  };
  const readResultsAt = (place: RunPlace, document: string, keys: readonly string[]): Promise<KeptResults> => {
    if (place === 'tab') return tab.readResults(document, keys);
    const placed = [...sessions.values()].find((each) => each.document === document && each.place === 'server');
    return placed ? server!.readResults(placed.id, keys) : Promise.resolve({ results: [], assets: [] });
  };
  /** Takes results along to another place. What cannot be taken is made or bought anew, when a person agrees to that. */
  const carry = async (document: string, from: RunPlace, keys: readonly string[]) => {
    if (keys.length === 0 || !isServerHere()) return;
    const kept = await readResultsAt(from, document, keys).catch(() => undefined);
    if (!kept || kept.results.length === 0) return;
    if (from === 'tab') carried.set(document, kept);
    else await tab.putResults(document, kept.results, kept.assets);
  };
  const unpack = async (document: string, id: number) => {
    const kept = carried.get(document);
    carried.delete(document);
    if (kept) await server!.putResults(id, kept).catch(() => {});
  };

  return {
    async open(document, options) {
      for (;;) {
        const place = placeOf(options.name);
        const id = await openAt(place, document, options);
        // The document was sent elsewhere meanwhile.
        if (id === undefined || place !== placeOf(options.name)) continue;
        if (place === 'server') await unpack(options.name, id);
        sessions.set(++last, { document: options.name, place, id });
        return last;
      }
    },
    apply: at('apply') as EngineService['apply'],
    reset: at('reset') as EngineService['reset'],
    plan: at('plan') as EngineService['plan'],
    run: at('run') as EngineService['run'],
    findRun: at('findRun') as EngineService['findRun'],
    attach: at('attach') as EngineService['attach'],
    cancel: at('cancel') as EngineService['cancel'],
    values: at('values') as EngineService['values'],
    async view(id, from, how) {
      const placed = of(id);
      return toViewReply(await engineOf(placed).view(placed.id, from, how));
    },
    /** What was made at one place is shown at the other, too: clips do not vanish when a document changes it. */
    async asset(id, hash) {
      const placed = of(id);
      const here = await tab.findAsset(placed.document, hash);
      if (here) return here;
      const there = placed.place === 'tab' && server && isServerHere() ? await server.findAsset(hash) : undefined;
      return there ?? engineOf(placed).asset(placed.id, hash);
    },
    findFacts: at('findFacts') as EngineService['findFacts'],
    purchases: at('purchases') as EngineService['purchases'],
    followPurchases: at('followPurchases') as EngineService['followPurchases'],
    leavePurchases: at('leavePurchases') as EngineService['leavePurchases'],
    resolvePurchase: at('resolvePurchase') as EngineService['resolvePurchase'],
    cancelPurchase: at('cancelPurchase') as EngineService['cancelPurchase'],
    describeMedia: at('describeMedia') as EngineService['describeMedia'],
    async close(id) {
      const placed = sessions.get(id);
      sessions.delete(id);
      if (placed) await engineOf(placed).close(placed.id);
    },

    async mount(document, base) {
      tab.mount(document, base);
    },
    async setPlace(document, place, keys = []) {
      const before = placeOf(document);
      if (before !== place) await carry(document, before, keys);
      places.set(document, place);
      if (placeOf(document) !== before) drop(document);
    },
    removeDocument: (document) => tab.remove(document),
    async putFile(document, path, bytes) {
      await tab.hostOf(document).files.register(path, bytes);
      server?.noteFile(document);
    },
    listFiles: (document) => tab.hostOf(document).files.list(''),
    async readFile(document, path) {
      const { files, assets } = tab.hostOf(document);
      return assets.get((await files.import(path)).hash);
    },
    readResults: (document, keys) => readResultsAt(placeOf(document), document, keys),
    putResults: (document, given, assets) => tab.putResults(document, given, assets),
  };
}
