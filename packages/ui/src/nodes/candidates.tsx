import { edgesIn, type InputValue, isRecord } from '@shotgraph/engine';
import { Check } from 'lucide-react';
import type { CSSProperties } from 'react';
import {
  useAnyRendered,
  useEditor,
  useHere,
  useIsRunning,
  useNode,
  useStatus,
  useType,
  useValue,
} from '../app/editor-context.tsx';
import { itemsIn, type ShownList } from '../engine/shown.ts';
import { cellAspect } from '../media/aspect.ts';
import { describeShown } from '../media/facts.ts';
import { ListItem } from '../media/list-preview.tsx';
import styles from './candidates.module.css';

interface CandidatesProps {
  readonly node: string;
  /** The input that holds what was picked. */
  readonly input: string;
  readonly value: InputValue | undefined;
}

/** What a person can pick from: the items of the list that feeds the node. The pick is written into the document. */
export function Candidates({ node, input, value }: CandidatesProps) {
  const { control, setInput } = useEditor();
  const { values } = useHere();
  const { status } = useStatus(node);
  const record = useNode(node);
  const lists = Object.entries(useType(node)?.inputs ?? {}).filter(([, { type }]) => type.element);
  const from = edgesIn(record?.inputs[lists[0]?.[0] ?? ''])[0]?.from ?? '.';
  const known = useValue(from);
  const shown = known?.shown;
  const isRendered = useAnyRendered(itemsIn(shown));
  const isRunning = useIsRunning();
  if (shown?.kind !== 'list') return <p className={styles.none}>The candidates are seen here once they are made.</p>;
  // What a candidate will be is only expected as yet: a pick would not name it for good.
  const isReady = known?.state === 'settled';
  const picked = pickedIn(shown, value);
  const canRender = isReady && shown.items.some((item) => 'id' in item) && !isRendered;
  return (
    <ol
      className={`${styles.list} ${status === 'waiting' ? styles.waits : ''} nodrag`}
      style={{ '--cell': cellAspect(shown.items) } as CSSProperties}
      aria-label={`Candidates of ${node}`}
    >
      {shown.items.map((item, i) => {
        const pick = shown.picks[i];
        const isPicked = i === picked;
        const isText = !('id' in item);
        return (
          <li key={i} className={`${styles.candidate} ${isPicked ? styles.picked : ''} ${isText ? styles.text : ''}`}>
            <div className={styles.picture}>
              <ListItem path={values + from} item={item} index={i} />
            </div>
            <button
              type="button"
              className={styles.pick}
              aria-pressed={isPicked}
              aria-label={`Pick candidate ${i}${isText ? `: ${describeShown(item)}` : ''}`}
              disabled={!isReady || pick === null || pick === undefined}
              onClick={() => setInput({ node, input }, isPicked ? undefined : (pick as InputValue))}
            >
              {isPicked && <Check size={11} strokeWidth={3} aria-hidden="true" />}
              {isPicked ? 'Picked' : 'Pick'}
            </button>
          </li>
        );
      })}
      {canRender && (
        <li className={styles.render}>
          <button type="button" disabled={isRunning} onClick={() => void control.run([values + from])}>
            Render them to compare
          </button>
        </li>
      )}
      {shown.count > shown.items.length && <li className={styles.more}>and {shown.count - shown.items.length} more</li>}
    </ol>
  );
}

/** Where the picked candidate stands now: found by its content, wherever it has moved to. */
function pickedIn({ picks }: ShownList, value: InputValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (!isRecord(value)) return undefined;
  const { item, content } = value as { readonly item?: unknown; readonly content?: unknown };
  const isIt = (i: number) => {
    const pick = picks[i];
    return typeof pick === 'object' && pick !== null && pick.content === content;
  };
  if (typeof item === 'number' && isIt(item)) return item;
  const elsewhere = picks.findIndex((_, i) => isIt(i));
  return elsewhere < 0 ? undefined : elsewhere;
}
