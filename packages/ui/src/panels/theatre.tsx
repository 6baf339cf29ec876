import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useEditor, useRendered, useUi, useValue } from '../app/editor-context.tsx';
import { describeShown } from '../media/facts.ts';
import { MediaPlayer } from '../media/media-player.tsx';
import styles from './theatre.module.css';

/** One result over everything else. */
export function Theatre() {
  const place = useUi((state) => state.theatre);
  return place === undefined ? null : <Stage place={place} />;
}

function Stage({ place }: { readonly place: string }) {
  const { ui } = useEditor();
  const value = useValue(place);
  const hash = useRendered(value?.shown);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => ui.setState({ theatre: undefined });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.theatre}
      aria-label={place}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className={styles.head}>
        <strong>{place.replace(/^outputs\./, '')}</strong>
        <span className={styles.facts}>{value && describeShown(value.shown)}</span>
        <button type="button" className={styles.close} aria-label="Close" onClick={close}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <div className={styles.picture}>
        {value && 'id' in value.shown && hash !== undefined && (
          <MediaPlayer hash={hash} shown={value.shown} label={place} plays />
        )}
      </div>
    </dialog>
  );
}
