import wasmUrl from '@ffmpeg/core/wasm?url';
import coreUrl from '@ffmpeg/core?url';
import { type BrowserHost, browserHost, removeBrowserStore } from '@shotgraph/engine/host/browser';
import { createEngineService, type EngineService } from '@shotgraph/engine/worker';
import { toPickChoice } from '@shotgraph/nodes';
import { createViews, type KeptResults, putResults, readResults, show, type Viewed } from '@shotgraph/nodes/hosting';
import type { Purchasing } from './purchasing.ts';

/** The engine in this tab, with the files of documents in this browser. */
export interface TabEngine extends Omit<EngineService, 'view'> {
  view(session: number, from: string, how: Parameters<EngineService['view']>[2]): Promise<Viewed | undefined>;
  /** Files and results of a document in this browser. */
  hostOf(document: string): BrowserHost;
  /** Names the folder that a document's paths are read from when no file was given for them; '' for none. */
  mount(document: string, base: string): void;
  /** Removes all files and results of a document from this browser; what was bought is not among them. */
  remove(document: string): Promise<void>;
  /** Bytes that this browser has, for whichever document. */
  findAsset(document: string, hash: string): Promise<Blob | undefined>;
  readResults(document: string, keys: readonly string[]): Promise<KeptResults>;
  putResults(document: string, given: unknown, assets: KeptResults['assets']): Promise<number>;
}

const ffmpeg = {
  coreUrl,
  wasmUrl,
  createWorker: () => new Worker(new URL('./ffmpeg-worker.ts', import.meta.url), { type: 'module' }),
};

const threads = {
  createWorker: () => new Worker(new URL('./paint-worker.ts', import.meta.url), { type: 'module' }),
};

/** @param bought - where what all documents have bought is kept */
export function createTabEngine({ registry, ledgerFor }: Purchasing, bought: BrowserHost): TabEngine {
  const bases = new Map<string, string>();
  const hosts = new Map<string, BrowserHost>();
  const hostOf = (name: string): BrowserHost => {
    const known = hosts.get(name);
    if (known) return known;
    const base = bases.get(name);
    const host = browserHost({ name, ffmpeg, threads, ...(base && { filesUrl: base }) });
    hosts.set(name, host);
    return host;
  };
  const close = async (name: string) => {
    const host = hosts.get(name);
    hosts.delete(name);
    await host?.dispose();
  };
  const service = createEngineService({
    registry,
    hostFor: hostOf,
    ledgerFor: (_, host) => ledgerFor(host),
    show: (value, type) => show(value, type, toPickChoice),
    view: createViews(),
    release: close,
  });
  return {
    ...service,
    view: (session, from, how) => service.view(session, from, how) as Promise<Viewed | undefined>,
    hostOf,
    mount: (document, base) => void bases.set(document, base),
    async remove(document) {
      await close(document);
      await removeBrowserStore(document);
    },
    async findAsset(document, hash) {
      for (const { assets } of [hostOf(document), bought]) if (await assets.has(hash)) return assets.get(hash);
      return undefined;
    },
    findFacts: async (session, hash) => (await service.findFacts(session, hash)) ?? bought.assets.findFacts(hash),
    readResults: (document, keys) => readResults(hostOf(document), bought, keys),
    putResults: (document, given, assets) => putResults(hostOf(document), given, assets),
  };
}
