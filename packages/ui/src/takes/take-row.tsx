import type { TakeMark } from '@shotgraph/engine';
import { Check, Maximize2 } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { MediaThumb } from '../media/media-thumb.tsx';
import { mediaOf, showAge } from '../spend/purchase-words.ts';
import type { Take } from '../spend/takes.ts';
import { priceInWords, STATE_WORDS } from '../spend/words.ts';
import { MarkButtons } from './mark-buttons.tsx';
import { OTHER_SETTINGS, pinOrTell } from './pin.ts';
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
  take: { purchase, name, changes },
  mark,
  isUsed,
  isSameRequest,
  choose,
  pin,
  ...picking
}: TakeRowProps) {
  const editor = useEditor();
  const { ui } = editor;
  const { key, take, state, model, provider, tag, askedAt, message, place } = purchase;
  const media = mediaOf(purchase);
  const title = `Take ${name}${place ? ` of ${place.node}` : ''}`;
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
          <strong>Take {name}</strong>
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
          {choose && state === 'done' && (
            <UseButton
              {...{ name, isUsed, isSameRequest }}
              onUse={() => choose(take)}
              onPin={media && pin && (() => void pinOrTell(editor, { node: pin.node, take, name, media }))}
            />
          )}
          <span className={styles.gap} />
          {media && picking.onPick && (
            <label className={styles.pick} title="Compare with others">
              <input
                type="checkbox"
                checked={picking.isPicked}
                disabled={!picking.isPicked && !picking.canPick}
                aria-label={`Compare take ${name}`}
                onChange={picking.onPick}
              />
            </label>
          )}
          {media && pin && <PinButton {...pin} {...{ take, name, media }} />}
          {media && <MarkButtons take={key} mark={mark} name={`take ${name}`} />}
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
  readonly name: string;
  readonly onUse: () => void;
  readonly onPin: (() => void) | undefined;
}

/**
 * Only a take that was asked for with what the node says now is had by its number: for others that would be another purchase, and they
 * are pinned.
 */
function UseButton({ name, isUsed, isSameRequest, onUse, onPin }: UseButtonProps) {
  if (isUsed)
    return (
      <span className={styles.inUse}>
        <Check size={12} strokeWidth={3} aria-hidden="true" /> In use
      </span>
    );
  if (!isSameRequest && !onPin) return <span className={styles.other}>Other settings</span>;
  const text = isSameRequest ? 'Use it' : 'Pin it';
  return (
    <button
      type="button"
      className={styles.use}
      aria-label={`${text} (take ${name})`}
      title={isSameRequest ? 'Sets the number of the take' : OTHER_SETTINGS}
      onClick={isSameRequest ? onUse : onPin}
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
