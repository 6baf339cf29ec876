import { openGraph, parseDocument } from '@shotgraph/engine';
import { type Editor, messageOf } from '../app/editor.ts';
import { addNote } from '../marks/add-marks.ts';

/** Letters that a note takes: more is a document, not a note. */
const MOST = 20_000;
/** Width of a pasted note, px; about how many letters a line of it has, and how far its lines are apart. */
const WIDTH = 288;
const LINE_LETTERS = 38;
const LINE_PX = 20;
const TALLEST = 480;

/** What becomes of a pasted text that is no graph with anything in it: a note with these words, or the reason why it cannot be one. */
export type PastedText = { readonly note: string } | { readonly refusal: string };

/** Reads a pasted text that is no graph. */
export function readPasted(text: string): PastedText {
  const words = text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
  if (words === '') return { refusal: 'the clipboard holds neither text nor a file.' };
  const about = readJson(words);
  if (about !== undefined) return { refusal: about };
  if (words.length > MOST)
    return {
      refusal: `the text has ${words.length.toLocaleString('en')} letters, and a note takes ${MOST.toLocaleString('en')}.`,
    };
  return { note: words };
}

/** What is to be said of JSON that is no graph to paste; `undefined` for what is no JSON. */
function readJson(text: string): string | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  const isGraph = text.includes('"shotgraph"');
  try {
    JSON.parse(text);
    if (!isGraph) return 'this JSON is no graph.';
    openGraph(parseDocument(text));
    return 'there is nothing in this graph.';
  } catch (error) {
    return isGraph ? `this graph cannot be read. ${messageOf(error)}` : undefined;
  }
}

/** Puts a text on the canvas as a note, and says so when that cannot be. */
export function pasteText(editor: Editor, text: string): void {
  const read = readPasted(text);
  if ('refusal' in read) {
    editor.ui.toast({ tone: 'info', text: `Nothing here can be pasted: ${read.refusal}` });
    return;
  }
  const lines = read.note
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_LETTERS)), 0);
  addNote(editor, read.note, [WIDTH, Math.min(TALLEST, Math.max(96, 16 * Math.ceil((lines * LINE_PX + 32) / 16)))]);
}
