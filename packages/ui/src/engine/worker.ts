// The page is compiled for the DOM; what is imported below also needs what only workers have.
/// <reference lib="webworker" />

import wasmUrl from '@ffmpeg/core/wasm?url';
import coreUrl from '@ffmpeg/core?url';
import type { Limits } from '@shotgraph/engine';
import { type BrowserHost, browserHost } from '@shotgraph/engine/host/browser';
import { createEngineService } from '@shotgraph/engine/worker';
import { toPickChoice } from '@shotgraph/nodes';
import { expose, proxy } from 'comlink';
import type { EditorEngine, EngineStarter } from './editor-engine.ts';
import { putResults, readResults } from './kept-results.ts';
import { openPurchasing, type Purchasing } from './purchasing.ts';
import { show } from './shown.ts';
import { createViews } from './views.ts';

/*
 * The engine's worker: nodes, planning, runs, purchases and storage of every document of this window. The page only draws.
 */

const bases = new Map<string, string>();
const hosts = new Map<string, BrowserHost>();

const ffmpeg = {
  coreUrl,
  wasmUrl,
  createWorker: () => new Worker(new URL('./ffmpeg-worker.ts', import.meta.url), { type: 'module' }),
};

const threads = {
  createWorker: () => new Worker(new URL('./paint-worker.ts', import.meta.url), { type: 'module' }),
};

function hostFor(name: string): BrowserHost {
  const known = hosts.get(name);
  if (known) return known;
  const base = bases.get(name);
  const host = browserHost({ name, ffmpeg, threads, ...(base && { filesUrl: base }) });
  hosts.set(name, host);
  return host;
}

/** What all documents of this browser have bought. Documents have long ids, so that none is called the same. */
const bought = browserHost({ name: 'purchases' });
/** What everything that is bought from this tab is held to. */
const budget: { day?: Limits } = {};

function createEngine({ registry, shop, meter, ledgerFor }: Purchasing): EditorEngine {
  const service = createEngineService({
    registry,
    hostFor,
    ledgerFor: (_, host) => ledgerFor(host),
    show: (value, type) => show(value, type, toPickChoice),
    view: createViews(),
    async release(name) {
      const host = hosts.get(name);
      hosts.delete(name);
      await host?.dispose();
    },
  });
  return {
    ...service,
    /** Takes that no node uses at the moment are only where purchases are. */
    async asset(session, hash) {
      try {
        return await service.asset(session, hash);
      } catch (error) {
        if (await bought.assets.has(hash)) return bought.assets.get(hash);
        throw error;
      }
    },
    findFacts: async (session, hash) => (await service.findFacts(session, hash)) ?? bought.assets.findFacts(hash),
    async mount(document, base) {
      bases.set(document, base);
    },
    async putFile(document, path, bytes) {
      await hostFor(document).files.register(path, bytes);
    },
    listFiles: (document) => hostFor(document).files.list(''),
    async readFile(document, path) {
      const { files, assets } = hostFor(document);
      return assets.get((await files.import(path)).hash);
    },
    readResults: (document, keys) => readResults(hostFor(document), bought, keys),
    putResults: (document, given, assets) => putResults(hostFor(document), given, assets),
    shop: async () => shop,
    async setDayBudget(limits) {
      if (limits) budget.day = limits;
      else delete budget.day;
    },
    meter: async (type, values) => meter(type, values),
  };
}

const starter: EngineStarter = {
  start: async (server) => proxy(createEngine(await openPurchasing(server, bought, budget))),
};

expose(starter);
