import type { Cost, RunError, RunEvent } from '@shotgraph/engine';
import { count, showCosts, showMoney } from '../text/units.ts';
import { toLine } from '../text/width.ts';

/** What a run bought, and what it found bought, as its events tell. */
export interface SpentTally {
  note(event: RunEvent): void;
  /** `Spent $0.76 (2 takes); 1 reused.`; nothing where no purchase was made or met. */
  lines(): readonly string[];
  /** Nodes that bought something, with its price: `shot ($0.76)`. */
  bought(): readonly string[];
}

interface Bought {
  readonly node: string;
  readonly cost: Cost;
  /** The provider told the price; else it is the most it can have been. */
  readonly isTold: boolean;
}

/** Adds up the purchases of a run, each once however many nodes asked for it. @param isReplay - nothing was spent now */
export function createSpentTally(isReplay: boolean): SpentTally {
  const bought = new Map<string, Bought>();
  const reused = new Set<string>();
  return {
    note(event) {
      if (event.type !== 'node-purchase' || event.purchase.type !== 'bought') return;
      const { receipt, before } = event.purchase;
      const { key, price, estimate } = receipt;
      if (before) reused.add(key);
      else {
        const cost = price ?? { amount: estimate.max, currency: estimate.currency };
        bought.set(key, { node: event.node, cost, isTold: price !== undefined });
      }
    },
    lines() {
      const again = [...reused].filter((key) => !bought.has(key)).length;
      if (bought.size + again === 0) return [];
      const all = [...bought.values()];
      const costs = sumOf(all.map(({ cost }) => cost));
      const sum = all.every(({ isTold }) => isTold) ? showCosts(costs) : `up to ${showCosts(costs, 'ceil')}`;
      const takes = count(all.length, 'take');
      if (isReplay) return [`Spent nothing: ${takes} played back that cost ${sum} when recorded.`];
      const spent = all.length === 0 ? 'Spent nothing' : `Spent ${sum} (${takes})`;
      return [`${spent}${again === 0 ? '' : `; ${again} reused`}.`];
    },
    bought: () =>
      [...bought.values()].map(
        ({ node, cost, isTold }) =>
          `${toLine(node)} (${isTold ? showMoney(cost) : `up to ${showMoney(cost, 'ceil')}`})`,
      ),
  };
}

/** One sum for each currency. */
export function sumOf(costs: readonly Cost[]): readonly Cost[] {
  const sums = new Map<Cost['currency'], number>();
  for (const { amount, currency } of costs) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}

/** Of a run that reached what it may spend: what was bought all the same, what was not, and how more is allowed. */
export function overBudgetLines({ failures }: RunError, spent: SpentTally): readonly string[] {
  const nodes = failures.flatMap(({ node, error }) => (error.code === 'over-budget' ? [toLine(node)] : []));
  if (nodes.length === 0) return [];
  const bought = spent.bought();
  return [
    bought.length === 0 ? 'This run bought nothing.' : `This run bought: ${bought.join(', ')}. It is kept.`,
    `Not bought: ${[...new Set(nodes)].join(', ')}. "shotgraph plan" says what that would cost; --max-cost and --yes allow it.`,
  ];
}
