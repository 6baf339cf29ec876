import { CircleAlert, Info, Loader2, X } from 'lucide-react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import type { Toast } from '../app/ui-store.ts';
import styles from './toasts.module.css';

/** Short messages: at the place they are about, else at the bottom; and what is waited for. */
export function Toasts() {
  const toasts = useUi((state) => state.toasts);
  const busy = useUi((state) => state.busy.at(-1));
  return (
    <div aria-live="polite">
      {toasts
        .filter(({ at }) => at)
        .map((toast) => (
          <ToastBox key={toast.id} toast={toast} />
        ))}
      <div className={styles.stack}>
        {toasts
          .filter(({ at }) => !at)
          .map((toast) => (
            <ToastBox key={toast.id} toast={toast} />
          ))}
        {busy && (
          <div className={`${styles.toast} ${styles.busy}`} role="status">
            <Loader2 size={15} aria-hidden="true" />
            <div className={styles.body}>{busy.text}</div>
          </div>
        )}
      </div>
    </div>
  );
}

function ToastBox({ toast }: { readonly toast: Toast }) {
  const { ui, applyFix } = useEditor();
  const { id, tone, text, fix, at } = toast;
  const Icon = tone === 'error' ? CircleAlert : Info;
  const place = at && {
    position: 'fixed' as const,
    left: Math.min(at.x + 12, window.innerWidth - 340),
    top: Math.min(at.y + 12, window.innerHeight - 96),
  };
  return (
    <div className={`${styles.toast} ${styles[tone]}`} style={place} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon size={15} aria-hidden="true" />
      <div className={styles.body}>
        {text}
        {fix && (
          <button
            type="button"
            className={styles.fix}
            onClick={() => {
              applyFix(fix);
              ui.dismiss(id);
            }}
          >
            {fix.label}
          </button>
        )}
      </div>
      <button type="button" className={styles.close} aria-label="Dismiss" onClick={() => ui.dismiss(id)}>
        <X size={13} aria-hidden="true" />
      </button>
    </div>
  );
}
