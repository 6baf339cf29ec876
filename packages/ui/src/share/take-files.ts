import type { Editor } from '../app/editor.ts';
import { canCarryGraph, findGraph } from './media-graph.ts';
import { isArchive } from './unpack.ts';

/**
 * Looks for documents among files that were dropped or pasted as media: an archive is opened, and a person is asked about a picture
 * or clip that holds its graph.
 *
 * @returns the files that are to be used as media; none when a document was opened instead
 */
export async function takeDocuments(editor: Editor, files: readonly File[]): Promise<readonly File[]> {
  for (const file of files) {
    if (await isArchive(file)) return openInstead(editor, file);
    if (!(await canCarryGraph(file)) || (await findGraph(file)) === undefined) continue;
    const choice = await ask(editor, file);
    if (choice === 'graph') return openInstead(editor, file);
    if (choice === undefined) return [];
  }
  return files;
}

async function openInstead({ shell }: Editor, file: File): Promise<readonly File[]> {
  await shell.openFile({ file });
  return [];
}

function ask({ ui }: Editor, file: File): Promise<'graph' | 'media' | undefined> {
  return new Promise((resolve) => {
    const answer = (choice: 'graph' | 'media' | undefined) => {
      ui.setState({ dialog: undefined });
      resolve(choice);
    };
    ui.setState({ dialog: { kind: 'graph-in-media', file, answer } });
  });
}
