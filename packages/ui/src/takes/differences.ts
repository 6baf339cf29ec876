import type { PurchaseInfo } from '@shotgraph/engine';
import { requestChanges } from '../spend/request-changes.ts';

/** Something several takes were asked for differently. */
export interface Difference {
  readonly name: string;
  /** What each of them was asked for, in their order. */
  readonly values: readonly string[];
}

/** A take as far as it can be told from another. */
type Asked = Pick<PurchaseInfo, 'provider' | 'account' | 'request' | 'tag' | 'take'>;

/** What differs between takes, member by member of their requests, and the seed last; nothing where they differ in nothing. */
export function differencesOf(takes: readonly Asked[]): readonly Difference[] {
  const [first] = takes;
  if (!first || takes.length < 2) return [];
  const changes = takes.map((take) => requestChanges(first.request, take.request));
  const names = [...new Set(changes.flat().map(({ name }) => name))];
  const rows = names.map((name): Difference => {
    const own = changes.map((list) => list.find((change) => change.name === name));
    const before = own.find((change) => change)!.before;
    return { name, values: own.map((change) => change?.after ?? before) };
  });
  const routes = takes.map(({ provider, account }) => (account === 'default' ? provider : `${provider}, ${account}`));
  const seeds = takes.map(({ tag }) => String(tag));
  return [
    ...(isMixed(routes) ? [{ name: 'provider', values: routes }] : []),
    ...rows,
    ...(isMixed(seeds) ? [{ name: 'seed', values: seeds }] : []),
  ];
}

const isMixed = (values: readonly string[]) => new Set(values).size > 1;
