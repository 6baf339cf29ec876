import type { Currency } from '@shotgraph/engine';
import { useId, useState } from 'react';
import { useEditor, useTotals } from '../app/editor-context.tsx';
import styles from './budget.module.css';
import type { BudgetScope } from './budget.ts';
import { BudgetBar } from './budget-bar.tsx';
import { SYMBOLS, showMoney } from './money.ts';
import { parseAmount } from './parse-amount.ts';
import { useBudget } from './use-budget.ts';
import { useSpent } from './use-spent.ts';

const SCOPES: readonly (readonly [scope: BudgetScope, title: string])[] = [
  ['run', 'For one run'],
  ['day', 'For one day'],
];

/** What may be spent from this browser: of one run and of one day, in each currency that matters. */
export function BudgetFields() {
  const totals = useTotals();
  const budget = useBudget();
  const { today } = useSpent();
  const named = [...totals, ...today].map(({ currency }) => currency);
  const kept = [budget.run, budget.day].flatMap((limits) => Object.keys(limits) as Currency[]);
  const currencies = [...new Set<Currency>(['USD', ...named, ...kept])];
  return (
    <section className={styles.budget} aria-label="Budget">
      <h3>Budget of this browser</h3>
      {SCOPES.flatMap(([scope, title]) =>
        currencies.map((currency) => {
          const planned = totals.find((sum) => sum.currency === currency)?.max ?? 0;
          const spent = scope === 'day' ? (today.find((sum) => sum.currency === currency)?.max ?? 0) : 0;
          return <BudgetRow key={scope + currency} {...{ scope, title, currency, planned, spent }} />;
        }),
      )}
      <p className={styles.hint}>A run that could cost more is not started; what is priced later stops there.</p>
    </section>
  );
}

interface BudgetRowProps {
  readonly scope: BudgetScope;
  readonly title: string;
  readonly currency: Currency;
  /** The most that the next run costs. */
  readonly planned: number;
  readonly spent: number;
}

function BudgetRow({ scope, title, currency, planned, spent }: BudgetRowProps) {
  const { budget } = useEditor().workspace;
  const limit = useBudget()[scope][currency];
  const [draft, setDraft] = useState<string>();
  const id = useId();
  const written = limit === undefined ? '' : String(limit);
  const text = draft ?? written;
  const amount = parseAmount(text);
  const write = (next: string) => {
    setDraft(next);
    const sum = parseAmount(next);
    if (sum !== 'unreadable') budget.set(scope, currency, sum);
  };
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{title}</label>
      <span className={styles.field}>
        <span aria-hidden="true">{SYMBOLS[currency]}</span>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          placeholder="no limit"
          aria-label={`${title}, ${currency}`}
          aria-invalid={amount === 'unreadable'}
          value={text}
          onChange={(event) => write(event.target.value)}
          onBlur={() => amount !== 'unreadable' && setDraft(undefined)}
        />
      </span>
      {amount === 'unreadable' ? (
        <p className={styles.bad} role="alert">
          “{text}” is no sum. Write one such as 2.50, or nothing for no limit.
        </p>
      ) : (
        limit !== undefined && (
          <>
            <BudgetBar limit={limit} spent={spent} planned={planned} />
            <p className={spent + planned > limit + 1e-9 ? styles.bad : styles.hint}>
              {sayUse(showMoney({ amount: spent, currency }), showMoney({ amount: planned, currency }, 'ceil'), scope)}
            </p>
          </>
        )
      )}
    </div>
  );
}

const sayUse = (spent: string, planned: string, scope: BudgetScope): string =>
  scope === 'day' ? `${spent} spent today, up to ${planned} by the next run` : `Up to ${planned} by the next run`;
