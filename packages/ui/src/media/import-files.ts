import { type Editor, messageOf } from '../app/editor.ts';
import { takeDocuments } from '../share/take-files.ts';
import { asItIs } from './as-it-is.ts';
import { keepFile, putFile } from './keep-file.ts';
import { type KeptMedia, placeMedia, type Spot } from './place-media.ts';

/**
 * Takes media files in: a file the document misses goes to where it is missed, what is dropped on a card that has use for it goes there, every
 * other becomes an input node. What holds a document of its own is opened instead, media only when a person wants that. A file that cannot be
 * taken in is told of, and keeps no other out.
 */
export async function importMedia(editor: Editor, given: readonly File[], spot: Spot): Promise<void> {
  const kept: KeptMedia[] = [];
  for (const file of await takeDocuments(editor, given)) {
    try {
      const taken = await takeIn(editor, file, spot);
      if (taken) kept.push({ name: file.name, ...taken });
    } catch (error) {
      tellOf(editor, file.name, error);
    }
  }
  try {
    if (kept.length > 0) placeMedia(editor, kept, spot);
  } catch (error) {
    tellOf(editor, kept.map(({ name }) => name).join(', '), error);
  }
}

const tellOf = ({ ui }: Editor, names: string, error: unknown) =>
  ui.toast({ tone: 'error', text: `${names} could not be taken in: ${messageOf(error)}` });

/** Puts a file to where the document misses it, or beside the document. @returns what is to be made of it; nothing for a missed one */
async function takeIn(editor: Editor, file: File, { graph }: Spot): Promise<Omit<KeptMedia, 'name'> | undefined> {
  const missed = missedPath(editor, file.name);
  if (missed !== undefined) return void (await putFile(editor, file, missed));
  const { kind, file: kept } = await asItIs(file);
  if (!kind) throw new Error('it is no image, video or sound this editor knows');
  // A file that no graph is there for any more need not lie beside the document.
  graph.part();
  return { kind, path: await keepFile(editor, kept) };
}

/** Path of a file that the document names and nobody has given yet, when it ends in this name. */
function missedPath(editor: Editor, name: string): string | undefined {
  const { issues } = editor.ui.getState();
  for (const issue of issues) {
    if (issue.code !== 'file-missing' || issue.node === undefined || issue.input === undefined) continue;
    const value = editor.doc.findNode(issue.node, issue.graph)?.inputs[issue.input];
    const paths = (Array.isArray(value) ? value : [value]).filter((path) => typeof path === 'string');
    // Systems spell the same letters in several ways.
    const missed = paths.find((path) => path.split('/').at(-1)!.normalize() === name.normalize());
    if (missed !== undefined) return missed;
  }
  return undefined;
}
