import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { HereContext, useEditor, useRendered, useUi, useValue } from '../app/editor-context.tsx';
import type { StagedValue } from '../app/ui-store.ts';
import { TOP } from '../doc/here.ts';
import { itemsIn, type ShownMedia } from '../engine/shown.ts';
import { describeShown } from '../media/facts.ts';
import { MediaPlayer } from '../media/media-player.tsx';
import styles from './theatre.module.css';

/** One result over everything else. */
export function Theatre() {
  const staged = useUi((state) => state.theatre);
  if (staged === undefined) return null;
  if ('hash' in staged) {
    const { hash, kind, title } = staged;
    return <Stage title={title} shown={{ kind, id: hash }} hash={hash} />;
  }
  return (
    <HereContext value={TOP}>
      <ValueStage {...staged} />
    </HereContext>
  );
}

function ValueStage({ place, item }: StagedValue) {
  const value = useValue(place);
  const shown = itemsIn(value?.shown)[item ?? 0];
  const hash = useRendered(shown);
  const title = place.replace(/^outputs\./, '') + (item === undefined ? '' : `, item ${item}`);
  return <Stage title={title} shown={shown && 'id' in shown ? shown : undefined} hash={hash} />;
}

interface StageProps {
  readonly title: string;
  readonly shown: ShownMedia | undefined;
  readonly hash: string | undefined;
}

function Stage({ title, shown, hash }: StageProps) {
  const { ui } = useEditor();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => ui.setState({ theatre: undefined });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.theatre}
      aria-label={title}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className={styles.head}>
        <strong>{title}</strong>
        <span className={styles.facts}>{shown && describeShown(shown)}</span>
        <button type="button" className={styles.close} aria-label="Close" onClick={close}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <div className={styles.picture}>
        {shown && hash !== undefined && <MediaPlayer hash={hash} shown={shown} label={title} plays />}
      </div>
    </dialog>
  );
}
