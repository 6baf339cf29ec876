// The page is compiled for the DOM; what is imported below also needs what only workers have.
/// <reference lib="webworker" />

import type { Limits } from '@shotgraph/engine';
import { browserHost } from '@shotgraph/engine/host/browser';
import { expose, proxy } from 'comlink';
import type { EditorEngine, EngineStarter, RunPlace, ServerAddress, ServerState } from './editor-engine.ts';
import { createPlacedEngine } from './placed-engine.ts';
import { openPurchasing, type Purchasing } from './purchasing.ts';
import { type Attention, createAttention } from './server/attention.ts';
import { type Connection, openConnection, Unreachable } from './server/connection.ts';
import { createServerEngine, type ServerEngine } from './server/server-engine.ts';
import { createTabEngine, type TabEngine } from './tab-engine.ts';

/*
 * The engine's worker: nodes, planning, runs, purchases and storage of every document of this window, here or on the server. The page
 * only draws.
 */

/** What all documents of this browser have bought. Documents have long ids, so that none is called the same. */
const bought = browserHost({ name: 'purchases' });
/** What everything that is bought from this tab is held to. */
const budget: { day?: Limits } = {};

async function createEngine(purchasing: Purchasing, connection: Connection | undefined): Promise<EditorEngine> {
  const tab = createTabEngine(purchasing, bought);
  const attention = createAttention();
  const server = connection && (await reachEngine(connection, attention, tab));
  if (server) connection.keepWatch(server.isUsed);
  const places: readonly RunPlace[] = server ? ['tab', 'server'] : ['tab'];
  return {
    ...createPlacedEngine({ tab, server, isServerHere: () => connection?.state === 'here' }),
    describe: tab.describe,
    shop: async () => purchasing.shop,
    meter: async (type, values) => purchasing.meter(type, values),
    places: async () => places,
    async watchServer(listener) {
      const tell = (state: ServerState) => void listener(state);
      connection?.watch(tell);
      if (connection) tell(connection.state);
    },
    async setDayBudget(limits) {
      if (limits) budget.day = limits;
      else delete budget.day;
    },
    tryServer: async () => connection?.tryNow(),
    setShown: async (isShown) => attention.setShown(isShown),
  };
}

/** The engine on the server; nothing where it has none. One that does not answer now may do so later. */
async function reachEngine(
  connection: Connection,
  attention: Attention,
  tab: TabEngine,
): Promise<ServerEngine | undefined> {
  try {
    await connection.askOnce('', { signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    if (!(error instanceof Unreachable)) return undefined;
  }
  const types = new Map((await tab.describe()).map((type) => [type.type, type]));
  return createServerEngine({
    connection,
    attention,
    typeOf: (type) => types.get(type),
    filesOf: (document) => ({
      list: (folder) => tab.hostOf(document).files.list(folder),
      hashOf: async (path) => (await tab.hostOf(document).files.import(path)).hash,
      bytesOf: (hash) => tab.hostOf(document).assets.get(hash),
    }),
  });
}

const starter: EngineStarter = {
  async start(server?: ServerAddress) {
    const purchasing = await openPurchasing(server, bought, budget);
    return proxy(await createEngine(purchasing, server && openConnection(server)));
  },
};

expose(starter);
