import type { Editor } from '../../app/editor.ts';
import { pickWithInput } from '../../doc/file-access.ts';
import { keepFile } from '../../media/keep-file.ts';

/** Kinds of files that the inputs of a node take, as file inputs want it; empty for any. */
export function acceptedBy(editor: Editor, node: string): string {
  const kind = editor.part().nodes.get(node)?.type.split('/')[1] ?? '';
  return ['image', 'video', 'audio'].includes(kind) ? `${kind}/*` : '';
}

/** Asks for files and puts them beside the document, one after the other. @returns their relative paths; none when the user cancels */
export async function pickFiles(editor: Editor, accept: string, isMultiple: boolean): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const file of await pickWithInput(accept, isMultiple)) paths.push(await keepFile(editor, file));
  return paths;
}
