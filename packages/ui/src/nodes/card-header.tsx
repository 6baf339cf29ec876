import { MoveRight, Repeat2 } from 'lucide-react';
import { memo } from 'react';
import { useStatus, useValue } from '../app/editor-context.tsx';
import { lookOf } from './group-look.ts';
import styles from './node-card.module.css';
import { StatusRing } from './status-ring.tsx';

/** For a node whose items are listed nowhere. */
export const NO_PLACE = '.';

interface CardHeaderProps {
  readonly id: string;
  /** Of its type, and what that is for. */
  readonly title: string;
  readonly doc: string | undefined;
  readonly group: string;
  readonly isOff: boolean;
  readonly isFold: boolean;
  /** Where the list is that is as long as there are items; `undefined` for a node that runs once. */
  readonly items: string | undefined;
}

/** What a card is, how often its node runs, and where that stands. */
export const CardHeader = memo(function CardHeader(props: CardHeaderProps) {
  const { id, title, doc, group, isOff, isFold, items } = props;
  const { icon: Icon } = lookOf(group);
  return (
    <header className={styles.header} title={doc}>
      <Icon size={14} className={styles.icon} aria-hidden="true" />
      <span className={styles.title}>{title}</span>
      <span className={styles.id} data-name={`node ${id}`}>
        {id}
      </span>
      {isOff && (
        <span className={styles.mark} title="Bypassed: what comes in is handed on">
          <MoveRight size={10} aria-hidden="true" /> off
        </span>
      )}
      {!isOff && items !== undefined && <ItemCount id={id} isFold={isFold} place={items} />}
      {!isOff && <StatusRing id={id} />}
    </header>
  );
});

interface ItemCountProps {
  readonly id: string;
  readonly isFold: boolean;
  readonly place: string;
}

/** How many items the node runs for, as far as that is known. */
function ItemCount({ id, isFold, place }: ItemCountProps) {
  const shown = useValue(place)?.shown;
  const { parts } = useStatus(id);
  const count = shown?.kind === 'list' ? shown.count : parts?.total;
  const word = isFold ? 'fold' : 'each';
  const items = count === undefined ? '' : count === 1 ? ': 1 item' : `: ${count} items`;
  return (
    <span className={`${styles.mark} ${styles.items}`} title={`Runs once per item${items}`}>
      <Repeat2 size={10} aria-hidden="true" /> {count === undefined ? word : `${word} ×${count}`}
    </span>
  );
}
