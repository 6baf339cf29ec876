import { resolve } from 'node:path';
import { openGraph, type PurchaseInfo, takeOwnersOf } from '@shotgraph/engine';
import { requestChanges } from '../ledger/request-words.ts';
import type { OpenedGraph } from '../run/open.ts';

/** A take of a node: a purchase, and how it differs from the one before. */
export interface NodeTake extends PurchaseInfo {
  /** What the document asks for now. */
  readonly isUsed: boolean;
  /** What changed in the request against the take that was asked for before this one; absent for the first. */
  readonly changes?: readonly string[];
}

/** Takes of a node as the ledger has them. Nothing is run. @param node - its path */
export async function findTakes(opened: OpenedGraph, node: string, signal: AbortSignal): Promise<readonly NodeTake[]> {
  const { document, ledger, host, path } = opened;
  const owners = takeOwnersOf(openGraph(document));
  const own = (await ledger.list())
    .filter(({ place }) => place && resolve(host.storeFolder, place.graph) === path)
    .filter(({ key, place }) => (owners.get(key) ?? place?.node) === node)
    .sort((a, b) => a.askedAt - b.askedAt);
  const used = own.length === 0 ? undefined : await findUsed(opened, node, signal);
  return own.map((purchase, i) => {
    const before = own[i - 1];
    return {
      ...purchase,
      isUsed: purchase.key === used?.key,
      ...(before && { changes: changesBetween(before, purchase) }),
    };
  });
}

/** The purchase that the document asks for, once its request is known. */
export async function findUsed(
  { session }: OpenedGraph,
  node: string,
  signal: AbortSignal,
): Promise<PurchaseInfo | undefined> {
  // A stored result says nothing of its purchase: what it was made with is looked for as if there were none.
  const { entries } = await session.plan({ targets: [node], force: [node], signal });
  return entries.find((entry) => entry.node === node)?.purchase;
}

function changesBetween(before: PurchaseInfo, after: PurchaseInfo): readonly string[] {
  const route = (of: PurchaseInfo) => `${of.provider}, account ${of.account}`;
  return [
    ...(route(before) === route(after) ? [] : [`provider: ${route(before)} became ${route(after)}`]),
    ...requestChanges(before.request, after.request),
  ];
}
