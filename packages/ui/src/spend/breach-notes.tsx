import styles from './budget.module.css';
import type { Breach } from './budget-check.ts';
import { breachInWords, raiseInWords } from './budget-words.ts';

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
