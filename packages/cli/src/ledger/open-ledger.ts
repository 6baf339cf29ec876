import { dirname, resolve } from 'node:path';
import { createLedger, type Ledger, NodeError, type PaidAdapter, type PurchaseInfo } from '@shotgraph/engine';
import type { Io } from '../io.ts';
import { showPath } from '../load-document.ts';
import { refuseReplayed } from '../run/tapes.ts';
import { type OpenedStore, openStore, type StoreRequest } from '../store/open-store.ts';

/** A store and the ledger in it. */
export interface OpenedLedger extends OpenedStore {
  readonly ledger: Ledger;
  /** What names the store in another command: `film.json`, `--store kept`; empty for the current folder. */
  readonly named: string;
  /** Folder of the graph, absolute. */
  readonly folder: string;
}

/** Whether providers are asked: only then their configuration is read. */
export type Reach = 'store' | 'providers';

/**
 * Opens the ledger of a store for one piece of work, and closes it again.
 *
 * @throws UsageError as `openStore`; for providers also when the store holds results of replays: their jobs are long over
 */
export async function withLedger<T>(
  request: StoreRequest,
  reach: Reach,
  io: Io,
  body: (opened: OpenedLedger) => Promise<T>,
): Promise<T> {
  const store = await openStore(request, io);
  const { host, document } = store;
  try {
    if (reach === 'providers') await refuseReplayed(host);
    const folder = document === undefined ? resolve(io.cwd, request.graph ?? '.') : dirname(document);
    const purchasing = reach === 'providers' ? (await io.loadSetup({ folder })).purchasing : { adapters: unreached };
    const named = request.store === undefined ? (request.graph ?? '') : `--store ${request.store}`;
    return await body({ ...store, ledger: createLedger({ host, ...purchasing }), named, folder });
  } finally {
    await host.dispose();
  }
}

const unreached = (): PaidAdapter => {
  throw new NodeError('capability-missing', 'no provider is asked here');
};

/** Purchases of a document, or all of them where none was named; those whose place is not known belong to every one. */
export const purchasesOf = (
  purchases: readonly PurchaseInfo[],
  { host, document }: OpenedStore,
): readonly PurchaseInfo[] =>
  document === undefined
    ? purchases
    : purchases.filter(({ place }) => place === undefined || resolve(host.storeFolder, place.graph) === document);

/** The document something was bought for, as people read it; sessions name it from the store. */
export const graphNameOf = ({ place }: PurchaseInfo, storeFolder: string, cwd: string): string =>
  place === undefined ? '' : showPath(cwd, resolve(storeFolder, place.graph));
