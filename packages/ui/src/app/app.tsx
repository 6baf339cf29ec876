import { formatDocument } from '@shotgraph/engine';
import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { startKeys } from '../commands/keys.ts';
import { type Here, hereOf } from '../doc/here.ts';
import { Canvas } from '../flow/canvas.tsx';
import { Dialogs } from '../panels/dialogs.tsx';
import { Dock } from '../panels/dock.tsx';
import { ReplayBar, Replayed } from '../panels/run-log-replay.tsx';
import { Toasts } from '../panels/toasts.tsx';
import { TopBar } from '../panels/top-bar.tsx';
import styles from './app.module.css';
import type { Editor } from './editor.ts';
import { EditorContext, HereContext, useEditor, useStructure, useUi } from './editor-context.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { watchStyles } from './load-part.ts';
import { MissingParts } from './not-loaded.tsx';
import type { Opening } from './opening.ts';
import { overlay, part, prepareOverlays, readyOverlay } from './overlay.tsx';
import { nameWindow } from './window-title.ts';

const AppView = part(async () => (await import('../form/app-view.tsx')).default, {
  name: 'App',
  fallback: <div className={styles.work} aria-busy="true" />,
  hasPlace: true,
});
const EmptyState = part(async () => (await import('../panels/empty-state.tsx')).EmptyState, { name: 'Start a film' });
const Outline = overlay({
  name: 'Outline',
  isOpen: ({ showsOutline }) => showsOutline,
  closed: { showsOutline: false },
  load: async () => (await import('../outline/outline-panel.tsx')).default,
});
const Timeline = overlay({
  name: 'Timeline',
  isOpen: ({ showsTimeline }) => showsTimeline,
  closed: { showsTimeline: false },
  load: async () => (await import('../panels/timeline-panel.tsx')).default,
});
const Theatre = overlay({
  name: 'The result, large',
  isOpen: ({ theatre }) => theatre !== undefined,
  closed: { theatre: undefined },
  load: async () => (await import('../panels/theatre.tsx')).Theatre,
});
const Shortcuts = overlay({
  name: 'Keyboard shortcuts',
  isOpen: ({ showsShortcuts }) => showsShortcuts,
  closed: { showsShortcuts: false },
  load: async () => (await import('../panels/shortcuts.tsx')).Shortcuts,
});
const Tour = overlay({
  name: 'Tour',
  isOpen: ({ tour }) => tour,
  closed: { tour: false },
  load: async () => (await import('../tour/guide.tsx')).Guide,
});
const Consent = part(async () => (await import('../panels/consent.tsx')).Consent, {
  name: 'What this run pays for',
  // Nothing is bought without an answer, and this is none.
  close: ({ ui }) => ui.getState().asking?.answer(undefined),
});
const ArrangeBar = overlay({
  name: 'Arrange',
  isOpen: ({ selectedNodes }) => selectedNodes.size > 1,
  load: async () => (await import('../arrange/arrange-bar.tsx')).ArrangeBar,
});
const FollowBanner = overlay({
  name: 'Open in another window',
  isOpen: ({ isFollowing }) => isFollowing,
  load: async () => (await import('../panels/follow-banner.tsx')).FollowBanner,
});
const CardMenu = overlay({
  name: 'Menu of the card',
  isOpen: ({ menu }) => menu !== undefined,
  closed: { menu: undefined },
  load: async () => (await import('../panels/card-menu.tsx')).CardMenu,
});
const Palette = readyOverlay({
  name: 'Nodes and commands',
  isOpen: ({ palette }) => palette !== undefined,
  closed: { palette: undefined },
  load: async () => (await import('../panels/palette.tsx')).Palette,
});
/** Loaded beforehand: a server that has gone gives no more of the editor. */
const ServerBanner = readyOverlay({
  name: 'The server',
  isOpen: ({ runsOn, server }) => runsOn === 'server' && server !== 'here',
  load: async () => (await import('../panels/server-banner.tsx')).ServerBanner,
});
const Crumbs = readyOverlay({
  name: 'Way to this subgraph',
  isOpen: ({ levels }) => levels.length > 0,
  closed: { levels: [] },
  load: async () => (await import('../panels/crumbs.tsx')).Crumbs,
});
const FindBar = readyOverlay({
  name: 'Find in the graph',
  isOpen: ({ showsFind }) => showsFind,
  closed: { showsFind: false },
  load: async () => (await import('../find/find-bar.tsx')).FindBar,
});

/** The window: the open document, or what it is waiting for. */
export function App({ opening }: { readonly opening: Opening }) {
  const [state, setState] = useState(opening.state);
  useEffect(() => opening.subscribe(() => setState(opening.state)), [opening]);
  if (state.status === 'open') return <EditorWindow key={state.editor.id} editor={state.editor} />;
  if (state.status === 'unreadable') return <state.Screen unreadable={state.unreadable} />;
  if (state.status === 'failed') {
    return (
      <main className={styles.message}>
        <div role="alert">
          <h1>The editor could not start</h1>
          <pre>{state.message}</pre>
        </div>
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
  useEffect(() => nameWindow(editor), [editor]);
  // A server that documents run on may end at any time: what of the editor it has not given until then, it gives no more.
  useEffect(() => prepareOverlays(editor.workspace.engine.server.state !== 'none'), [editor]);
  useEffect(watchStyles, []);
  const here = useHereOf(editor);
  return (
    <ErrorBoundary documentText={() => formatDocument(editor.doc.toDocument())}>
      <EditorContext value={editor}>
        <div className={styles.window}>
          <TopBar />
          <FollowBanner />
          <ServerBanner />
          <Views>
            <div className={styles.work}>
              <HereContext value={here}>
                <Outline />
              </HereContext>
              <main className={styles.stage} aria-label="Graph">
                <HereContext value={here}>
                  <Replayed>
                    <ReactFlowProvider key={here.cards + (here.subgraph ?? '')}>
                      <Canvas onDocumentFile={(file) => void editor.shell.openFile({ file })} />
                    </ReactFlowProvider>
                  </Replayed>
                  <Crumbs />
                  <ArrangeBar />
                  <FindBar />
                </HereContext>
                <WhileEmpty />
                <ReplayBar />
              </main>
              <HereContext value={here}>
                <Dock />
              </HereContext>
            </div>
            <HereContext value={here}>
              <Timeline />
            </HereContext>
          </Views>
        </div>
        <Tour />
        <Palette />
        <CardMenu />
        <Replayed>
          <Theatre />
        </Replayed>
        <Shortcuts />
        <Dialogs />
        <WhileAsked />
        <Toasts />
        <MissingParts />
      </EditorContext>
    </ErrorBoundary>
  );
}

/** What a run would pay for, while a person is asked. */
const WhileAsked = () => (useUi(({ asking }) => asking !== undefined) ? <Consent /> : null);

/** What an empty canvas says. */
function WhileEmpty() {
  useStructure();
  const { nodes, header } = useEditor().doc.graph;
  if (nodes.size > 0 || Object.keys(header.inputs ?? {}).length > 0) return null;
  return <EmptyState />;
}

/** The graph with what stands around it, or a form of its inputs with its outputs. */
function Views({ children }: { readonly children: ReactNode }) {
  const isApp = useUi((state) => state.view === 'app');
  if (!isApp) return children;
  return <AppView />;
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
