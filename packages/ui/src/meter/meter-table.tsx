import { TriangleAlert } from 'lucide-react';
import styles from './meter.module.css';
import { RowBar } from './row-bar.tsx';
import { usedInWords } from './rows.ts';
import { useMeter } from './use-meter.ts';

/** Everything the chosen model limits, and the prompt as it will be sent. Nothing for nodes without limits. */
export function MeterTable({ id }: { readonly id: string }) {
  const meter = useMeter(id);
  if (!meter) return null;
  const { taker, mode, rows, conflicts, sent, verifiedOn } = meter;
  return (
    <section className={styles.table} aria-label={`Limits of ${id}`}>
      <h2 className={styles.heading}>Limits</h2>
      <p className={styles.mode}>
        {taker}
        {mode && ` · made ${mode}`}
      </p>
      <dl className={styles.rows}>
        {rows.map((row) => (
          <div key={row.id} className={`${styles.line} ${styles[row.state]} ${row.advised ? styles.advised : ''}`}>
            <dt>
              {row.label}
              {row.advised && <span className={styles.hint}> advised</span>}
            </dt>
            <dd>
              <RowBar row={row} />
              <span className={styles.value}>{usedInWords(row)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {conflicts.length > 0 && (
        <ul className={styles.conflicts} aria-label="What does not go together">
          {conflicts.map(({ input, message }) => (
            <li key={input + message}>
              <TriangleAlert size={12} aria-hidden="true" />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {sent !== undefined && sent !== '' && (
        <details className={styles.sent}>
          <summary>The prompt as it is sent</summary>
          <p>{sent}</p>
        </details>
      )}
      {verifiedOn && <p className={styles.dated}>Compared with the provider’s documentation on {verifiedOn}</p>}
    </section>
  );
}
