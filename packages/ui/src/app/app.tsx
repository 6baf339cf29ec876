import { formatDocument } from '@shotgraph/engine';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { startKeys } from '../commands/keys.ts';
import { Canvas } from '../flow/canvas.tsx';
import { Dock } from '../panels/dock.tsx';
import { EmptyState } from '../panels/empty-state.tsx';
import { Palette } from '../panels/palette.tsx';
import { Shortcuts } from '../panels/shortcuts.tsx';
import { Theatre } from '../panels/theatre.tsx';
import { Toasts } from '../panels/toasts.tsx';
import { TopBar } from '../panels/top-bar.tsx';
import styles from './app.module.css';
import type { Editor } from './editor.ts';
import { EditorContext } from './editor-context.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { Opening } from './opening.ts';

/** The window: the open document, or what it is waiting for. */
export function App({ opening }: { readonly opening: Opening }) {
  const [state, setState] = useState(opening.state);
  useEffect(() => opening.subscribe(() => setState(opening.state)), [opening]);
  if (state.status === 'open') return <EditorWindow key={state.editor.id} editor={state.editor} />;
  if (state.status === 'failed') {
    return (
      <main className={styles.message} role="alert">
        <h1>The editor could not start</h1>
        <pre>{state.message}</pre>
        <div className={styles.choices}>
          <button type="button" onClick={() => location.reload()}>
            Try again
          </button>
        </div>
      </main>
    );
  }
  return (
    <main className={styles.loading} aria-busy="true">
      <span className={styles.pulse} />
      Starting the engine…
    </main>
  );
}

function EditorWindow({ editor }: { readonly editor: Editor }) {
  useEffect(() => startKeys(editor), [editor]);
  return (
    <ErrorBoundary documentText={() => formatDocument(editor.doc.toDocument())}>
      <EditorContext value={editor}>
        <div className={styles.window}>
          <TopBar />
          <div className={styles.work}>
            <main className={styles.stage} aria-label="Graph">
              <ReactFlowProvider>
                <Canvas onDocumentFile={(file) => void editor.shell.openFile({ file })} />
              </ReactFlowProvider>
              <EmptyState />
            </main>
            <Dock />
          </div>
        </div>
        <Palette />
        <Theatre />
        <Shortcuts />
        <Toasts />
      </EditorContext>
    </ErrorBoundary>
  );
}
