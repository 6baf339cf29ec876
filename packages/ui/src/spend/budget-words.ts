import type { BudgetScope } from './budget.ts';
import { type Breach, type restOf, roundedUp } from './budget-check.ts';
import { showMoney } from './money.ts';

/** Why a run is not made: which budget it would pass, and by what. */
export function breachInWords({ scope, currency, limit, spent, needed }: Breach): string {
  const show = (amount: number) => showMoney({ amount, currency }, 'ceil');
  const when = scope === 'run' ? 'by this run' : 'today (UTC)';
  const before = spent > 0 ? `, of which ${show(spent)} are spent or reserved ${when}` : '';
  return `Your budget for one ${scope} is ${show(limit)}${before}. This takes it to ${show(needed)}, so nothing is sent.`;
}

/** What raises the budgets far enough: `Raise the budget for one run to $0.40`. */
export function raiseInWords(breaches: readonly Breach[]): string {
  const [first] = breaches;
  if (breaches.length > 1 || !first) return 'Raise the budgets far enough';
  const { scope, currency, needed } = first;
  return `Raise the budget for one ${scope} to ${showMoney({ amount: roundedUp(needed), currency })}`;
}

/** What is left before a run that keeps to the budgets: `Your budget has $0.40 left for this run and $4.65 for today (UTC).` */
export function restInWords(rests: ReturnType<typeof restOf>): string | undefined {
  if (rests.length === 0) return undefined;
  const words = rests.map(({ scope, currency, rest }, i) => {
    const sum = showMoney({ amount: rest, currency }, 'floor');
    return `${sum}${i === 0 ? ' left' : ''} for ${WHEN[scope]}`;
  });
  return `Your budget has ${words.join(' and ')}.`;
}

const WHEN: { readonly [scope in BudgetScope]: string } = { run: 'this run', day: 'today (UTC)' };
