import { graphInputs } from '@shotgraph/engine';
import { type Editor, messageOf } from '../app/editor.ts';
import { keepFile } from '../media/keep-file.ts';
import { kindOfFile, type MediaKind } from '../media/media-kind.ts';
import { fillOps, type MediaInput } from './media-input.ts';

/** A field for the files that a graph input asks for. */
interface Field extends MediaInput {
  /** Of the graph input. */
  readonly name: string;
  readonly label: string;
}

/** What a file of a kind is called, and what it may be. */
export const FILE_WORDS: { readonly [kind in MediaKind]: { readonly a: string; readonly formats: string } } = {
  image: { a: 'an image', formats: 'PNG, JPEG, WebP, GIF or BMP' },
  video: { a: 'a video', formats: 'MP4, MOV or WebM' },
  audio: { a: 'a sound', formats: 'WAV, MP3, M4A, OGG or FLAC' },
};

/** Gives a graph input the files at some paths, as one step. @returns whether it is there to be given any */
export function fillMedia(editor: Editor, { name, label }: Field, paths: readonly string[]): boolean {
  const { doc, catalogue } = editor;
  const ops = fillOps(doc.graph, name, paths, (type) => catalogue.byType.get(type)?.version ?? 1);
  doc.closeMark();
  if (ops.length === 0) return false;
  editor.applyFix({ label: `Fill in ${label}`, ops });
  return true;
}

/** Adds files to those that a graph input has by now, or puts one in the place of the one it has. */
export function addMedia(editor: Editor, field: Field, more: readonly string[]): boolean {
  const value = graphInputs(editor.doc.graph)[field.name]?.default;
  const before = [value].flat().filter((path) => typeof path === 'string');
  return fillMedia(editor, field, field.isList ? [...before, ...more] : more);
}

/** Puts files beside the document and into a field. @returns what is wrong with those that are of another kind or cannot be kept */
export async function takeMedia(editor: Editor, field: Field, files: readonly File[]): Promise<readonly string[]> {
  const { kind, isList, label } = field;
  const paths: string[] = [];
  const problems: string[] = [];
  const { a, formats } = FILE_WORDS[kind];
  for (const file of isList ? files : files.slice(0, 1)) {
    if (kindOfFile(file) !== kind) {
      problems.push(`“${file.name}” is not ${a}. Choose ${formats}.`);
      continue;
    }
    try {
      paths.push(await keepFile(editor, file));
    } catch (error) {
      problems.push(`“${file.name}” could not be kept here: ${messageOf(error)}`);
    }
  }
  // Others may have come, or been taken out, while these were written.
  if (paths.length > 0 && !addMedia(editor, field, paths))
    problems.push(`The graph does not ask for “${label}” any more`);
  return problems;
}
