import type { PurchaseInfo } from '@shotgraph/engine';
import { type FormEvent, useId, useState } from 'react';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import { cancelledInWords } from '../spend/purchase-words.ts';
import { priceInWords } from '../spend/words.ts';
import styles from './purchases.module.css';

/** What a person can find out about a purchase in doubt: the job it became, or that there is none. */
export function PurchaseDoubt({ purchase }: { readonly purchase: PurchaseInfo }) {
  const { session, purchases, control } = useEditor();
  const [job, setJob] = useState('');
  const { say, said, isBusy } = useAction();
  const field = useId();
  const settle = (answer: Parameters<typeof session.resolvePurchase>[1]) =>
    say(async () => {
      await session.resolvePurchase(purchase.key, answer);
      await purchases.reload();
      purchases.follow();
      control.refresh();
    });
  const attach = (event: FormEvent) => {
    event.preventDefault();
    if (job.trim() !== '') void settle({ job: { id: job.trim() } });
  };
  return (
    <div className={styles.doubt}>
      <p>
        It may have cost {priceInWords(purchase)}, and is not sent again on a guess. Look for it in the console of{' '}
        {purchase.provider}, then say what you found.
      </p>
      <form className={styles.answer} onSubmit={attach}>
        <label htmlFor={field}>It is there, as job</label>
        <input
          id={field}
          value={job}
          placeholder="id of the job"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setJob(event.target.value)}
        />
        <button type="submit" className={styles.action} disabled={isBusy || job.trim() === ''}>
          Fetch it
        </button>
      </form>
      <button type="button" className={styles.action} disabled={isBusy} onClick={() => void settle('not-bought')}>
        It was not bought
      </button>
      {said && (
        <p className={styles.bad} role="alert">
          {said}
        </p>
      )}
    </div>
  );
}

/** Asks the provider to stop a job, and says what came of it. */
export function StopJob({ purchase }: { readonly purchase: PurchaseInfo }) {
  const { session, purchases, control, ui } = useEditor();
  const { say, said, isBusy } = useAction();
  const stop = () =>
    say(async () => {
      const outcome = await session.cancelPurchase(purchase.key);
      ui.toast({ tone: 'info', text: cancelledInWords(outcome, purchase) });
      await purchases.reload();
      control.refresh();
    });
  return (
    <>
      <button
        type="button"
        className={styles.action}
        disabled={isBusy}
        title="Jobs that have begun can seldom be stopped; you are told whether this one could"
        onClick={() => void stop()}
      >
        Ask to stop it
      </button>
      {said && (
        <p className={styles.bad} role="alert">
          {said}
        </p>
      )}
    </>
  );
}

/** Does one thing at a time, and keeps what went wrong with it to be shown as it is. */
function useAction() {
  const [said, setSaid] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const say = async (work: () => Promise<void>) => {
    setBusy(true);
    setSaid(undefined);
    try {
      await work();
    } catch (error) {
      setSaid(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { say, said, isBusy };
}
