import type { Editor } from '../app/editor.ts';
import { type FileLink, openFileLinks } from './file-links.ts';
import { linkFile } from './linked-file.ts';
import { keepFileSaved } from './save-to-file.ts';

const links = openFileLinks();

/** Remembers which file the document belongs to, and whether it is kept saved. What cannot be remembered is only gone after a reload. */
export async function rememberFile({ id, file, ui }: Editor): Promise<void> {
  try {
    if (!file) return await links.remove(id);
    const known = await file.known();
    const keepsSaved = ui.getState().savesFile;
    await links.put({ document: id, handle: file.handle, keepsSaved, ...(known !== undefined && { known }) });
  } catch {
    // A private window keeps nothing: the file is linked for as long as it is open.
  }
}

/** Forgets which file a document belonged to; the file stays where it is. */
export const forgetFile = (document: string): Promise<void> => links.remove(document);

/** Links the document to the file it belonged to at an earlier visit. Where the browser wants to be asked first, a note offers that. */
export async function recallFile(editor: Editor): Promise<void> {
  const link = await links.find(editor.id).catch(() => undefined);
  if (link && !editor.file) await follow(editor, link);
}

/** What another window did with the file while it had the document is known, once this one has it. */
export function recallAfterFollowing(editor: Editor): void {
  editor.ui.subscribe((now, before) => {
    if (now.isFollowing || !before.isFollowing) return;
    links.find(editor.id).then(
      (link) => link && follow(editor, link),
      // As it was known before.
      () => {},
    );
  });
}

async function follow(editor: Editor, link: FileLink): Promise<void> {
  const { handle, known, keepsSaved } = link;
  editor.file = linkFile(handle, known === undefined ? undefined : { digest: known });
  editor.ui.setState({ savesFile: keepsSaved });
  if (!(await editor.file.mayWrite(false))) editor.ui.setState({ lockedFile: editor.file.name });
  if (keepsSaved) await keepFileSaved(editor);
}

/** Asks the browser for the file again: during a click. */
export async function unlockFile(editor: Editor): Promise<void> {
  const { file, ui } = editor;
  if (!file) return;
  if (!(await file.mayWrite(true))) {
    ui.toast({ tone: 'error', text: `The browser may not write to ${file.name}; allow it when it asks` });
    return;
  }
  ui.setState({ lockedFile: undefined });
  if (ui.getState().savesFile) await keepFileSaved(editor);
}
