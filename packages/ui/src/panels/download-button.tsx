import type { GraphDocument } from '@shotgraph/engine';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { browserMemory } from '../app/browser-memory.ts';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import styles from './download-button.module.css';

interface DownloadButtonProps {
  readonly hash: string;
  /** Becomes the name of the file. */
  readonly title: string;
  /** Kinds that can hold the graph are offered to. */
  readonly kind: 'image' | 'video' | 'audio';
  /** Finds the document it was made by; that in view when it is left out. */
  readonly findDocument?: () => Promise<GraphDocument>;
  /** Look of the button. */
  readonly className?: string | undefined;
}

/** Name under which this browser remembers the choice. */
const WITHOUT = 'shotgraph-download-without-graph';

/** Downloads a result. A picture or clip holds the graph it was made by, unless that is switched off. */
export function DownloadButton({ hash, title, kind, findDocument, className }: DownloadButtonProps) {
  const editor = useEditor();
  const [withGraph, setWithGraph] = useState(() => browserMemory.getItem(WITHOUT) === null);
  const save = async () => {
    const { downloadResult } = await import('../share/download-result.ts');
    const isHolding = withGraph && kind !== 'audio';
    const document = isHolding ? await (findDocument?.() ?? editor.doc.toDocument()) : undefined;
    const note = await downloadResult(editor, { hash, title, document });
    if (note !== undefined) editor.ui.toast({ tone: 'info', text: note });
  };
  const choose = (next: boolean) => {
    setWithGraph(next);
    if (next) browserMemory.removeItem(WITHOUT);
    else browserMemory.setItem(WITHOUT, '1');
  };
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={() =>
          void save().catch((error) =>
            editor.ui.toast({ tone: 'error', text: `The download failed: ${messageOf(error)}` }),
          )
        }
      >
        <Download size={13} aria-hidden="true" /> Download
      </button>
      {kind !== 'audio' && (
        <label
          className={styles.option}
          title="Dropped on an editor, the file opens the graph it was made by. Paths and keys are left out."
        >
          <input type="checkbox" checked={withGraph} onChange={(event) => choose(event.target.checked)} />
          Contains the graph
        </label>
      )}
    </>
  );
}
