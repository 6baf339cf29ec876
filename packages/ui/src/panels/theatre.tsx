import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { HereContext, useEditor, useRendered, useUi, useValue } from '../app/editor-context.tsx';
import type { StagedValue } from '../app/ui-store.ts';
import { TOP } from '../doc/here.ts';
import { itemsIn } from '../engine/shown.ts';
import { describeShown } from '../media/facts.ts';
import { MediaPlayer } from '../media/media-player.tsx';
import styles from './theatre.module.css';

/** One result over everything else. */
export function Theatre() {
  const staged = useUi((state) => state.theatre);
  return staged === undefined ? null : (
    <HereContext value={TOP}>
      <Stage {...staged} />
    </HereContext>
  );
}

function Stage({ place, item }: StagedValue) {
  const { ui } = useEditor();
  const value = useValue(place);
  const shown = itemsIn(value?.shown)[item ?? 0];
  const hash = useRendered(shown);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const title = place.replace(/^outputs\./, '') + (item === undefined ? '' : `, item ${item}`);
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
        {shown && 'id' in shown && hash !== undefined && <MediaPlayer hash={hash} shown={shown} label={title} plays />}
      </div>
    </dialog>
  );
}
