import { Check, Copy, PlugZap, Wallet } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import type { Asking } from '../spend/ask.ts';
import { BreachNotes } from '../spend/breach-notes.tsx';
import { breachesOf, restOf, roundedUp } from '../spend/budget-check.ts';
import { restInWords } from '../spend/budget-words.ts';
import { freeOps } from '../spend/free-ops.ts';
import { limitsOf, showAll, showMost, showPrice } from '../spend/money.ts';
import type { Offer, OfferedCall } from '../spend/offer.ts';
import { useBudget } from '../spend/use-budget.ts';
import styles from './consent.module.css';

/** What a run would pay for, before it does. There is no other way to spend, and nothing of the answer is remembered. */
export function Consent() {
  const { shop } = useEditor();
  const asking = useUi((state) => state.asking);
  if (!asking) return null;
  return shop.isOpen ? <PayQuestion asking={asking} /> : <NoShop asking={asking} />;
}

function PayQuestion({ asking: { offer, answer, spent } }: { readonly asking: Asking }) {
  const { calls, totals } = offer;
  const { budget } = useEditor().workspace;
  const limits = useBudget();
  const breaches = breachesOf(totals, limits, spent);
  const rest = breaches.length > 0 ? undefined : restInWords(restOf(totals, limits, spent));
  const isOver = breaches.length > 0;
  const raise = () => {
    for (const { scope, currency, needed } of breaches) budget.set(scope, currency, roundedUp(needed));
  };
  return (
    <Question
      icon={<Wallet size={18} aria-hidden="true" />}
      title={
        isOver
          ? 'This run is over your budget'
          : calls.length === 1
            ? 'This run buys a take'
            : `This run buys ${calls.length} takes`
      }
      more={isOver && <BreachNotes breaches={breaches} onRaise={raise} />}
      note={
        <>
          <p>Nothing has been sent yet. What is bought is billed by the provider, also when the run is cancelled.</p>
          {rest !== undefined && <p>{rest}</p>}
        </>
      }
      offer={offer}
      cancel="Cancel"
      onCancel={() => answer(undefined)}
    >
      {!isOver && (
        <button
          type="button"
          className={styles.spend}
          title="Click it, or press space: Enter does not buy"
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          onClick={() => answer(limitsOf(totals))}
        >
          Spend up to {showAll(totals, showMost)}
        </button>
      )}
    </Question>
  );
}

/** Where nothing can be bought: why, where it can, and what can be seen here instead. */
function NoShop({ asking: { offer, answer } }: { readonly asking: Asking }) {
  const { doc, catalogue, shop, editDocument } = useEditor();
  const paths = offer.calls.map(({ node }) => node);
  const ops = freeOps(doc.graph, ({ type }) => catalogue.byType.get(type), paths);
  const models = [...new Set(ops.map(({ value }) => String(value)))];
  const preview = () => answer(editDocument(ops) ? 'changed' : undefined);
  return (
    <Question
      icon={<PlugZap size={18} aria-hidden="true" />}
      title="This tab cannot buy"
      note={
        <>
          {!shop.isOpen && shop.problem !== undefined && <p className={styles.problem}>{shop.problem}</p>}
          <p>
            Keys of providers stay on a server of your own; no page ever holds one. Start it in the folder of your films
            and open the address it prints, again after every reload:
          </p>
          <Command text="npx shotgraph serve" />
        </>
      }
      offer={offer}
      cancel="Close"
      onCancel={() => answer(undefined)}
    >
      {ops.length > 0 && (
        <button type="button" className={styles.spend} onClick={preview}>
          Preview with {models.join(' and ')}
        </button>
      )}
    </Question>
  );
}

interface QuestionProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly note: ReactNode;
  readonly offer: Offer;
  /** What stands between the calls and the buttons. */
  readonly more?: ReactNode;
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A dialog with what is on offer. The focus is on the way out, and Escape is one, too. */
function Question({ icon, title, note, offer, more, cancel, onCancel, children }: QuestionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const out = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const hasMore = Boolean(more);
  // Also when what kept it from being bought is gone: whoever still holds the key down must not buy.
  useEffect(() => out.current?.focus(), [hasMore]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="consent-title"
      onClose={onCancel}
      onClick={(event) => event.target === dialog.current && onCancel()}
    >
      <header className={styles.head}>
        {icon}
        <h2 id="consent-title">{title}</h2>
      </header>
      <div className={styles.note}>{note}</div>
      <Calls offer={offer} />
      {more}
      <footer className={styles.buttons}>
        <button ref={out} type="button" className={styles.cancel} onClick={onCancel}>
          {cancel}
        </button>
        {children}
      </footer>
    </dialog>
  );
}

function Calls({ offer: { calls, totals, unpriced } }: { readonly offer: Offer }) {
  return (
    <>
      <ul className={styles.calls} aria-label="What would be paid for">
        {calls.map((call) => (
          <Call key={call.node} call={call} />
        ))}
      </ul>
      <p className={styles.total}>
        <span>Total</span>
        <strong>{showAll(totals, showPrice)}</strong>
      </p>
      {unpriced.length > 0 && (
        <p className={styles.later}>
          What {unpriced.slice(0, 4).join(', ')}
          {unpriced.length > 4 && ` and ${unpriced.length - 4} more`} will cost is known once other nodes have run.
          Until you are asked again, the run spends no more than this total in all.
        </p>
      )}
    </>
  );
}

function Call({ call: { node, model, take, price, isExpected } }: { readonly call: OfferedCall }) {
  const what = [model, take !== undefined && `take ${take}`].filter(Boolean).join(' · ');
  return (
    <li className={styles.call}>
      <span className={styles.node}>{node}</span>
      <span className={styles.what}>{what}</span>
      <span className={styles.price}>{showPrice(price)}</span>
      <span className={styles.basis}>
        {price.basis}
        {isExpected && '; as far as it is known before other nodes have run'}
      </span>
    </li>
  );
}

/** A line to type into a terminal. */
function Command({ text }: { readonly text: string }) {
  const [isCopied, setCopied] = useState(false);
  const Icon = isCopied ? Check : Copy;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => {},
    );
  return (
    <div className={styles.command}>
      <code>{text}</code>
      <button type="button" aria-label={isCopied ? 'Copied' : 'Copy the command'} onClick={() => void copy()}>
        <Icon size={13} aria-hidden="true" />
      </button>
    </div>
  );
}
