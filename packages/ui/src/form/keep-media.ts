import type { Editor } from '../app/editor.ts';
import { keepFile, toFileName } from '../media/import-files.ts';

/** Names tried before one is taken that is surely free. */
const TRIES = 100;

/**
 * Puts a file beside the document where no other one is: what earlier runs were made from stays. Telephones call every photograph the same.
 *
 * @returns its relative path; that of an equal file where there is one
 */
export async function keepMedia(editor: Editor, file: File): Promise<string> {
  const { remote } = editor.workspace.engine;
  const taken = new Set(await remote.listFiles(editor.id));
  const name = toFileName(file.name);
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
  for (let n = 1; n <= TRIES; n++) {
    const path = `media/${n === 1 ? name : `${name.slice(0, dot)}-${n}${name.slice(dot)}`}`;
    const is = taken.has(path) ? await remote.readFile(editor.id, path) : undefined;
    if (!is) return keepFile(editor, file, path);
    if (is.size === file.size && (await isEqual(is, file))) return path;
  }
  return keepFile(editor, file, `media/${crypto.randomUUID()}${name.slice(dot)}`);
}

async function isEqual(a: Blob, b: Blob): Promise<boolean> {
  const [one, two] = await Promise.all([a, b].map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
  return one!.every((byte, i) => byte === two![i]);
}
