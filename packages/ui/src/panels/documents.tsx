import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import { age } from '../doc/age.ts';
import { deleteDocument } from '../doc/delete-document.ts';
import type { StoredDocument } from '../doc/storage.ts';
import { formatBytes } from '../media/facts.ts';
import { Dialog } from './dialog.tsx';
import styles from './documents.module.css';

/** All documents that this browser keeps: to be opened, or to be deleted for good. */
export default function Documents() {
  const { ui, workspace } = useEditor();
  const { documents, problem, reload } = useDocuments();
  const [asked, ask] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const close = () => ui.setState({ dialog: undefined });
  return (
    <Dialog title="Documents in this browser" width={640} onClose={close}>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <ul ref={list} className={styles.list} tabIndex={-1}>
        {documents.map((document) => (
          <Row
            key={document.id}
            document={document}
            isAsked={document.id === asked}
            onAsk={ask}
            onDelete={async () => {
              await deleteDocument(workspace, document.id);
              ask(undefined);
              await reload();
              list.current?.focus();
            }}
          />
        ))}
      </ul>
      <Room documents={documents} />
    </Dialog>
  );
}

function useDocuments() {
  const { storage } = useEditor().workspace;
  const [documents, setDocuments] = useState<readonly StoredDocument[]>([]);
  const [problem, setProblem] = useState<string>();
  const reload = () =>
    storage.list().then(setDocuments, (error) => setProblem(`They could not be read: ${messageOf(error)}`));
  useEffect(() => void reload(), [storage]);
  return { documents, problem, reload };
}

/** The way out, where somebody is asked. */
const focus = (button: HTMLButtonElement | null) => button?.focus();

interface RowProps {
  readonly document: StoredDocument;
  /** Whether it is asked for it to be deleted. */
  readonly isAsked: boolean;
  readonly onAsk: (id: string | undefined) => void;
  readonly onDelete: () => Promise<void>;
}

function Row({ document, isAsked, onAsk, onDelete }: RowProps) {
  const { id, ui, shell } = useEditor();
  const [state, setState] = useState<'busy' | { readonly problem: string }>();
  const title = document.title || 'Untitled';
  const remove = () => {
    setState('busy');
    onDelete().catch((error) => setState({ problem: messageOf(error) }));
  };
  if (isAsked) {
    return (
      <li className={`${styles.row} ${styles.asked}`}>
        <p>
          Delete <strong>{title}</strong> for good? Its edits, results and media in this browser go with it. What was
          bought stays among the purchases.
        </p>
        {typeof state === 'object' && <p role="alert">It could not be deleted. {state.problem}</p>}
        <button
          type="button"
          className={styles.button}
          disabled={state === 'busy'}
          ref={focus}
          onClick={() => onAsk(undefined)}
        >
          Keep it
        </button>
        <button type="button" className={`${styles.button} ${styles.bad}`} disabled={state === 'busy'} onClick={remove}>
          {state === 'busy' ? 'Deleting…' : 'Delete'}
        </button>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} disabled={document.id === id} onClick={() => void open()}>
        <strong>{title}</strong>
        <span>{document.id === id ? 'open here' : age(document.savedAt)}</span>
      </button>
      {document.id !== id && (
        <button
          type="button"
          className={styles.delete}
          aria-label={`Delete ${title}`}
          title="Delete"
          onClick={() => onAsk(document.id)}
        >
          <Trash2 size={14} aria-hidden="true" />
        </button>
      )}
    </li>
  );
  async function open() {
    ui.setState({ dialog: undefined });
    await shell.openStored(document);
  }
}

/** What the browser gives, and how much of that is taken. It knows no share of a single document. */
function Room({ documents }: { readonly documents: readonly StoredDocument[] }) {
  const [room, setRoom] = useState<StorageEstimate>();
  useEffect(() => {
    navigator.storage?.estimate().then(setRoom, () => {});
  }, [documents]);
  if (!room?.usage || !room.quota) return null;
  return (
    <p className={styles.room}>
      {formatBytes(room.usage)} of the {formatBytes(room.quota)} that this browser gives are taken.
    </p>
  );
}
