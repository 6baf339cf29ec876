import type { TakeMark } from '@shotgraph/engine';
import { Check, Maximize2 } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { MediaThumb } from '../media/media-thumb.tsx';
import { mediaOf, showAge } from '../spend/purchase-words.ts';
import type { Take } from '../spend/takes.ts';
import { priceInWords, STATE_WORDS } from '../spend/words.ts';
import { MarkButtons } from './mark-buttons.tsx';
import { PinButton } from './pin-button.tsx';
import styles from './takes.module.css';

interface TakeRowProps {
  readonly take: Take;
  readonly mark: TakeMark | undefined;
  readonly isUsed: boolean;
  readonly isSameRequest: boolean;
  /** Whether it is ticked to be compared. */
  readonly isPicked: boolean;
  readonly canPick: boolean;
  readonly onPick: (() => void) | undefined;
  readonly choose: ((take: number) => void) | undefined;
  /** The node that can be pinned to it, and whether it is. */
  readonly pin: { readonly node: string; readonly isOn: boolean } | undefined;
}

/** One take: what it looks like, what it cost, what was asked for differently, and what is thought of it. */
export function TakeRow({
  take: { purchase, changes },
  mark,
  isUsed,
  isSameRequest,
  choose,
  pin,
  ...picking
}: TakeRowProps) {
  const { ui } = useEditor();
  const { key, take, state, model, provider, tag, askedAt, message, place } = purchase;
  const media = mediaOf(purchase);
  const title = `Take ${take}${place ? ` of ${place.node}` : ''}`;
  const classes = [styles.row, isUsed && styles.used, mark === 'reject' && styles.dim];
  return (
    <li className={classes.filter(Boolean).join(' ')}>
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
        <div className={styles.tools}>
          {choose && state === 'done' && <UseButton take={take} {...{ isUsed, isSameRequest, choose }} />}
          <span className={styles.gap} />
          {media && picking.onPick && (
            <label className={styles.pick} title="Compare with others">
              <input
                type="checkbox"
                checked={picking.isPicked}
                disabled={!picking.isPicked && !picking.canPick}
                aria-label={`Compare take ${take}`}
                onChange={picking.onPick}
              />
            </label>
          )}
          {media && pin && <PinButton {...pin} take={take} media={media} />}
          {media && <MarkButtons take={key} mark={mark} name={`take ${take}`} />}
        </div>
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
  const text = isSameRequest ? 'Use this take' : 'Other settings';
  return (
    <button
      type="button"
      className={styles.use}
      aria-label={`${text} (take ${take})`}
      disabled={!isSameRequest}
      title={isSameRequest ? `Sets take to ${take}` : 'Made with other settings: undo what changed to have it back'}
      onClick={() => choose(take)}
    >
      {text}
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
