import { type ReactNode, useEffect, useState } from 'react';
import { age } from '../doc/age.ts';
import { download } from '../doc/file-access.ts';
import { goBack, lastReadable, type Readable } from '../doc/last-readable.ts';
import type { StoredDocument } from '../doc/storage.ts';
import styles from './app.module.css';
import { messageOf } from './editor.ts';
import type { UnreadableDocument } from './opening.ts';

/** Most recent documents offered. */
const RECENT = 6;

/**
 * A document of this browser that cannot be opened, mostly because its text is that of a newer version or damaged. Says why, and offers
 * what can be done; the text stays as it is.
 */
export function Unreadable({ unreadable }: { readonly unreadable: UnreadableDocument }) {
  const { stored, message, isUnreadable, workspace, shell, back } = unreadable;
  const { storage, journal } = workspace;
  const [trouble, setTrouble] = useState<string>();
  const readable = useReadable(unreadable);
  const recent = useRecent(unreadable);
  const act = (work: () => unknown) => () => {
    Promise.resolve()
      .then(work)
      .catch((error) => setTrouble(messageOf(error)));
  };
  const title = stored.title || 'Untitled';
  const save = () => download(new Blob([stored.text], { type: 'application/json' }), `${title}.graph.json`);
  return (
    <main className={styles.message}>
      <div role="alert">
        <h1>“{title}” cannot be opened</h1>
        <pre>{message}</pre>
        <p>Its text stays in this browser as it is.</p>
      </div>
      <div className={styles.choices}>
        {!isUnreadable && (
          <Choice isMain choose={() => location.reload()}>
            Try again
          </Choice>
        )}
        {readable && (
          <Choice
            isMain={isUnreadable}
            choose={act(async () => shell.openStored(await goBack(storage, journal, stored, readable)))}
          >
            Go back to {clock(readable.at)}
          </Choice>
        )}
        <Choice choose={act(save)}>Save its text</Choice>
        {back && <Choice choose={act(back)}>Back</Choice>}
        <Choice choose={act(shell.newDocument)}>New document</Choice>
      </div>
      {trouble !== undefined && <pre role="alert">{trouble}</pre>}
      {recent.length > 0 && (
        <>
          <h2>Open another one</h2>
          <ul className={styles.documents}>
            {recent.map((document) => (
              <li key={document.id}>
                <button type="button" onClick={act(() => shell.openStored(document))}>
                  <span>{document.title || 'Untitled'}</span>
                  <small>{age(document.savedAt)}</small>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}

interface ChoiceProps {
  readonly choose: () => void;
  readonly isMain?: boolean;
  readonly children: ReactNode;
}

const Choice = ({ choose, isMain, children }: ChoiceProps) => (
  <button type="button" className={isMain ? styles.main : ''} onClick={choose}>
    {children}
  </button>
);

/** The moment it can go back to, as soon as one has been found. */
function useReadable({ stored, workspace }: UnreadableDocument): Readable | undefined {
  const [readable, setReadable] = useState<Readable>();
  useEffect(() => {
    let isCurrent = true;
    setReadable(undefined);
    // A journal that cannot be read has no moments.
    lastReadable(workspace.journal, stored.id).then(
      (found) => isCurrent && setReadable(found),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [stored, workspace]);
  return readable;
}

function useRecent({ stored, workspace }: UnreadableDocument): readonly StoredDocument[] {
  const [recent, setRecent] = useState<readonly StoredDocument[]>([]);
  useEffect(() => {
    workspace.storage.list().then(
      (all) => setRecent(all.filter(({ id }) => id !== stored.id).slice(0, RECENT)),
      () => {},
    );
  }, [stored, workspace]);
  return recent;
}

const clock = (at: number) => new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
