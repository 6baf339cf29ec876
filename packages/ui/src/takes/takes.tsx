import { Columns2, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCost, useEditor, useHere, useNode, usePlans, usePurchases, useType } from '../app/editor-context.tsx';
import type { NodeCost } from '../spend/costs.ts';
import { findCurrentRequest, hasOwnTake } from '../spend/current-request.ts';
import { mediaOf } from '../spend/purchase-words.ts';
import { nextTake, requestOf, type Take, takesOf } from '../spend/takes.ts';
import { MOST_COMPARED, takesToCompare } from './compare-state.ts';
import { sortTakes, useMarks, useOwners } from './marks.ts';
import { canPin, isPinned, isPinnedTo, unpin } from './pin.ts';
import { TakeRow } from './take-row.tsx';
import styles from './takes.module.css';

const NONE: ReadonlySet<string> = new Set();

/**
 * Every take of a node that was ever bought, the starred ones first, then the newest. Which one the film has is an edit of the document, and
 * so is what people think of them; nothing else is.
 */
export function Takes({ id }: { readonly id: string }) {
  const editor = useEditor();
  const { cards, values } = useHere();
  const record = useNode(id);
  const type = useType(id);
  const all = usePurchases();
  const marks = useMarks();
  const [picked, setPicked] = useState(NONE);
  const [showsRejected, setShowsRejected] = useState(false);
  const takes = takesOf(all, editor.id, cards + id, useOwners());
  const cost = useCost(id);
  const request = useCurrentRequest(values + id, takes, cost);
  if (!record || (takes.length === 0 && !cost)) return null;
  const isChosenHere = hasOwnTake({ record });
  const used = typeof record.inputs.take === 'number' ? record.inputs.take : 1;
  const pins = canPin(record, type);
  // Another take is wanted: the pinned one no longer is.
  const choose = (take: number) =>
    editor.edit([
      { op: 'set-input', node: id, input: 'take', value: take },
      ...(isPinned(record) ? [{ op: 'set-input', node: id, input: 'pinned' } as const] : []),
    ]);
  const isSame = ({ purchase }: Take) => requestOf(purchase) === request;
  const isPinnedAt = ({ purchase }: Take) => {
    const media = mediaOf(purchase);
    return media !== undefined && isPinnedTo(record, purchase.take, media.hash);
  };
  const isUsed = (take: Take) => (isPinned(record) ? isPinnedAt(take) : take.purchase.take === used && isSame(take));
  const rejected = takes.filter(({ purchase }) => marks.get(purchase.key) === 'reject').length;
  const chosen = takesToCompare(takes, marks, picked);
  const toggle = (key: string) =>
    setPicked(picked.has(key) ? new Set([...picked].filter((other) => other !== key)) : new Set([...picked, key]));
  const compare = () =>
    editor.ui.setState({
      dialog: {
        kind: 'compare',
        node: id,
        takes: chosen.map(({ purchase }) => purchase.key),
        names: chosen.map(({ name }) => name),
        pins,
        usable: isChosenHere ? takes.filter(isSame).map(({ purchase }) => purchase.key) : [],
      },
    });
  return (
    <section className={styles.takes} aria-label={`Takes of ${id}`}>
      <header className={styles.head}>
        <h2>Takes</h2>
        {chosen.length > 1 && (
          <button
            type="button"
            className={styles.add}
            title={picked.size > 0 ? 'Plays the ticked takes together' : 'Plays the best takes together'}
            onClick={compare}
          >
            <Columns2 size={13} aria-hidden="true" /> Compare {chosen.length}
          </button>
        )}
        {isChosenHere && (
          <button
            type="button"
            className={styles.add}
            title="Asks for another take; what it costs is asked for at the next run"
            onClick={() => choose(nextTake(takes, used))}
          >
            <Plus size={13} aria-hidden="true" /> New take
          </button>
        )}
      </header>
      {isPinned(record) && (
        <p className={styles.next}>
          Pinned: nothing is generated, whatever changes before it.{' '}
          <button type="button" className={styles.add} onClick={() => unpin(editor, id)}>
            Unpin
          </button>
        </p>
      )}
      {isChosenHere && !isPinned(record) && !takes.some(isUsed) && (
        <p className={styles.next}>Take {used} is not bought yet. Run to buy it.</p>
      )}
      <ol className={styles.list}>
        {sortTakes(takes, marks, showsRejected).map((take) => (
          <TakeRow
            key={take.purchase.key}
            take={take}
            mark={marks.get(take.purchase.key)}
            isUsed={isUsed(take)}
            isSameRequest={isSame(take)}
            isPicked={picked.has(take.purchase.key)}
            canPick={picked.size < MOST_COMPARED}
            onPick={takes.length > 1 ? () => toggle(take.purchase.key) : undefined}
            choose={isChosenHere ? choose : undefined}
            pin={pins ? { node: id, isOn: isPinnedAt(take) } : undefined}
          />
        ))}
      </ol>
      {rejected > 0 && (
        <button
          type="button"
          className={styles.rejected}
          aria-expanded={showsRejected}
          onClick={() => setShowsRejected(!showsRejected)}
        >
          {showsRejected ? 'Hide' : 'Show'} {rejected} rejected {rejected === 1 ? 'take' : 'takes'}
        </button>
      )}
    </section>
  );
}

/** What the node would ask for now: known from the last plan where that was bought, else looked for. */
function useCurrentRequest(path: string, takes: readonly Take[], cost: NodeCost | undefined): string | undefined {
  const editor = useEditor();
  const plans = usePlans();
  const [found, setFound] = useState<string>();
  const known = cost?.calls === 0 && cost.bought.length === 1 ? requestOf(cost.bought[0]!) : undefined;
  const keys = takes.map(({ purchase }) => purchase.key).join(' ');
  useEffect(() => {
    if (known !== undefined) return;
    let isCurrent = true;
    findCurrentRequest(editor, path, takes).then(
      (request) => isCurrent && setFound(request),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [editor, path, keys, plans, known]);
  return known ?? found;
}
