import type { Op } from '@shotgraph/engine';
import { type Editor, messageOf } from '../app/editor.ts';
import type { Point } from '../app/ui-store.ts';
import { freeId } from '../doc/edits.ts';
import type { Place } from '../flow/layout.ts';
import { keepFile, putFile } from './keep-file.ts';

const KINDS = ['image', 'video', 'audio'] as const;
type Kind = (typeof KINDS)[number];

/** Endings for files whose type the system does not know. */
const ENDINGS: { readonly [ending: string]: Kind } = {
  mkv: 'video',
  mov: 'video',
  webm: 'video',
  mp4: 'video',
  flac: 'audio',
  ogg: 'audio',
  opus: 'audio',
  m4a: 'audio',
};

/** What a file is taken for; its content is judged when it is read. */
export function kindOfFile(file: File): Kind | undefined {
  const [kind] = file.type.split('/') as [Kind];
  return KINDS.includes(kind) ? kind : ENDINGS[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
}

/** From one card to the next where several come at once, px: more than a card with a picture takes. */
const CELL = { width: 288, height: 256 } as const;
/** So many stand below each other; more make a block. */
const COLUMN = 4;

/**
 * Takes media files in: a file the document misses goes to where it is missed, every other becomes an input node. What holds a
 * document of its own is opened instead, media only when a person wants that. A file that cannot be taken in is told of, and keeps no other out.
 *
 * @returns ids of the new nodes
 */
export async function importMedia(editor: Editor, given: readonly File[], at: Place): Promise<readonly string[]> {
  const { takeDocuments } = await import('../share/take-files.ts');
  const files = await takeDocuments(editor, given);
  const kept: { readonly name: string; readonly kind: Kind; readonly path: string }[] = [];
  for (const file of files) {
    try {
      const taken = await takeIn(editor, file);
      if (taken) kept.push({ name: file.name, ...taken });
    } catch (error) {
      editor.ui.toast({ tone: 'error', text: `${file.name} could not be taken in: ${messageOf(error)}` });
    }
  }
  if (kept.length === 0) return [];
  const taken = new Set(editor.part().nodes.keys());
  const rows = Math.max(COLUMN, Math.ceil(Math.sqrt(kept.length)));
  const ids: string[] = [];
  const ops = kept.map(({ name, kind, path }, i): Op => {
    const id = freeId((other) => taken.has(other), name.replace(/\.[^.]*$/, ''));
    taken.add(id);
    ids.push(id);
    const [x, y] = [at[0] + Math.floor(i / rows) * CELL.width, at[1] + (i % rows) * CELL.height];
    const { type, version } = editor.catalogue.byType.get(`input/${kind}`)!;
    return { op: 'add-node', id, node: { type, version, inputs: { file: path } }, at: [Math.round(x), Math.round(y)] };
  });
  if (editor.edit(ops)) editor.ui.select(ids);
  return ids;
}

/** Puts a file to where the document misses it, or beside the document. @returns what is to be made of it; nothing for a missed one */
async function takeIn(editor: Editor, file: File): Promise<{ readonly kind: Kind; readonly path: string } | undefined> {
  const missed = missedPath(editor, file.name);
  if (missed !== undefined) return void (await putFile(editor, file, missed));
  const kind = kindOfFile(file);
  if (!kind) throw new Error('it is no image, video or sound this editor knows');
  return { kind, path: await keepFile(editor, file) };
}

/** Path of a file that the document names and nobody has given yet, when it ends in this name. */
function missedPath(editor: Editor, name: string): string | undefined {
  const { issues } = editor.ui.getState();
  for (const issue of issues) {
    if (issue.code !== 'file-missing' || issue.node === undefined || issue.input === undefined) continue;
    const value = editor.doc.findNode(issue.node, issue.graph)?.inputs[issue.input];
    const paths = (Array.isArray(value) ? value : [value]).filter((path) => typeof path === 'string');
    const missed = paths.find((path) => path.split('/').at(-1) === name);
    if (missed !== undefined) return missed;
  }
  return undefined;
}

/** Points of drag events are of the screen. */
export const pointOf = (event: { readonly clientX: number; readonly clientY: number }): Point => ({
  x: event.clientX,
  y: event.clientY,
});
