import type { PlanEntry, Price, PurchaseInfo } from '@shotgraph/engine';

/** A purchase as the ledger tells it, of a document called `film`. */
export const purchase = (own: Partial<PurchaseInfo> = {}): PurchaseInfo => ({
  key: 'k1',
  provider: 'ark-byteplus',
  account: 'default',
  model: 'seedance-2.0',
  take: 1,
  request: { model: 'seedance-2.0', prompt: ['A fox'], seconds: 5 },
  run: 'r1',
  place: { graph: 'film', node: 'shot' },
  state: 'done',
  attempts: 1,
  tag: 7,
  estimate: { min: 0.7, max: 0.76, currency: 'USD' },
  strays: [],
  askedAt: 1000,
  ...own,
});

/** A price in dollars. */
export const price = (min: number, max = min): Price => ({ min, max, currency: 'USD', basis: `${max} by the list` });

/** An entry of a plan for a node that may be paid for. */
export const entry = (node: string, own: Partial<PlanEntry> = {}): PlanEntry => ({
  node,
  type: 'generate/video',
  effect: 'paid',
  action: 'run',
  key: `key of ${node}`,
  why: { reason: 'first-time', message: 'has no result yet' } as PlanEntry['why'],
  ...own,
});
