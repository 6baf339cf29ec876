import { Check, Maximize2, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCost, useEditor, useHere, useNode, usePlans, usePurchases } from '../app/editor-context.tsx';
import { MediaThumb } from '../media/media-thumb.tsx';
import type { NodeCost } from '../spend/costs.ts';
import { findCurrentRequest, hasOwnTake } from '../spend/current-request.ts';
import { nextTake, requestOf, type Take, takesOf } from '../spend/takes.ts';
import { mediaOf, priceInWords, STATE_WORDS, showAge } from '../spend/words.ts';
import styles from './takes.module.css';

/** Every take of a node that was ever bought, the newest first. Which one the film has is an edit of the document, and nothing else. */
export function Takes({ id }: { readonly id: string }) {
  const editor = useEditor();
  const { cards, values } = useHere();
  const record = useNode(id);
  const all = usePurchases();
  const takes = takesOf(all, editor.id, cards + id);
  const cost = useCost(id);
  const request = useCurrentRequest(values + id, takes, cost);
  if (!record || (takes.length === 0 && !cost)) return null;
  const isChosenHere = hasOwnTake({ record });
  const used = typeof record.inputs.take === 'number' ? record.inputs.take : 1;
  const choose = (take: number) => editor.setInput({ node: id, input: 'take' }, take);
  return (
    <section className={styles.takes} aria-label={`Takes of ${id}`}>
      <header className={styles.head}>
        <h2>Takes of {id}</h2>
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
      {isChosenHere && !takes.some((take) => isUsed(take, used, request)) && (
        <p className={styles.next}>Take {used} is not bought yet. Run to buy it.</p>
      )}
      <ol className={styles.list}>
        {takes.toReversed().map((take) => (
          <TakeRow
            key={take.purchase.key}
            take={take}
            isUsed={isUsed(take, used, request)}
            isSameRequest={requestOf(take.purchase) === request}
            choose={isChosenHere ? choose : undefined}
          />
        ))}
      </ol>
    </section>
  );
}

const isUsed = ({ purchase }: Take, used: number, request: string | undefined) =>
  purchase.take === used && requestOf(purchase) === request;

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

interface TakeRowProps {
  readonly take: Take;
  readonly isUsed: boolean;
  readonly isSameRequest: boolean;
  readonly choose: ((take: number) => void) | undefined;
}

function TakeRow({ take: { purchase, changes }, isUsed, isSameRequest, choose }: TakeRowProps) {
  const { ui } = useEditor();
  const { take, state, model, provider, tag, askedAt, message, place } = purchase;
  const media = mediaOf(purchase);
  const title = `Take ${take}${place ? ` of ${place.node}` : ''}`;
  return (
    <li className={`${styles.row} ${isUsed ? styles.used : ''}`}>
      <div className={styles.picture}>
        {media ? (
          <>
            <MediaThumb hash={media.hash} shown={{ kind: media.kind, id: media.hash }} label={title} />
            <button
              type="button"
              className={styles.large}
              aria-label={`Show ${title} large`}
              onClick={() => ui.setState({ theatre: { ...media, title } })}
            >
              <Maximize2 size={12} aria-hidden="true" />
            </button>
          </>
        ) : (
          <span className={`${styles.blank} ${styles[toneOf(state)]}`}>{STATE_WORDS[state]}</span>
        )}
      </div>
      <div className={styles.facts}>
        <p className={styles.title}>
          <strong>Take {take}</strong>
          <span className={styles.price}>{priceInWords(purchase)}</span>
        </p>
        <p className={styles.line}>{model || provider}</p>
        <p className={styles.line}>
          <span title="Seed">seed {tag}</span>
          <time dateTime={new Date(askedAt).toISOString()} title={new Date(askedAt).toLocaleString()}>
            {showAge(Math.max(0, Date.now() - askedAt))}
          </time>
        </p>
        {choose && state === 'done' && <UseButton take={take} {...{ isUsed, isSameRequest, choose }} />}
      </div>
      {message !== undefined && state !== 'done' && <p className={styles.message}>{message}</p>}
      <Changes changes={changes} />
    </li>
  );
}

const toneOf = (state: Take['purchase']['state']) =>
  state === 'in-doubt' || state === 'failed' ? 'bad' : state === 'job' || state === 'sending' ? 'wait' : 'faint';

interface UseButtonProps extends Pick<TakeRowProps, 'isUsed' | 'isSameRequest'> {
  readonly take: number;
  readonly choose: (take: number) => void;
}

/** Only a take that was asked for with what the node says now is had by its number: for others it would be another purchase. */
function UseButton({ take, isUsed, isSameRequest, choose }: UseButtonProps) {
  if (isUsed)
    return (
      <span className={styles.inUse}>
        <Check size={12} strokeWidth={3} aria-hidden="true" /> In use
      </span>
    );
  return (
    <button
      type="button"
      className={styles.use}
      aria-label={`Use take ${take}`}
      disabled={!isSameRequest}
      title={isSameRequest ? `Sets take to ${take}` : 'Made with other settings: undo what changed to have it back'}
      onClick={() => choose(take)}
    >
      {isSameRequest ? 'Use this take' : 'Other settings'}
    </button>
  );
}

/** What was asked for differently than for the take before. */
function Changes({ changes }: Pick<Take, 'changes'>) {
  if (!changes || changes.length === 0) return null;
  return (
    <dl className={styles.changes} aria-label="Changed since the take before">
      {changes.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <del>{before}</del> <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
