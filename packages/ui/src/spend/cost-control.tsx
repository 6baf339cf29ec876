import { Wallet } from 'lucide-react';
import { useRef } from 'react';
import { useEditor, usePlans, useTotals, useUi } from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';
import { breachesOf } from './budget-check.ts';
import styles from './cost-control.module.css';
import { showAll, showPrice } from './money.ts';
import { useBudget } from './use-budget.ts';
import { useSpent } from './use-spent.ts';
import { useUnknownPrice } from './use-unknown-price.ts';

const CostPanel = late(async () => (await import('./cost-panel.tsx')).default, {
  name: 'What it costs',
  close: ({ ui }) => ui.setState({ showsCost: false }),
});

/** What the whole run costs now, and the panel that tells more. */
export function CostControl({ title }: { readonly title: string }) {
  const { ui, run } = useEditor();
  const isUnknown = useUnknownPrice();
  const isOpen = useUi((state) => state.showsCost);
  const totals = useTotals();
  const plans = usePlans();
  const budget = useBudget();
  const { today } = useSpent();
  const button = useRef<HTMLButtonElement>(null);
  const isOver = breachesOf(totals, budget, { run: [], day: today }).length > 0;
  const unpriced = [...run.costs.values()].some((cost) => cost.unpriced > 0);
  const sum = showAll(totals, showPrice);
  const text = plans === 0 ? '…' : sayTotal(sum, { isUnknown, unpriced, hasPaid: run.costs.size > 0 });
  return (
    <div className={styles.control}>
      <button
        ref={button}
        type="button"
        className={`${styles.button} ${isOver ? styles.over : ''}`}
        aria-label={`Cost of the whole run: ${text}${isOver ? ', over your budget' : ''}`}
        aria-expanded={isOpen}
        title={title}
        onClick={() => ui.setState({ showsCost: !isOpen })}
      >
        <Wallet size={14} aria-hidden="true" />
        <span className={`${styles.text} ${sum === '' ? styles.words : ''}`}>{text}</span>
      </button>
      {isOpen && (
        <CostPanel
          onClose={() => {
            ui.setState({ showsCost: false });
            button.current?.focus();
          }}
        />
      )}
    </div>
  );
}

interface Total {
  readonly isUnknown: boolean;
  /** Whether some prices are known once others have run. */
  readonly unpriced: boolean;
  /** Whether there is anything that is, or was, paid for. */
  readonly hasPaid: boolean;
}

function sayTotal(sum: string, { isUnknown, unpriced, hasPaid }: Total): string {
  if (sum !== '') return isUnknown || unpriced ? `${sum} and more` : sum;
  if (isUnknown) return 'No price yet';
  if (unpriced) return 'Priced later';
  return hasPaid ? 'Nothing to pay' : 'Free';
}
