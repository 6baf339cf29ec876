import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useEditor, useHistory, useIsRunning, usePlans, useTotals } from '../app/editor-context.tsx';
import { editsInWords } from '../doc/journal-words.ts';
import { BudgetFields } from './budget-fields.tsx';
import {
  changesBetween,
  differenceOf,
  linesOf,
  type Reused,
  reusedIn,
  showDifference,
  unpricedCards,
} from './cost-lines.ts';
import styles from './cost-panel.module.css';
import { type CostRow, CostRows } from './cost-rows.tsx';
import type { NodeCost } from './costs.ts';
import { showAll, showPrice, showSpent } from './money.ts';
import { useSelectionPrice } from './use-selection-price.ts';
import { useSpent } from './use-spent.ts';
import { useUnknownPrice } from './use-unknown-price.ts';

/** What the last edit, the selection and everything cost, what was spent, and what may be. It stays open while the graph is worked on. */
export default function CostPanel({ onClose }: { readonly onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      className={styles.panel}
      role="dialog"
      aria-label="What it costs"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.head}>
        <h2>What it costs</h2>
        <button type="button" className={styles.close} aria-label="Close the costs" onClick={onClose}>
          <X size={14} aria-hidden="true" />
        </button>
      </div>
      <div className={styles.body}>
        <WholeRun />
        <Selection />
        <LastEdit />
        <SpentSoFar />
        <BudgetFields />
      </div>
    </div>
  );
}

function WholeRun() {
  const { run } = useEditor();
  const totals = useTotals();
  const isUnknown = useUnknownPrice();
  usePlans();
  const lines = linesOf(run.costs);
  const open = unpricedCards(run.costs);
  const nothing = isUnknown ? 'no price yet' : open.length > 0 ? 'priced later' : 'nothing to pay';
  return (
    <Part
      title="The whole run"
      sum={totals.length > 0 ? showAll(totals, showPrice) : nothing}
      isDue={totals.length > 0}
    >
      <CostRows rows={lines.map(toRow)} />
      <ReusedNote reused={reusedIn(run.costs)} />
      {isUnknown && <p className={styles.hint}>What is wrong has to be mended before everything has a price.</p>}
      {open.length > 0 && <p className={styles.hint}>You are asked again once the price of what is open is known.</p>}
    </Part>
  );
}

function ReusedNote({ reused: { takes, worth } }: { readonly reused: Reused }) {
  if (takes === 0) return null;
  return (
    <p className={styles.hint}>
      {takes === 1 ? '1 take is' : `${takes} takes are`} bought already: $0
      {worth.length > 0 && `, would be ${showAll(worth, showSpent)}`}.
    </p>
  );
}

function Selection() {
  const { cards, money, isAsking } = useSelectionPrice();
  const isRunning = useIsRunning();
  if (cards.length === 0)
    return (
      <Part title="Up to the selected nodes" sum="none selected" hint="Select nodes: what they need is priced here." />
    );
  const title = cards.length === 1 ? `Up to ${cards[0]}` : `Up to ${cards.length} nodes`;
  if (!money) return <Part title={title} sum={isRunning ? 'after the run' : isAsking ? '…' : 'no price'} />;
  const { totals, costs } = money;
  const isOpen = unpricedCards(costs).length > 0;
  return (
    <Part
      title={title}
      sum={totals.length > 0 ? showAll(totals, showPrice) : isOpen ? 'priced later' : 'nothing to pay'}
      isDue={totals.length > 0}
    >
      <CostRows rows={linesOf(costs).map(toRow)} />
    </Part>
  );
}

function LastEdit() {
  const { edits } = useEditor();
  useHistory();
  usePlans();
  const last = edits.last();
  if (!last) return <Part title="The last edit" sum="–" hint="What the next edit does to the price is told here." />;
  const { before, after, steps } = last;
  const difference = differenceOf(before.totals, after.totals);
  const rows = changesBetween(before.costs, after.costs).map(
    (line): CostRow => ({ card: line.card, text: `${wordsOf(line.before)} → ${wordsOf(line.after)}` }),
  );
  return (
    <Part
      title="The last edit"
      sum={difference.length > 0 ? difference.map(showDifference).join(', ') : 'no change'}
      isDue={difference.some(({ max }) => max > 0)}
      hint={editsInWords(steps.map(({ ops }) => ops))}
    >
      <CostRows rows={rows} />
    </Part>
  );
}

function SpentSoFar() {
  const { document, today } = useSpent();
  return (
    <section className={styles.part} aria-label="Spent so far">
      <h3>Spent so far</h3>
      <dl className={styles.sums}>
        <dt>For this document</dt>
        <dd>{document.length > 0 ? showAll(document, showSpent) : 'nothing'}</dd>
        <dt>In this browser today (UTC)</dt>
        <dd>{today.length > 0 ? showAll(today, showSpent) : 'nothing'}</dd>
      </dl>
    </section>
  );
}

interface PartProps {
  readonly title: string;
  readonly sum: string;
  readonly isDue?: boolean;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** A sum with what it is made of. */
function Part({ title, sum, isDue = false, hint, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.title}>
        <span>{title}</span>
        <span className={`${styles.sum} ${isDue ? styles.due : ''}`}>{sum}</span>
      </h3>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {children}
    </section>
  );
}

const toRow = ({ card, sums, calls, unpriced }: ReturnType<typeof linesOf>[number]): CostRow => ({
  card,
  ...(calls > 1 && { about: `${calls} takes` }),
  text: sums.length > 0 ? showAll(sums, showPrice) + (unpriced > 0 ? ' and more' : '') : 'priced later',
});

const wordsOf = (cost: NodeCost | undefined): string =>
  cost && cost.sums.length > 0 ? showAll(cost.sums, showPrice) : cost && cost.unpriced > 0 ? 'priced later' : 'nothing';
