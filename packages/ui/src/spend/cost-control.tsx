import { Wallet } from 'lucide-react';
import { useRef } from 'react';
import { useEditor, usePlans, useTotals, useUi } from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';
import { breachesOf } from './budget-check.ts';
import styles from './cost-control.module.css';
import { showAll, showPrice } from './money.ts';
import { useBudget } from './use-budget.ts';
import { useSpent } from './use-spent.ts';

const CostPanel = late(async () => (await import('./cost-panel.tsx')).default, {
  name: 'What it costs',
  close: ({ ui }) => ui.setState({ showsCost: false }),
});

/** What the whole run costs now, and the panel that tells more. */
export function CostControl({ title }: { readonly title: string }) {
  const { ui, run } = useEditor();
  const isOpen = useUi((state) => state.showsCost);
  const totals = useTotals();
  const plans = usePlans();
  const budget = useBudget();
  const { today } = useSpent();
  const button = useRef<HTMLButtonElement>(null);
  const isOver = breachesOf(totals, budget, { run: [], day: today }).length > 0;
  const unpriced = [...run.costs.values()].some((cost) => cost.unpriced > 0);
  const text = plans === 0 ? '…' : sayTotal(showAll(totals, showPrice), unpriced, run.costs.size > 0);
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
        <span className={styles.text}>{text}</span>
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

/** @param hasPaid - whether there is anything that is, or was, paid for */
function sayTotal(sum: string, isOpen: boolean, hasPaid: boolean): string {
  if (sum !== '') return isOpen ? `${sum} and more` : sum;
  if (isOpen) return 'Priced later';
  return hasPaid ? 'Nothing to pay' : 'Free';
}
