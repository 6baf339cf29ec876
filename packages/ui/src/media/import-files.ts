import type { Op } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
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

/**
 * Takes media files in: a file the document misses goes to where it is missed, every other becomes an input node. What holds a
 * document of its own is opened instead, media only when a person wants that.
 *
 * @returns ids of the new nodes
 */
export async function importMedia(editor: Editor, given: readonly File[], at: Place): Promise<readonly string[]> {
  const { takeDocuments } = await import('../share/take-files.ts');
  const files = await takeDocuments(editor, given);
  if (files.length === 0) return [];
  const ops: Op[] = [];
  const ids: string[] = [];
  const taken = new Set(editor.part().nodes.keys());
  for (const file of files) {
    const kind = kindOfFile(file);
    const missed = missedPath(editor, file.name);
    if (missed !== undefined) {
      await putFile(editor, file, missed);
      continue;
    }
    const type = kind && editor.catalogue.byType.get(`input/${kind}`);
    if (!type) {
      editor.ui.toast({ tone: 'error', text: `${file.name} is no image, video or sound this editor knows` });
      continue;
    }
    const path = await keepFile(editor, file);
    const id = freeId((name) => taken.has(name), file.name.replace(/\.[^.]*$/, ''));
    taken.add(id);
    ids.push(id);
    const place = [Math.round(at[0]), Math.round(at[1] + (ids.length - 1) * 256)] as const;
    ops.push({
      op: 'add-node',
      id,
      node: { type: type.type, version: type.version, inputs: { file: path } },
      at: place,
    });
  }
  if (editor.edit(ops)) editor.ui.select(ids);
  return ids;
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
