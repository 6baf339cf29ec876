import type { PlanEntry, PurchaseInfo, RunEvent } from '@shotgraph/engine';
import type { RemoteSession } from '@shotgraph/engine/worker';
import type { IsFree } from './costs.ts';

/** Tells which purchases results came from that need not run any more. */
export interface BoughtBefore {
  /** Learns from what runs tell. */
  note(events: readonly RunEvent[]): void;
  /**
   * The entries of a plan, those of paid nodes that are reused with the purchase they came from. One that runs once per item is
   * replaced by its items.
   */
  complete(entries: readonly PlanEntry[]): Promise<readonly PlanEntry[]>;
}

export interface BoughtBeforeOptions {
  readonly isFree: IsFree;
  readonly all: () => readonly PurchaseInfo[];
  /** Opens the document as it stands a second time: what is planned there changes nothing that is shown. */
  readonly openBeside: () => Promise<Pick<RemoteSession, 'plan' | 'close'>>;
}

/** A purchase of a node, or of one of its items: what is behind the node's path, and the key of the purchase. */
interface Source {
  readonly below: string;
  readonly key: string;
}

/** Remembers by the keys of nodes: equal keys are equal calls. */
export function createBoughtBefore({ isFree, all, openBeside }: BoughtBeforeOptions): BoughtBefore {
  /** What was bought for them, by keys of nodes. */
  const known = new Map<string, readonly Source[]>();
  const buying = new Map<string, string>();
  /** Keys of nodes that nothing was found for among these purchases. */
  let missed: { readonly among: readonly PurchaseInfo[]; readonly keys: Set<string> } = { among: [], keys: new Set() };

  const isOpen = ({ key }: PlanEntry) => key !== undefined && !known.has(key) && !missed.keys.has(key);
  /** A plan asks the ledger only for what would run: so these are made to look as if they had to. */
  const look = async (entries: readonly PlanEntry[]) => {
    const beside = await openBeside();
    try {
      const reply = await beside.plan({ force: entries.map(({ node }) => node) });
      if (reply.status !== 'done') return;
      for (const { node, key } of entries) {
        const found = reply.plan.entries.flatMap(({ node: path, purchase }): Source[] =>
          purchase && (path === node || path.startsWith(`${node}/`))
            ? [{ below: path.slice(node.length), key: purchase.key }]
            : [],
        );
        if (found.length > 0) known.set(key!, found);
        else missed.keys.add(key!);
      }
    } finally {
      await beside.close();
    }
  };

  return {
    note(events) {
      for (const event of events) {
        if (event.type === 'node-purchase' && event.purchase.type === 'bought')
          buying.set(event.node, event.purchase.receipt.key);
        if (event.type !== 'node-finished') continue;
        const key = buying.get(event.node);
        if (key !== undefined) known.set(event.key, [{ below: '', key }]);
        buying.delete(event.node);
      }
    },
    async complete(entries) {
      const purchases = all();
      if (purchases.length === 0) return entries;
      const reused = entries.filter((entry) => entry.effect === 'paid' && entry.action === 'reuse' && !isFree(entry));
      if (reused.length === 0) return entries;
      if (missed.among !== purchases) missed = { among: purchases, keys: new Set() };
      const open = reused.filter(isOpen);
      if (open.length > 0) await look(open);
      const byKey = new Map(purchases.map((purchase) => [purchase.key, purchase]));
      const isReused = new Set(reused);
      return entries.flatMap((entry) => {
        const sources = isReused.has(entry) ? (known.get(entry.key!) ?? []) : [];
        const made = sources.flatMap(({ below, key }) => {
          const purchase = byKey.get(key);
          return purchase ? [{ ...entry, node: entry.node + below, purchase }] : [];
        });
        return made.length > 0 ? made : [entry];
      });
    },
  };
}
