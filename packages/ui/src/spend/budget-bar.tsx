import styles from './budget.module.css';

interface BudgetBarProps {
  readonly limit: number;
  readonly spent: number;
  /** What the next run adds at most. */
  readonly planned: number;
}

/** How much of a budget is used, and what the next run would take of it. The numbers stand beside it in words. */
export function BudgetBar({ limit, spent, planned }: BudgetBarProps) {
  const all = Math.max(limit, spent + planned) || 1;
  const share = (amount: number) => `${(amount / all) * 100}%`;
  const isOver = spent + planned > limit + 1e-9;
  return (
    <span className={`${styles.bar} ${isOver ? styles.over : ''}`} aria-hidden="true">
      <span className={styles.spent} style={{ width: share(spent) }} />
      <span className={styles.planned} style={{ width: share(planned) }} />
      {isOver && <span className={styles.limit} style={{ left: share(limit) }} />}
    </span>
  );
}
