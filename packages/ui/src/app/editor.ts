import { describeIssue, GraphError, type InputPlace, type Op, parseDocument } from '@shotgraph/engine';
import { openRemoteSession, type RemoteSession } from '@shotgraph/engine/worker';
import { startAutosave } from '../doc/autosave.ts';
import { createDocStore, type DocStore, type EditOptions } from '../doc/doc-store.ts';
import type { StoredDocument } from '../doc/storage.ts';
import type { Catalogue } from '../engine/catalogue.ts';
import type { CanvasActions } from '../flow/adapter.ts';
import type { Place } from '../flow/layout.ts';
import { type BlobUrls, createBlobUrls } from '../media/blob-urls.ts';
import { createRunControl, type RunControl } from '../run/run-control.ts';
import { createRunStore, type RunStore } from '../run/run-store.ts';
import type { Shell } from './shell.ts';
import { createUiStore, type UiStore } from './ui-store.ts';
import type { Workspace } from './workspace.ts';

/** One open document with everything that belongs to it. */
export interface Editor {
  readonly id: string;
  readonly workspace: Workspace;
  readonly shell: Shell;
  readonly catalogue: Catalogue;
  readonly doc: DocStore;
  readonly ui: UiStore;
  readonly run: RunStore;
  readonly control: RunControl;
  readonly session: RemoteSession;
  readonly media: BlobUrls;
  /** Places of cards the document gives none, until somebody moves one. */
  readonly places: Map<string, Place>;
  /** The file it was opened from or saved to. */
  file: FileSystemFileHandle | undefined;
  /** Set while the canvas is on the page. */
  canvas: CanvasActions | undefined;
  /** Applies ops; what cannot be applied is told, not thrown. */
  edit(ops: readonly Op[], options?: EditOptions): boolean;
  setInput(place: InputPlace, value: Extract<Op, { op: 'set-input' }>['value'], mark?: string): void;
  /** Writes what is unsaved and lets go of the engine's session. */
  close(): Promise<void>;
}

/**
 * Opens a stored document.
 *
 * @throws GraphError when its text is no graph document
 */
export async function openEditor(workspace: Workspace, shell: Shell, stored: StoredDocument): Promise<Editor> {
  const { engine, storage } = workspace;
  const doc = createDocStore(parseDocument(stored.text));
  const ui = createUiStore();
  const run = createRunStore();
  await engine.remote.mount(stored.id, stored.base ?? '');
  const session = await openRemoteSession(engine.remote as never, doc.toDocument, { name: stored.id });
  const control = createRunControl({
    doc,
    store: run,
    catalogue: engine.catalogue,
    session,
    onIssues: ui.setIssues,
    onFailure: (text) => ui.toast({ tone: 'error', text }),
  });
  const identity = { id: stored.id, ...(stored.base !== undefined && { base: stored.base }) };
  const autosave = startAutosave(doc, storage, identity, (save) => ui.setState({ save }));
  control.refresh();

  const edit: Editor['edit'] = (ops, options) => {
    try {
      doc.apply(ops, options);
      return true;
    } catch (error) {
      ui.toast({ tone: 'error', text: messageOf(error) });
      return false;
    }
  };
  return {
    id: stored.id,
    workspace,
    shell,
    catalogue: engine.catalogue,
    doc,
    ui,
    run,
    control,
    session,
    media: createBlobUrls((hash) => session.asset(hash)),
    places: new Map(),
    file: undefined,
    canvas: undefined,
    edit,
    setInput: (place, value, mark) =>
      void edit(
        [{ op: 'set-input', ...place, ...(value !== undefined && { value }) }],
        mark === undefined ? {} : { mark },
      ),
    async close() {
      await autosave.flush();
      autosave.stop();
      control.stop();
    },
  };
}

/** A message for people from whatever was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof GraphError) return error.issues.slice(0, 3).map(describeIssue).join('\n');
  return error instanceof Error ? error.message : String(error);
}
