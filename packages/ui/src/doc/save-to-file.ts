import { formatDocument, parseDocument } from '@shotgraph/engine';
import { type Editor, messageOf } from '../app/editor.ts';
import type { FileChoice } from '../panels/dialog-state.ts';
import { fileNameOf, saveText } from './file-access.ts';
import { type LinkedFile, linkFile } from './linked-file.ts';
import { opsBetween } from './ops-between.ts';

/** Quiet time after an edit before the file is written by itself, ms. */
const QUIET_MS = 1500;

/** Writes the document to its file, or to one the user names. What somebody else wrote to it is not overwritten without asking. */
export async function saveToFile(editor: Editor, asNew: boolean): Promise<void> {
  const { file, doc, ui } = editor;
  if (file && !asNew) {
    if (!(await allow(editor, file))) return;
    if (await file.isChanged()) return solve(editor, file, await ask(editor, file.name));
    await file.write(formatDocument(doc.toDocument()));
    await remember(editor);
    ui.toast({ tone: 'info', text: `Saved to ${file.name}` });
    return;
  }
  const text = formatDocument(doc.toDocument());
  const name = fileNameOf(doc.graph.header.title, 'graph.json');
  const handle = await saveText(text, name, undefined);
  if (handle === undefined) return;
  editor.file = handle ? linkFile(handle, text) : undefined;
  ui.setState({ savesFile: false, lockedFile: undefined });
  await remember(editor);
  ui.toast({ tone: 'info', text: handle ? `Saved to ${handle.name}` : `${name} was downloaded` });
}

/** Keeps the file of the document saved after every edit, or stops doing so. Asks for permission. */
export async function toggleFileSaving(editor: Editor): Promise<void> {
  const { file, ui } = editor;
  if (!file) return;
  if (ui.getState().savesFile) {
    await stop(editor);
    ui.toast({ tone: 'info', text: `${file.name} is no longer saved by itself` });
    return;
  }
  if (!(await allow(editor, file))) return;
  ui.setState({ savesFile: true });
  ui.toast({ tone: 'info', text: `${file.name} is saved after every edit from now on` });
  await keepFileSaved(editor);
}

/** Writes the file now, where it lacks something, and after every edit. */
export async function keepFileSaved(editor: Editor): Promise<void> {
  followEdits(editor);
  if (!editor.ui.getState().isFollowing) await write(editor);
}

/** Asks the browser for the file, where that is needed. @returns whether it may be written */
async function allow({ ui }: Editor, file: LinkedFile): Promise<boolean> {
  const isAllowed = await file.mayWrite(true);
  if (isAllowed) ui.setState({ lockedFile: undefined });
  else ui.toast({ tone: 'error', text: `The browser may not write to ${file.name}; allow it when it asks` });
  return isAllowed;
}

async function stop(editor: Editor): Promise<void> {
  editor.ui.setState({ savesFile: false });
  await remember(editor);
}

const remember = async (editor: Editor): Promise<void> => (await import('./remember-file.ts')).rememberFile(editor);

/** Documents whose edits are followed already. */
const followed = new WeakSet<Editor>();

/** Writes the file after edits for as long as that is wanted. */
function followEdits(editor: Editor): void {
  if (followed.has(editor)) return;
  followed.add(editor);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unfollow = editor.doc.onEdit(() => {
    const { savesFile, isFollowing } = editor.ui.getState();
    clearTimeout(timer);
    if (!savesFile) {
      unfollow();
      followed.delete(editor);
    } else if (!isFollowing) timer = setTimeout(() => void write(editor), QUIET_MS);
  });
}

async function write(editor: Editor): Promise<void> {
  const { file, doc, ui } = editor;
  const { savesFile, isFollowing } = ui.getState();
  // Whoever edits the document by now writes it.
  if (!file || !savesFile || isFollowing) return;
  try {
    // It is written once the browser has been asked for it again.
    if (!(await file.mayWrite(false))) return ui.setState({ lockedFile: file.name });
    if (await file.isChanged()) {
      await stop(editor);
      await solve(editor, file, await ask(editor, file.name));
      return;
    }
    const text = formatDocument(doc.toDocument());
    if (await file.holds(text)) return;
    await file.write(text);
    await remember(editor);
  } catch (error) {
    await stop(editor);
    ui.toast({ tone: 'error', text: `${file.name} is no longer saved by itself: ${messageOf(error)}` });
  }
}

async function solve(editor: Editor, file: LinkedFile, choice: FileChoice | undefined): Promise<void> {
  const { doc, ui } = editor;
  if (choice === 'save-as') return saveToFile(editor, true);
  if (choice === 'overwrite') {
    await file.write(formatDocument(doc.toDocument()));
    ui.toast({ tone: 'info', text: `Saved to ${file.name}` });
    await remember(editor);
  }
  if (choice === 'load') {
    // As one edit: what was here is an undo away.
    const text = await file.read();
    if (!editor.editDocument(opsBetween(doc.toDocument(), parseDocument(text)))) return;
    file.accept(text);
    await remember(editor);
    ui.toast({ tone: 'info', text: `Loaded ${file.name}. Undo takes it back.` });
  }
}

function ask({ ui }: Editor, name: string): Promise<FileChoice | undefined> {
  return new Promise((resolve) => {
    const answer = (choice: FileChoice | undefined) => {
      ui.setState({ dialog: undefined });
      resolve(choice);
    };
    ui.setState({ dialog: { kind: 'file-changed', name, answer } });
  });
}
