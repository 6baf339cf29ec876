import { useEffect, useState } from 'react';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import { fileNameOf } from '../doc/file-access.ts';
import type { KeptResults } from '../engine/kept-results.ts';
import { gather, gatherResults, makePack, type Packing } from '../share/pack.ts';
import { saveBlob } from '../share/save-blob.ts';
import { Dialog, DialogButton } from './dialog.tsx';
import styles from './share.module.css';

/** The document as one file with its media: what goes in, what stays out, and the file. */
export default function Share() {
  const editor = useEditor();
  const { ui, doc } = editor;
  const [packing, setPacking] = useState<Packing | string>();
  const [kept, setKept] = useState<KeptResults>();
  const [withResults, setWithResults] = useState(false);
  const [isWorking, setWorking] = useState(false);
  useEffect(() => {
    gather(editor).then(setPacking, (error) => setPacking(messageOf(error)));
    gatherResults(editor).then(setKept, () => {});
  }, [editor]);
  const close = () => ui.setState({ dialog: undefined });
  const ready = typeof packing === 'object' ? packing : undefined;
  const save = async (packing: Packing) => {
    setWorking(true);
    try {
      const name = fileNameOf(doc.graph.header.title, 'shotgraph.zip');
      const saved = await saveBlob(await makePack(packing, withResults ? kept : undefined), name);
      if (!saved) return;
      ui.toast({ tone: 'info', text: saved === 'downloaded' ? `${name} was downloaded` : `Exported to ${saved}` });
      close();
    } catch (error) {
      ui.toast({ tone: 'error', text: `The export failed: ${messageOf(error)}` });
    } finally {
      setWorking(false);
    }
  };
  return (
    <Dialog
      title="Export with media"
      width={600}
      onClose={close}
      buttons={
        <>
          <DialogButton onClick={close}>Cancel</DialogButton>
          <DialogButton isMain isDisabled={!ready || isWorking} onClick={() => ready && void save(ready)}>
            {isWorking ? 'Exporting…' : 'Export'}
          </DialogButton>
        </>
      }
    >
      <p className={styles.lead}>
        One file that opens anywhere: drop it on an editor, or unpack it for the command line.
      </p>
      {packing === undefined && <p className={styles.lead}>Looking for the media…</p>}
      {typeof packing === 'string' && (
        <p className={styles.bad} role="alert">
          {packing}
        </p>
      )}
      {ready && <Content packing={ready} />}
      {ready && <ResultsOption kept={kept} isChosen={withResults} onChoose={setWithResults} />}
    </Dialog>
  );
}

function Content({ packing: { files, missing, stripped } }: { readonly packing: Packing }) {
  return (
    <>
      <section className={styles.section}>
        <h3>In the file</h3>
        <ul className={styles.list} aria-label="In the file">
          <li>
            <span className={styles.name}>graph.json</span>
            <span className={styles.fact}>the document</span>
          </li>
          {files.map(({ path, bytes }) => (
            <li key={path}>
              <span className={styles.name}>{path}</span>
              <span className={styles.fact}>{megabytes(bytes.size)}</span>
            </li>
          ))}
        </ul>
      </section>
      {missing.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.warn}>Missing: the graph names them, and they are not here</h3>
          <ul className={styles.list} aria-label="Missing">
            {missing.map((path) => (
              <li key={path}>
                <span className={styles.name}>{path}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {stripped.length > 0 && (
        <section className={styles.section}>
          <h3>Taken out, because it is private</h3>
          <ul className={styles.list} aria-label="Taken out">
            {stripped.map(({ place, what, was }, i) => (
              <li key={i}>
                <span className={styles.name}>
                  {what} in {place}
                </span>
                <span className={styles.fact}>{was}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface ResultsOptionProps {
  readonly kept: KeptResults | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function ResultsOption({ kept, isChosen, onChoose }: ResultsOptionProps) {
  const bytes = kept?.assets.reduce((sum, asset) => sum + asset.bytes.size, 0) ?? 0;
  const count = kept?.results.length ?? 0;
  return (
    <label className={styles.option}>
      <input
        type="checkbox"
        checked={isChosen}
        disabled={count === 0}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <span>
        With results
        <small>
          {kept === undefined
            ? 'Looking for results…'
            : count === 0
              ? 'There are none yet for the document as it is now.'
              : `${count} ${count === 1 ? 'result' : 'results'}, ${megabytes(bytes)}: whoever opens it need not run it again.`}
        </small>
      </span>
    </label>
  );
}

const megabytes = (bytes: number) =>
  bytes < 1e5 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
