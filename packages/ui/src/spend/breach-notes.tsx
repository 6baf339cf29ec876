import styles from './budget.module.css';
import { type Breach, roundedUp } from './budget-check.ts';
import { showMoney } from './money.ts';

interface BreachNotesProps {
  readonly breaches: readonly Breach[];
  readonly onRaise: () => void;
}

/**
 * Why a run is not made: which budget it would pass, and by what. What mends it stands here, away from where the button that buys comes
 * afterwards: the second click of two buys nothing.
 */
export function BreachNotes({ breaches, onRaise }: BreachNotesProps) {
  return (
    <div className={styles.breaches} role="alert">
      {breaches.map((breach) => (
        <p key={breach.scope + breach.currency}>{breachInWords(breach)}</p>
      ))}
      <button type="button" className={styles.raise} onClick={onRaise}>
        {raiseInWords(breaches)}
      </button>
    </div>
  );
}

function breachInWords({ scope, currency, limit, spent, needed }: Breach): string {
  const show = (amount: number) => showMoney({ amount, currency }, 'ceil');
  const [own, when] = scope === 'run' ? ['one run', 'by this run'] : ['one day', 'today (UTC)'];
  const before = spent > 0 ? `, of which ${show(spent)} are spent or reserved ${when}` : '';
  return `Your budget for ${own} is ${show(limit)}${before}. This takes it to ${show(needed)}, so nothing is sent.`;
}

/** What raises the budgets far enough: `Raise the budget for one run to $0.40`. */
function raiseInWords(breaches: readonly Breach[]): string {
  const [first] = breaches;
  if (breaches.length > 1 || !first) return 'Raise the budgets far enough';
  const { scope, currency, needed } = first;
  return `Raise the budget for one ${scope} to ${showMoney({ amount: roundedUp(needed), currency })}`;
}
