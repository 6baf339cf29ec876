import type { Currency, Limits } from '@shotgraph/engine';
import { createTopics } from '../doc/topics.ts';

/** The most that may be spent, by currency; a currency that is not named has no limit. */
export interface SpendingBudget {
  /** On one press of the button. */
  readonly run: Limits;
  /** On one day (UTC, as the ledger counts), in all documents of this browser. */
  readonly day: Limits;
}

/** What a budget is for. */
export type BudgetScope = keyof SpendingBudget;

/** The budget of this browser: of no document, and in none. */
export interface BudgetStore {
  readonly current: SpendingBudget;
  /** @param amount - from 0; no limit when left out */
  set(scope: BudgetScope, currency: Currency, amount: number | undefined): void;
  subscribe(listener: () => void): () => void;
}

const NAME = 'shotgraph-budget';
const CURRENCIES: readonly Currency[] = ['USD', 'CNY'];

/**
 * Opens the budget. What another tab sets holds here as well.
 *
 * @param memory - where it is kept
 * @param onChange - told at once, and of every change
 */
export function openBudget(
  memory: Pick<Storage, 'getItem' | 'setItem'>,
  onChange: (budget: SpendingBudget) => void,
): BudgetStore {
  const topics = createTopics();
  let current = parseBudget(memory.getItem(NAME));
  const take = (next: SpendingBudget) => {
    current = next;
    onChange(current);
    topics.emit('budget');
  };
  onChange(current);
  globalThis.addEventListener?.('storage', (event) => {
    const { key, newValue } = event as StorageEvent;
    if (key === NAME) take(parseBudget(newValue));
  });
  return {
    get current() {
      return current;
    },
    set(scope, currency, amount) {
      const { [currency]: _, ...others } = current[scope];
      const next = { ...current, [scope]: amount === undefined ? others : { ...others, [currency]: amount } };
      memory.setItem(NAME, JSON.stringify(next));
      take(next);
    },
    subscribe: (listener) => topics.subscribe('budget', listener),
  };
}

/** What was kept; whatever is no sum is left out. */
export function parseBudget(text: string | null): SpendingBudget {
  let given: { readonly [scope: string]: unknown } = {};
  try {
    given = JSON.parse(text ?? '{}') ?? {};
  } catch {
    // Somebody else wrote there: it says nothing about money.
  }
  return { run: readLimits(given.run), day: readLimits(given.day) };
}

function readLimits(given: unknown): Limits {
  const sums = (given ?? {}) as { readonly [currency: string]: unknown };
  const known = CURRENCIES.flatMap((currency) => {
    const amount = sums[currency];
    return typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? [[currency, amount] as const] : [];
  });
  return Object.fromEntries(known);
}

/** The same for the ledger, to which a currency without a limit is one that may not be spent; `undefined` without any limit. */
export const ledgerLimits = (limits: Limits): Limits | undefined =>
  Object.keys(limits).length === 0
    ? undefined
    : Object.fromEntries(CURRENCIES.map((currency) => [currency, limits[currency] ?? Number.MAX_VALUE]));
