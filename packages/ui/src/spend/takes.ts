import { canonicalJson, type PurchaseInfo } from '@shotgraph/engine';
import { cardsOf } from '../run/card-path.ts';
import { type RequestChange, requestChanges } from './request-changes.ts';

/** A take of a node: a purchase, and how it differs from the one before. */
export interface Take {
  readonly purchase: PurchaseInfo;
  /** Its number, with a letter where it was asked for by that number with other settings before: `3`, `3b`. */
  readonly name: string;
  /** What changed in the request against the take that was asked for before this one; `undefined` for the first. */
  readonly changes: readonly RequestChange[] | undefined;
}

/**
 * Purchases of a card that have something to show or to tell, the oldest first.
 *
 * @param graph - name of the document
 * @param owners - paths of the nodes that purchases belong to, by key, where these are others than they were bought for
 */
export function takesOf(
  purchases: readonly PurchaseInfo[],
  graph: string,
  card: string,
  owners: ReadonlyMap<string, string> = NO_OWNERS,
): readonly Take[] {
  const own = purchases
    .flatMap((purchase) => {
      const { key, place, state } = purchase;
      if (state === 'intended' || place?.graph !== graph) return [];
      const owner = owners.get(key);
      const node = owner ?? place.node;
      if (cardOf(node) !== card) return [];
      return [owner === undefined ? purchase : { ...purchase, place: { graph, node } }];
    })
    .sort((a, b) => a.askedAt - b.askedAt);
  return own.map((purchase, i) => {
    const before = own[i - 1];
    return {
      purchase,
      name: nameAmong(own.slice(0, i), purchase),
      changes: before && changesBetween(before, purchase),
    };
  });
}

function nameAmong(before: readonly PurchaseInfo[], { take, place }: PurchaseInfo): string {
  const same = before.filter((other) => other.take === take && other.place?.node === place?.node).length;
  return same === 0 ? `${take}` : `${take}${letterOf(same)}`;
}

/** `b` for the second, and so on; numbers where the letters end. */
const letterOf = (index: number) => (index < 26 ? String.fromCharCode(97 + index) : `-${index + 1}`);

const NO_OWNERS: ReadonlyMap<string, string> = new Map();

const cardOf = (path: string) => cardsOf(path).at(-1)?.card;

function changesBetween(before: PurchaseInfo, after: PurchaseInfo): readonly RequestChange[] {
  const [was, is] = [routeOf(before), routeOf(after)];
  const route = was === is ? [] : [{ name: 'provider', before: was, after: is }];
  return [...route, ...requestChanges(before.request, after.request)];
}

const routeOf = ({ provider, account }: PurchaseInfo) =>
  account === 'default' ? provider : `${provider}, account ${account}`;

/** Equal for takes that were asked for with the same words and references: one is as good as another for the node as it stands. */
export const requestOf = ({ provider, account, request }: PurchaseInfo): string =>
  canonicalJson([provider, account, request]);

/** Number of a take that nobody has asked for yet. @param used - what the node has now */
export const nextTake = (takes: readonly Take[], used: number): number =>
  Math.max(used, ...takes.map(({ purchase }) => purchase.take)) + 1;
