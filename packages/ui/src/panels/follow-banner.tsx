import { formatDocument } from '@shotgraph/engine';
import { Radio } from 'lucide-react';
import { useState } from 'react';
import { messageOf } from '../app/editor.ts';
import { useEditor, useUi } from '../app/editor-context.tsx';
import styles from './banner.module.css';

/** Says that another window edits the document, and offers to edit it here or a copy of it. */
export function FollowBanner() {
  const editor = useEditor();
  const { live, doc, shell, ui, workspace } = editor;
  const isFollowing = useUi((state) => state.isFollowing);
  const [busy, setBusy] = useState<'taking over' | 'copying'>();
  if (!isFollowing) return null;
  const takeOver = () => {
    setBusy('taking over');
    live
      .takeOver()
      .catch((error) => ui.toast({ tone: 'error', text: `The document could not be taken over: ${messageOf(error)}` }))
      .finally(() => setBusy(undefined));
  };
  const copy = async () => {
    setBusy('copying');
    const { gatherFiles } = await import('../share/pack.ts');
    const [{ files }, kept] = await Promise.all([gatherFiles(editor), workspace.storage.find(editor.id)]);
    await shell.openWithFiles(formatDocument(doc.toDocument()), files, kept?.base);
  };
  return (
    <section className={styles.banner} aria-label="Open in another window">
      <Radio size={16} aria-hidden="true" />
      <p className={styles.text} role="status">
        Another window edits this document. Its edits show here as they are made.
      </p>
      <button type="button" className={styles.button} disabled={busy !== undefined} onClick={takeOver}>
        {busy === 'taking over' ? 'Taking over…' : 'Edit here'}
      </button>
      <button
        type="button"
        className={styles.button}
        disabled={busy !== undefined}
        onClick={() =>
          void copy()
            .catch((error) => ui.toast({ tone: 'error', text: messageOf(error) }))
            .finally(() => setBusy(undefined))
        }
      >
        Open a copy
      </button>
    </section>
  );
}
