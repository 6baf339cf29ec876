import type { NodeRecord } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { ChevronDown, CircleDollarSign, Lightbulb, PlugZap } from 'lucide-react';
import { memo, type ReactNode, useId, useState } from 'react';
import { useCost, useEditor, useIsPast, useStatus } from '../app/editor-context.tsx';
import type { NodeCost } from '../spend/costs.ts';
import { showAll, showPrice } from '../spend/money.ts';
import { fastModelFor, freeModelFor, isFreeModel } from '../spend/node-place.ts';
import { priceInWords, STATE_WORDS } from '../spend/words.ts';
import styles from './cost-strip.module.css';

interface CostStripProps {
  readonly id: string;
  readonly record: NodeRecord;
  readonly type: NodeTypeData | undefined;
}

/** What the next run of a card costs, how that came about, and what would be cheaper. Cards that cost nothing have none. */
export const CostStrip = memo(
  function CostStrip({ id, record, type }: CostStripProps) {
    const cost = useCost(id);
    const [isOpen, setOpen] = useState(false);
    const detail = useId();
    const mayCost = type?.effect === 'paid' && !isFreeModel({ record }, type);
    const isPast = useIsPast();
    const isDone = useStatus(id).status === 'done';
    if (!cost && (!mayCost || isPast)) return null;
    const { text, tone } = cost || !isDone ? sayCost(cost) : HERE;
    const lines = cost || !isDone ? detailLines(cost) : [`${HERE.text}: nothing is bought.`];
    return (
      <>
        <button
          type="button"
          className={`${styles.strip} nodrag`}
          title={lines.join('\n')}
          aria-expanded={isOpen}
          aria-controls={detail}
          onClick={() => setOpen(!isOpen)}
        >
          <CircleDollarSign size={12} aria-hidden="true" className={styles.icon} />
          <span className={styles.label}>{labelOf(cost, record)}</span>
          <span className={`${styles.price} ${styles[tone]}`}>{text}</span>
          <ChevronDown size={11} aria-hidden="true" className={`${styles.chevron} ${isOpen ? styles.open : ''}`} />
        </button>
        {isOpen && (
          <ul id={detail} className={styles.detail}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {cost && <Notices id={id} record={record} type={type} cost={cost} />}
      </>
    );
  },
  (before, after) => before.id === after.id && before.type === after.type && costsAlike(before.record, after.record),
);

/** Whether two records of a node cannot be told apart by their strips: most of what is edited has no part in it. */
const costsAlike = ({ inputs: a }: NodeRecord, { inputs: b }: NodeRecord): boolean =>
  a.model === b.model && a.take === b.take && a.pinned === b.pinned;

/** What to do about a price: another model while the provider is busy, a free one where nothing can be bought. */
function Notices({ id, record, type, cost }: CostStripProps & { readonly cost: NodeCost }) {
  const { shop, setInput } = useEditor();
  const fast = fastModelFor(record, type);
  const free = freeModelFor(record, type);
  const setModel = (value: string) => setInput({ node: id, input: 'model' }, value);
  return (
    <>
      {cost.busy && (
        <Notice icon={<Lightbulb size={12} aria-hidden="true" />} text={cost.busy.message}>
          {fast !== undefined && (
            <button type="button" className={`${styles.action} nodrag`} onClick={() => setModel(fast)}>
              Use the fast model
            </button>
          )}
        </Notice>
      )}
      {!shop.isOpen && cost.calls > 0 && (
        <Notice icon={<PlugZap size={12} aria-hidden="true" />} text="This tab cannot buy">
          {free !== undefined && (
            <button type="button" className={`${styles.action} nodrag`} onClick={() => setModel(free)}>
              Preview with {free}
            </button>
          )}
        </Notice>
      )}
    </>
  );
}

interface NoticeProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly children: ReactNode;
}

const Notice = ({ icon, text, children }: NoticeProps) => (
  <div className={styles.notice}>
    {icon}
    <span>{text}</span>
    {children}
  </div>
);

type Tone = 'due' | 'bought' | 'waits' | 'doubt' | 'open';

/** A result that came with the document: nobody here has bought it. */
const HERE = { text: 'Its result is here', tone: 'bought' } as const;

/** The price, or what stands in its place. */
function sayCost(cost: NodeCost | undefined): { readonly text: string; readonly tone: Tone } {
  if (!cost) return { text: 'no price yet', tone: 'open' };
  const { sums, bought, unpriced } = cost;
  if (sums.length > 0) return { text: showAll(sums, showPrice) + (unpriced > 0 ? ' and more' : ''), tone: 'due' };
  if (unpriced > 0) return { text: 'priced later', tone: 'open' };
  if (bought.some(({ state }) => state === 'in-doubt')) return { text: STATE_WORDS['in-doubt'], tone: 'doubt' };
  if (bought.some(({ state }) => state === 'job' || state === 'sending'))
    return { text: STATE_WORDS.job, tone: 'waits' };
  return bought.length > 0 ? { text: STATE_WORDS.done, tone: 'bought' } : { text: 'no price yet', tone: 'open' };
}

function labelOf(cost: NodeCost | undefined, { inputs: { take = 1 } }: NodeRecord): string {
  const calls = (cost?.calls ?? 0) + (cost?.bought.length ?? 0);
  const due = cost?.calls ?? 0;
  if (calls > 1) return due === 0 || due === calls ? `${calls} takes` : `${due} of ${calls} to buy`;
  return typeof take === 'number' ? `Take ${take}` : 'Next run';
}

function detailLines(cost: NodeCost | undefined): readonly string[] {
  if (!cost) return ['The price is known once the node has everything it needs.'];
  const { sums, basis, bought, unpriced } = cost;
  const own = bought.slice(0, 4).map((purchase) => {
    const price = priceInWords(purchase);
    return `${STATE_WORDS[purchase.state]}${price && ` for ${price}`}: ${purchase.model || purchase.provider}, take ${purchase.take}`;
  });
  return [
    ...(sums.length > 0 ? [`The next run buys for ${showAll(sums, showPrice)}.`, ...basis] : []),
    ...own,
    ...(unpriced > 0 ? ['What it costs is known once the nodes before it have run; you are asked then.'] : []),
  ];
}
