import { diffDocuments, type GraphDocument, parseDocument } from '@shotgraph/engine';
import { useEffect, useState } from 'react';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import { changeInWords } from '../doc/change-words.ts';
import { byDay, type Moment, momentsOf, textAt } from '../doc/journal-moments.ts';
import { opsBetween } from '../doc/ops-between.ts';
import { Dialog, DialogButton } from './dialog.tsx';
import styles from './moments.module.css';

/** Changes listed in the preview. */
const MOST_CHANGES = 60;

/** What a moment would change, or why that cannot be told. */
type Preview = { readonly document: GraphDocument; readonly changes: readonly string[] } | { readonly message: string };

/** Earlier moments of the document: what was done, what going back would change, and the way back. */
export default function Moments() {
  const editor = useEditor();
  const { ui, doc } = editor;
  const moments = useMoments();
  const [chosen, setChosen] = useState<Moment>();
  const preview = usePreview(chosen);
  const close = () => ui.setState({ dialog: undefined });
  const restore = (moment: Moment, document: GraphDocument) => {
    if (!editor.editDocument(opsBetween(doc.toDocument(), document), { cause: 'restore' })) return;
    ui.toast({ tone: 'info', text: `Restored ${clock(moment.at)}: ${moment.words}. Undo takes it back.` });
    close();
  };
  const isSame = preview && 'changes' in preview && preview.changes.length === 0;
  return (
    <Dialog
      title="Restore an earlier moment"
      width={880}
      onClose={close}
      buttons={
        <>
          <DialogButton onClick={close}>Cancel</DialogButton>
          <DialogButton
            isMain
            isDisabled={!chosen || !preview || 'message' in preview || isSame === true}
            onClick={() => chosen && preview && 'document' in preview && restore(chosen, preview.document)}
          >
            Restore this moment
          </DialogButton>
        </>
      }
    >
      <div className={styles.columns}>
        <MomentList moments={moments} chosen={chosen} onChoose={setChosen} />
        <section className={styles.preview} aria-label="What restoring would change" aria-live="polite">
          <PreviewText chosen={chosen} preview={preview} />
        </section>
      </div>
    </Dialog>
  );
}

/** Every moment but the one that is now. */
function useMoments(): readonly Moment[] | string | undefined {
  const { id, live, workspace } = useEditor();
  const [moments, setMoments] = useState<readonly Moment[] | string>();
  useEffect(() => {
    const load = async () => {
      await live.flush();
      const [edits, snapshots] = await Promise.all([
        workspace.journal.editsAfter(id, -1),
        workspace.journal.snapshots(id),
      ]);
      const [now, ...earlier] = momentsOf(edits, snapshots);
      setMoments(now ? earlier : []);
    };
    load().catch((error) => setMoments(`The journal could not be read: ${messageOf(error)}`));
  }, [id, live, workspace]);
  return moments;
}

function usePreview(moment: Moment | undefined): Preview | undefined {
  const { id, doc, workspace } = useEditor();
  const [preview, setPreview] = useState<Preview>();
  useEffect(() => {
    setPreview(undefined);
    if (!moment) return;
    let isCurrent = true;
    const look = async (): Promise<Preview> => {
      const document = parseDocument(await textAt(workspace.journal, id, moment.seq));
      return { document, changes: diffDocuments(doc.toDocument(), document).map(changeInWords) };
    };
    look()
      .catch((error): Preview => ({ message: messageOf(error) }))
      .then((found) => isCurrent && setPreview(found));
    return () => {
      isCurrent = false;
    };
  }, [id, doc, workspace, moment]);
  return preview;
}

interface MomentListProps {
  readonly moments: readonly Moment[] | string | undefined;
  readonly chosen: Moment | undefined;
  readonly onChoose: (moment: Moment) => void;
}

function MomentList({ moments, chosen, onChoose }: MomentListProps) {
  if (moments === undefined || typeof moments === 'string' || moments.length === 0) {
    return (
      <div className={styles.preview}>
        <p className={`${styles.none} ${typeof moments === 'string' ? styles.bad : ''}`}>
          {moments === undefined
            ? 'Reading the journal…'
            : typeof moments === 'string'
              ? moments
              : 'Nothing earlier yet. Every edit from now on can be gone back to from here.'}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.days}>
      {byDay(moments).map((day) => (
        <section key={day.at} aria-label={dayInWords(day.at)}>
          <h3 className={styles.day}>{dayInWords(day.at)}</h3>
          <ul className={styles.list}>
            {day.moments.map((moment) => (
              <li key={moment.seq}>
                <button
                  type="button"
                  className={styles.moment}
                  aria-pressed={moment.seq === chosen?.seq}
                  onClick={() => onChoose(moment)}
                >
                  <span className={styles.words}>{moment.words}</span>
                  <time className={styles.time} dateTime={new Date(moment.at).toISOString()}>
                    {clock(moment.at)}
                  </time>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function PreviewText({
  chosen,
  preview,
}: {
  readonly chosen: Moment | undefined;
  readonly preview: Preview | undefined;
}) {
  if (!chosen) return <p className={styles.none}>Choose a moment to see what going back to it would change.</p>;
  if (!preview) return <p className={styles.none}>Comparing…</p>;
  if ('message' in preview) return <p className={`${styles.none} ${styles.bad}`}>{preview.message}</p>;
  const { changes } = preview;
  if (changes.length === 0) return <p className={styles.none}>The document is now as it was then.</p>;
  return (
    <>
      <h3>Going back changes {changes.length === 1 ? '1 thing' : `${changes.length} things`}</h3>
      <ul className={styles.changes}>
        {changes.slice(0, MOST_CHANGES).map((change, i) => (
          <li key={i}>{change}</li>
        ))}
        {changes.length > MOST_CHANGES && <li>and {changes.length - MOST_CHANGES} more</li>}
      </ul>
    </>
  );
}

const clock = (at: number) =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function dayInWords(at: number): string {
  const today = new Date().setHours(0, 0, 0, 0);
  if (at === today) return 'Today';
  const yesterday = new Date(today);
  yesterday.setDate(yesterday.getDate() - 1);
  if (at === yesterday.getTime()) return 'Yesterday';
  return new Date(at).toLocaleDateString([], { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
}
