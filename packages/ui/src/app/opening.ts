import { FORMAT_VERSION, formatDocument, GraphError, parseDocument } from '@shotgraph/engine';
import type { ComponentType } from 'react';
import type { PickedFile } from '../doc/file-access.ts';
import { type OpenedDocument, openDocument } from '../doc/open-document.ts';
import type { StoredDocument } from '../doc/storage.ts';
import type { ServerAddress } from '../engine/editor-engine.ts';
import { viewInAddress } from '../form/view-address.ts';
import { isTouring, readTour, writeTour } from '../tour/memory.ts';
import { browserMemory, safeMemory } from './browser-memory.ts';
import { type Editor, messageOf, openEditor } from './editor.ts';
import { exampleBase, loadExample } from './examples.ts';
import type { Shell } from './shell.ts';
import { toggleTheme } from './theme.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** Which document the window shows. */
export type OpeningState =
  | { readonly status: 'starting' }
  | { readonly status: 'open'; readonly editor: Editor }
  | {
      readonly status: 'unreadable';
      readonly unreadable: UnreadableDocument;
      /** What says so: loaded when it is needed. */
      readonly Screen: ComponentType<{ readonly unreadable: UnreadableDocument }>;
    }
  | { readonly status: 'failed'; readonly message: string };

/** A document of this browser that cannot be opened. */
export interface UnreadableDocument {
  readonly stored: StoredDocument;
  readonly message: string;
  /** Whether its text is what is wrong; else something else went wrong, and may not the next time. */
  readonly isUnreadable: boolean;
  readonly workspace: Workspace;
  readonly shell: Shell;
  /** Shows the document again that was open before. */
  readonly back?: () => void;
}

/** The window's document, from start to start of another. */
export interface Opening {
  readonly state: OpeningState;
  subscribe(listener: () => void): () => void;
}

/** Name under which this window remembers its document, over a reload. */
const LAST = 'shotgraph-document';
/** What this window remembers, over a reload. */
const windowMemory = safeMemory(() => sessionStorage);
/** Shown to whoever comes for the first time. */
const FIRST_EXAMPLE = 'first-film';

/**
 * Starts the engine, then opens what the address asks for, the document this browser had open last, or the first example.
 *
 * @param server - where things are bought
 */
