import type { Currency, Estimate, Limits } from '@shotgraph/engine';
import type { BudgetScope, SpendingBudget } from './budget.ts';

/** A budget that a run would pass. */
export interface Breach {
  readonly scope: BudgetScope;
  readonly currency: Currency;
  readonly limit: number;
  /** What is spent of it, or reserved. */
  readonly spent: number;
  /** The limit it would take. */
  readonly needed: number;
}

/** What counts against a budget before the next run: the most that it may have cost, by currency. */
export interface Spent {
  /** Earlier in the same press of the button. */
  readonly run: readonly Estimate[];
  readonly day: readonly Estimate[];
}

/** Sums of decimal fractions are not exact. */
const TOLERANCE = 1e-9;
const SCOPES: readonly BudgetScope[] = ['run', 'day'];

const mostOf = (sums: readonly Estimate[], currency: Currency) =>
  sums.find((sum) => sum.currency === currency)?.max ?? 0;

/** Budgets that a run of these totals could pass: the most that it may cost counts. */
export function breachesOf(totals: readonly Estimate[], budget: SpendingBudget, spent: Spent): readonly Breach[] {
  return SCOPES.flatMap((scope) =>
    totals.flatMap(({ currency, max }): Breach[] => {
      const limit = budget[scope][currency];
      const before = mostOf(spent[scope], currency);
      const needed = before + max;
      return limit === undefined || needed <= limit + TOLERANCE
        ? []
        : [{ scope, currency, limit, spent: before, needed }];
    }),
  );
}

/** What a run may spend: what a person agreed to, and no more than what is left of the budgets. */
export function withinBudget(agreed: Limits, budget: SpendingBudget, spent: Spent): Limits {
  const entries = Object.entries(agreed) as [Currency, number][];
  return Object.fromEntries(
    entries.map(([currency, max]) => {
      const rests = restOf([{ min: max, max, currency }], budget, spent).map(({ rest }) => rest);
      return [currency, Math.min(max, ...rests)];
    }),
  );
}

/** What is left of the budgets before a run, for those that have a limit in one of the currencies it costs something in. */
export function restOf(
  totals: readonly Estimate[],
  budget: SpendingBudget,
  spent: Spent,
): readonly { readonly scope: BudgetScope; readonly currency: Currency; readonly rest: number }[] {
  return SCOPES.flatMap((scope) =>
    totals.flatMap(({ currency }) => {
      const limit = budget[scope][currency];
      return limit === undefined
        ? []
        : [{ scope, currency, rest: Math.max(0, limit - mostOf(spent[scope], currency)) }];
    }),
  );
}

/** A budget that is raised for a run is raised to a round sum: to the next tenth. */
export const roundedUp = (amount: number): number => Math.ceil(Number((amount * 10).toFixed(6))) / 10;
