import { type Editor, messageOf } from '../app/editor.ts';
import type { Place } from '../flow/layout.ts';
import { takeDocuments } from '../share/take-files.ts';
import { keepFile, putFile } from './keep-file.ts';
import { kindOfFile } from './media-kind.ts';
import { type KeptMedia, placeMedia } from './place-media.ts';

/**
 * Takes media files in: a file the document misses goes to where it is missed, what is dropped on a card that has use for it goes there, every
 * other becomes an input node. What holds a document of its own is opened instead, media only when a person wants that. A file that cannot be
 * taken in is told of, and keeps no other out.
 *
 * @param at - where new cards stand
 * @param card - id of the card they were given to
 */
export async function importMedia(editor: Editor, given: readonly File[], at: Place, card?: string): Promise<void> {
  const kept: KeptMedia[] = [];
  for (const file of await takeDocuments(editor, given)) {
    try {
      const taken = await takeIn(editor, file);
      if (taken) kept.push({ name: file.name, ...taken });
    } catch (error) {
      editor.ui.toast({ tone: 'error', text: `${file.name} could not be taken in: ${messageOf(error)}` });
    }
  }
  if (kept.length > 0) placeMedia(editor, kept, at, card);
}

/** Puts a file to where the document misses it, or beside the document. @returns what is to be made of it; nothing for a missed one */
async function takeIn(editor: Editor, file: File): Promise<Omit<KeptMedia, 'name'> | undefined> {
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