export function startOpening(server: ServerAddress | undefined): Opening {
  let state: OpeningState = { status: 'starting' };
  const listeners = new Set<() => void>();
  const show = (next: OpeningState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  void start(server, show, () => state).catch((error) => {
    // Whoever looks into it needs to know where it came from.
    console.error(error);
    show({ status: 'failed', message: messageOf(error) });
  });
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function start(
  server: ServerAddress | undefined,
  show: (state: OpeningState) => void,
  shown: () => OpeningState,
): Promise<void> {
  const workspace = await openWorkspace(server);
  const shell = createShell(workspace, show, shown);
  const asked = new URLSearchParams(location.search).get('example');
  // This window's own first: another one may have opened another document since.
  const lastId = windowMemory.getItem(LAST) ?? browserMemory.getItem(LAST);
  // Where one was kept, another must not stand in its place because it cannot be read for the moment.
  const last = lastId === null ? undefined : await workspace.storage.find(lastId).catch(refuseToStart);
  if (asked !== null) {
    // Once: a reload afterwards brings back what was made of it.
    const address = new URL(location.href);
    address.searchParams.delete('example');
    history.replaceState(null, '', address);
    await shell.openExample(asked);
  } else if (last) await shell.openStored(last);
  else if (workspace.examples.some(({ name }) => name === FIRST_EXAMPLE))
    await (readTour() ? shell.openExample(FIRST_EXAMPLE) : shell.openTour());
  else await shell.newDocument();
}

function refuseToStart(error: unknown): never {
  throw new Error(
    `The documents of this browser cannot be read at the moment (${messageOf(error)}). They are still there: try again, or start the browser anew.`,
  );
}

function createShell(workspace: Workspace, show: (state: OpeningState) => void, shown: () => OpeningState): Shell {
  /** The document that this window holds; it may be out of sight, behind one that cannot be opened. */
  let held: Editor | undefined;
  const current = () => {
    const state = shown();
    return state.status === 'open' ? state.editor : undefined;
  };
  const open = async (stored: StoredDocument, file?: FileSystemFileHandle) => {
    // Read before the old document is let go: a text that is no document leaves everything as it was.
    const document = parseDocument(stored.text);
    const before = held;
    // A document that is opened anew is this window's own: it must have been let go of.
    if (before?.id === stored.id) {
      held = undefined;
      await before.close();
    }
    const opened = await openDocument(workspace.storage, workspace.journal, stored, document);
    const editor = await openWithin(opened, file);
    held = editor;
    if (before?.id !== stored.id) await before?.close();
    show({ status: 'open', editor });
    void followFile(editor);
    if (opened.recovered > 0 && opened.lock.isHeld)
      editor.ui.toast({ tone: 'info', text: recoveredInWords(opened.recovered) });
  };
  /** Makes its editor; the document before stays open until it is there. */
  const openWithin = async (opened: OpenedDocument, file: FileSystemFileHandle | undefined) => {
    try {
      const editor = await openEditor(workspace, shell, opened);
      editor.file = file && (await import('../doc/linked-file.ts')).linkFile(file, opened.stored.text);
      editor.ui.setState({ view: viewInAddress(), tour: isTouring(editor.id) });
      // Whatever keeps it from being written down is told by the note that says where it is saved.
      if (opened.lock.isHeld) await keep(workspace, opened).catch(editor.live.save);
      for (const memory of [browserMemory, windowMemory]) memory.setItem(LAST, editor.id);
      return editor;
    } catch (error) {
      opened.lock.release();
      throw error;
    }
  };
  let last: Promise<void> = Promise.resolve();
  /** One after the other: each lets go of the document that the one before has opened. */
  const tell = (work: () => Promise<void>) => {
    const go = async () => {
      const editor = current();
      if (!editor || (await mayLeave(editor))) await work();
    };
    const told = last.then(go).catch((error) => {
      const editor = current();
      if (!editor) throw error;
      // One that has been let go of takes no more edits: there is nothing to go back to.
      if (editor === held) editor.ui.toast({ tone: 'error', text: messageOf(error) });
      else show({ status: 'failed', message: messageOf(error) });
    });
    last = told.catch(() => {});
    return told;
  };
  const stored = (text: string, base?: string): StoredDocument => ({
    id: crypto.randomUUID(),
    title: '',
    text,
    savedAt: Date.now(),
    ...(base !== undefined && { base }),
  });
  const shell: Shell = {
    newDocument: () => tell(() => open(stored(formatDocument({ shotgraph: FORMAT_VERSION, nodes: {} })))),
    openStored: (document) =>
      tell(async () => {
        try {
          await open(document);
        } catch (error) {
          const isUnreadable = error instanceof GraphError;
          // There is a window to tell it in, and it goes on.
          if (!isUnreadable && shown().status === 'open') throw error;
          if (!isUnreadable) console.error(error);
          const { Unreadable } = await import('./unreadable.tsx');
          const editor = held?.id === document.id ? undefined : held;
          const unreadable: UnreadableDocument = {
            ...{ stored: document, message: messageOf(error), isUnreadable, workspace, shell },
            ...(editor && { back: () => show({ status: 'open', editor }) }),
          };
          show({ status: 'unreadable', unreadable, Screen: Unreadable });
        }
      }),
    openExample: (name) =>
      tell(async () => {
        const [text, kept] = await Promise.all([loadExample(name), workspace.storage.list().catch(() => [])]);
        const base = exampleBase(name);
        // An untouched copy from an earlier visit has its results with it.
        await open(kept.find((document) => document.base === base && document.text === text) ?? stored(text, base));
      }),
    openTour: () =>
      tell(async () => {
        const document = stored(await loadExample(FIRST_EXAMPLE), exampleBase(FIRST_EXAMPLE));
        writeTour({ document: document.id, step: 0, state: 'open' });
        await open(document);
      }),
    openFile: ({ file, handle }: PickedFile) =>
      tell(async () => {
        if (/\.json$/i.test(file.name)) return open(stored(await file.text()), handle);
        const { openShared } = await import('../share/open-shared.ts');
        const take = async () => {
          const { document, note } = await openShared(workspace, file, stored);
          await open(document);
          return note;
        };
        const note = await (current()?.ui.during(`Opening ${file.name}…`, take) ?? take());
        if (note !== undefined) current()?.ui.toast({ tone: 'info', text: note });
      }),
    openWithFiles: (text, files, base) =>
      tell(async () => {
        const document = stored(text, base);
        parseDocument(text);
        for (const { path, bytes } of files) await workspace.engine.remote.putFile(document.id, path, bytes);
        await open(document);
      }),
    toast: (toast) => held?.ui.toast(toast),
    toggleTheme,
  };
  return shell;
}

/** Asks whether a run that would end with its document may. */
async function mayLeave({ run, ui, doc }: Editor): Promise<boolean> {
  if (run.run.status !== 'running' || ui.getState().runsOn === 'server') return true;
  const { title = '' } = doc.graph.header;
  const leaves = await new Promise<boolean | undefined>((answer) =>
    ui.setState({ dialog: { kind: 'leave-run', title, answer } }),
  );
  ui.setState({ dialog: undefined });
  return leaves === true;
}

/** Remembers the file that a document came from, or finds the one it had at an earlier visit. */
async function followFile(editor: Editor): Promise<void> {
  try {
    const { recallAfterFollowing, recallFile, rememberFile } = await import('../doc/remember-file.ts');
    recallAfterFollowing(editor);
    await (editor.file ? rememberFile(editor) : recallFile(editor));
  } catch (error) {
    editor.ui.toast({ tone: 'error', text: `The file of this document could not be found again: ${messageOf(error)}` });
  }
}

/** Writes a document down as it was opened, so that it is among those this browser keeps. */
async function keep({ storage }: Workspace, { stored, document, seq }: OpenedDocument): Promise<void> {
  const { title = '' } = document;
  await storage.put({ ...stored, title, edits: seq });
}

const recoveredInWords = (count: number) =>
  count === 1
    ? 'The last edit, made right before the window ended, was brought back'
    : `The last ${count} edits, made right before the window ended, were brought back`;
