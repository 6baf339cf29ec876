import type { Editor } from '../app/editor.ts';
import { toFileName } from './file-name.ts';
import { inTurn } from './in-turn.ts';

/** Names tried before one is taken that is surely free. */
const TRIES = 100;
/** Files are compared piece by piece, bytes: clips may be larger than what fits into memory. */
const PIECE = 4 * 2 ** 20;

/**
 * Puts a file beside the document, in `media`, where no other one is: what other nodes read and earlier runs were made from stays.
 * Cameras call every picture the same.
 *
 * @returns its relative path; that of an equal file where there is one
 */
export const keepFile = (editor: Editor, file: File): Promise<string> =>
  editor.ui.during(`Taking in ${file.name}…`, () => inTurn(editor.id, () => keep(editor, file)));

async function keep(editor: Editor, file: File): Promise<string> {
  const { remote } = editor.workspace.engine;
  const taken = new Set(await remote.listFiles(editor.id));
  const name = toFileName(file);
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
  for (let n = 1; n <= TRIES; n++) {
    const path = `media/${n === 1 ? name : `${name.slice(0, dot)}-${n}${name.slice(dot)}`}`;
    const is = taken.has(path) ? await remote.readFile(editor.id, path) : undefined;
    if (!is) return put(editor, file, path);
    if (await isEqual(is, file)) return path;
  }
  return put(editor, file, `media/${crypto.randomUUID()}${name.slice(dot)}`);
}

/** Puts a file beside the document at a path of its own, in the place of what is there. @returns the path */
export const putFile = (editor: Editor, file: File, path: string): Promise<string> =>
  editor.ui.during(`Taking in ${file.name}…`, () => inTurn(editor.id, () => put(editor, file, path)));

async function put({ id, workspace, control }: Editor, file: File, path: string): Promise<string> {
  await workspace.engine.remote.putFile(id, path, file);
  control.refresh();
  return path;
}

/** Whether two files hold the same bytes. */
async function isEqual(a: Blob, b: Blob): Promise<boolean> {
  if (a.size !== b.size) return false;
  for (let from = 0; from < a.size; from += PIECE) {
    const [one, two] = await Promise.all([a, b].map((blob) => bytesOf(blob.slice(from, from + PIECE))));
    if (!one!.every((byte, i) => byte === two![i])) return false;
  }
  return true;
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
