import { randomInt } from 'node:crypto';
import { type AssetStore, createLedger, type Host } from '@shotgraph/engine';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { createEngineService, type HostedEngine } from '@shotgraph/engine/worker';
import { toPickChoice } from '@shotgraph/nodes';
import { createViews, show } from '@shotgraph/nodes/hosting';
import { painting } from '../../run/painting.ts';
import { refuseReplayed } from '../../run/tapes.ts';
import type { Setup } from '../../setup/types.ts';
import { companionOf } from '../../spending/companion.ts';
import { documentFolder, removeForgotten } from './document-folders.ts';

/** The engine of the editor's documents, on this machine. */
export interface ServedEngine {
  readonly service: HostedEngine;
  /** Makes ready what a document stands on; what is done with it next must be done at once. */
  prepare(name: string): Promise<void>;
  /** The host of a session's document. @throws NoSessionError */
  hostOf(session: number): NodeHost;
  /** Everything that was made or bought here. */
  readonly assets: AssetStore;
  /** Ends every run, and resolves when it is known of every call that was sent what became of it. */
  close(): Promise<void>;
}

/** What an engine is opened with. */
export interface ServedEngineOptions {
  /** Folder of the store, absolute: results and assets of all documents, and a folder for the files of each. */
  readonly store: string;
  /** Nodes and providers as this machine has them. */
  readonly setup: Setup;
}

/** Documents that are open at a time, and how long one is held that nobody asks for. */
const KEEP = { most: 32, idleMs: 10 * 60_000 };
const SWEEP_MS = 60_000;

/** Opens the engine: whatever `shotgraph run` stands on, for many documents at a time. */
export async function openServedEngine({ store, setup }: ServedEngineOptions): Promise<ServedEngine> {
  const { registry, purchasing } = setup;
  await removeForgotten(store);
  // One ledger for all of them: what one document has bought, no other one buys.
  const shared = await nodeHost({ folder: store, store });
  await refuseReplayed(shared);
  const companion = companionOf(createLedger({ host: shared, ...purchasing }));
  const hosts = new Map<string, NodeHost>();
  const service = createEngineService({
    registry,
    hostFor: (name) => hosts.get(name)!,
    ledgerFor: () => companion.ledger,
    show: (value, type) => show(value, type, toPickChoice),
    view: createViews(),
    async release(name) {
      const host = hosts.get(name);
      hosts.delete(name);
      await host?.dispose();
    },
    outlivesSessions: true,
    keep: KEEP,
    // Pages of an earlier server still know numbers of it.
    firstSession: randomInt(2 ** 47),
  });
  const sweeping = setInterval(() => service.sweep(), SWEEP_MS);
  sweeping.unref();

  return {
    service,
    assets: shared.assets,
    async prepare(name) {
      while (!hosts.has(name)) {
        const folder = await documentFolder(store, name);
        const host = await nodeHost({ folder, store, ...painting() });
        if (!hosts.has(name)) hosts.set(name, host);
      }
    },
    hostOf: (session) => service.hostOf(session) as Host as NodeHost,
    async close() {
      clearInterval(sweeping);
      await service.dispose();
      await companion.settle();
      await shared.dispose();
    },
  };
}
