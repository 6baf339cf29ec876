import { formatDocument } from '@shotgraph/engine';
import { ReactFlowProvider } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { startKeys } from '../commands/keys.ts';
import { type Here, hereOf } from '../doc/here.ts';
import { Canvas } from '../flow/canvas.tsx';
import { CardMenu } from '../panels/card-menu.tsx';
import { Consent } from '../panels/consent.tsx';
import { Crumbs } from '../panels/crumbs.tsx';
import { Dock } from '../panels/dock.tsx';
import { EmptyState } from '../panels/empty-state.tsx';
import { Palette } from '../panels/palette.tsx';
import { Shortcuts } from '../panels/shortcuts.tsx';
import { Theatre } from '../panels/theatre.tsx';
import { Toasts } from '../panels/toasts.tsx';
import { TopBar } from '../panels/top-bar.tsx';
import styles from './app.module.css';
import type { Editor } from './editor.ts';
import { EditorContext, HereContext } from './editor-context.tsx';
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
  const here = useHereOf(editor);
  return (
    <ErrorBoundary documentText={() => formatDocument(editor.doc.toDocument())}>
      <EditorContext value={editor}>
        <div className={styles.window}>
          <TopBar />
          <div className={styles.work}>
            <main className={styles.stage} aria-label="Graph">
              <HereContext value={here}>
                <ReactFlowProvider key={here.cards + (here.subgraph ?? '')}>
                  <Canvas onDocumentFile={(file) => void editor.shell.openFile({ file })} />
                </ReactFlowProvider>
                <Crumbs />
              </HereContext>
              <EmptyState />
            </main>
            <HereContext value={here}>
              <Dock />
            </HereContext>
          </div>
        </div>
        <Palette />
        <CardMenu />
        <Theatre />
        <Shortcuts />
        <Consent />
        <Toasts />
      </EditorContext>
    </ErrorBoundary>
  );
}

/** The graph in view; the same object while it stays the same one, so that only what is about another graph is drawn again. */
function useHereOf({ doc, ui }: Editor): Here {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [ui.subscribe(listener), doc.subscribe('types', listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [doc, ui],
  );
  const text = useSyncExternalStore(subscribe, () => JSON.stringify(hereOf(doc.graph, ui.getState().levels)));
  return useMemo(() => JSON.parse(text) as Here, [text]);
}
