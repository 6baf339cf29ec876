import type { PurchaseInfo } from '@shotgraph/engine';
import { ShoppingBag } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useEditor, usePurchases, useTrouble } from '../app/editor-context.tsx';
import { mediaOf, showAge } from '../spend/purchase-words.ts';
import { priceInWords, STATE_WORDS } from '../spend/words.ts';
import dockStyles from './dock.module.css';
import { PurchaseDoubt, StopJob } from './purchase-answers.tsx';
import styles from './purchases.module.css';

const GROUPS: readonly { readonly title: string; readonly states: readonly PurchaseInfo['state'][] }[] = [
  { title: 'Needs your answer', states: ['in-doubt'] },
  { title: 'Under way', states: ['sending', 'job'] },
  { title: 'Bought', states: ['done', 'failed'] },
  { title: 'Not bought', states: ['free', 'intended'] },
];

/** Everything this browser ever bought or tried to buy, what is in doubt on top. */
export function PurchasesPanel() {
  const { purchases } = useEditor();
  const all = usePurchases();
  const titles = useTitles();
  useEffect(() => void purchases.reload().catch(() => {}), [purchases]);
  if (all.length === 0)
    return (
      <div className={dockStyles.none}>
        <ShoppingBag size={24} aria-hidden="true" />
        <p>Nothing was bought in this browser.</p>
      </div>
    );
  return (
    <div className={styles.groups}>
      {GROUPS.map(({ title, states }) => {
        const own = all.filter(({ state }) => states.includes(state));
        return own.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h2 className={styles.heading}>{title}</h2>
            <ul className={styles.list}>
              {own.map((purchase) => (
                <PurchaseRow key={purchase.key} purchase={purchase} titles={titles} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Titles of the documents this browser keeps, by their names in purchases. */
function useTitles(): ReadonlyMap<string, string> {
  const { workspace } = useEditor();
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    workspace.storage.list().then(
      (documents) => setTitles(new Map(documents.map(({ id, title }) => [id, title || 'Untitled']))),
      () => {},
    );
  }, [workspace]);
  return titles;
}

interface PurchaseRowProps {
  readonly purchase: PurchaseInfo;
  readonly titles: ReadonlyMap<string, string>;
}

function PurchaseRow({ purchase, titles }: PurchaseRowProps) {
  const editor = useEditor();
  const { state, place, model, provider, take, askedAt, job, strays, message } = purchase;
  const trouble = useTrouble(purchase.key);
  const media = mediaOf(purchase);
  const isElsewhere = place !== undefined && place.graph !== editor.id;
  const name = place?.node ?? 'a node';
  return (
    <li className={`${styles.row} ${styles[state]}`}>
      <p className={styles.line}>
        <strong className={styles.node}>{name}</strong>
        <span className={styles.price}>{priceInWords(purchase)}</span>
      </p>
      <p className={`${styles.line} ${styles.faint}`}>
        <span>
          {model || provider} · take {take}
        </span>
        <time dateTime={new Date(askedAt).toISOString()} title={new Date(askedAt).toLocaleString()}>
          {showAge(Math.max(0, Date.now() - askedAt))}
        </time>
      </p>
      {isElsewhere && (
        <p className={styles.faint}>in {titles.get(place.graph) ?? 'a document that is not here any more'}</p>
      )}
      <p className={`${styles.line} ${styles.faint}`}>
        <span className={styles.state}>{STATE_WORDS[state]}</span>
        {job !== undefined && <code className={styles.job}>{job}</code>}
        {media && (
          <button
            type="button"
            className={styles.show}
            onClick={() => editor.ui.setState({ theatre: { ...media, title: `Take ${take} of ${name}` } })}
          >
            Show
          </button>
        )}
      </p>
      {message !== undefined && state !== 'done' && <p className={styles.message}>{message}</p>}
      {trouble !== undefined && (state === 'job' || state === 'sending') && (
        <p className={styles.message}>Not finished yet: {trouble}</p>
      )}
      {strays.length > 0 && (
        <p className={styles.message}>
          Came to light too late to be used; look in the provider's console: {strays.join(', ')}
        </p>
      )}
      {state === 'in-doubt' && <PurchaseDoubt purchase={purchase} />}
      {state === 'job' && editor.shop.isOpen && <StopJob purchase={purchase} />}
    </li>
  );
}
