import { type Op, partOf } from '@shotgraph/engine';
import { type Editor, messageOf } from '../app/editor.ts';
import { catchFocus } from '../app/focus.ts';
import { placeBeside } from '../arrange/beside.ts';
import { allThings, selectedThings } from '../arrange/things.ts';
import { strayBendOps } from '../doc/bends.ts';
import { copyNodes, pasteOps } from '../doc/clipboard.ts';
import { deleteOps, INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { inGraph } from '../doc/here.ts';
import { toWires } from '../flow/projection.ts';
import { boundsOf, type Placed, withHeldIds } from '../marks/carry.ts';
import { marksOf, parseMarkId, removeMarks } from '../marks/marks.ts';
import { type Command, hasSelection } from './command.ts';
import { placed } from './graph-commands.ts';

/** Undo, the clipboard and the selection. */
export const EDIT_COMMANDS: readonly Command[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['Mod+z'],
    inFields: true,
    when: ({ doc }) => doc.canUndo,
    run: ({ doc }) => doc.undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['Mod+Shift+z', 'Mod+y'],
    inFields: true,
    when: ({ doc }) => doc.canRedo,
    run: ({ doc }) => doc.redo(),
  },
  { id: 'edit.copy', title: 'Copy', group: 'Edit', keys: ['Mod+c'], native: true, when: hasSelection, run: copy },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'Edit',
    keys: ['Mod+v'],
    native: true,
    run: (editor) => pasteFromClipboard(editor),
  },
  {
    id: 'edit.paste-wired',
    title: 'Paste with the edges from outside',
    group: 'Edit',
    keys: ['Mod+Shift+v'],
    native: true,
    run: (editor) => pasteFromClipboard(editor, true),
  },
  { id: 'edit.duplicate', title: 'Duplicate', group: 'Edit', keys: ['Mod+d'], when: hasSelection, run: duplicate },
  { id: 'edit.delete', title: 'Delete', group: 'Edit', keys: ['Delete', 'Backspace'], when: hasSelection, run: remove },
  {
    id: 'edit.select-all',
    title: 'Select all',
    group: 'Edit',
    keys: ['Mod+a'],
    when: ({ part }) => part().nodes.size > 0 || marksOf(part()).length > 0,
    run: ({ ui, part }) => ui.select([...part().nodes.keys(), ...marksOf(part()).map(({ id }) => id)]),
  },
];

/** What is selected of nodes, frames and notes, and everything that lies in the frames. */
function chosenIds(editor: Editor): ReadonlySet<string> {
  const ids = new Set(selectedThings(editor).map(({ id }) => id));
  return withHeldIds(ids, marksOf(editor.part()), allThings(editor));
}

/** The selected cards, and those that lie in selected frames. */
export const chosenCards = (editor: Editor): readonly string[] =>
  [...chosenIds(editor)].filter((id) => parseMarkId(id) === undefined);

/** What is selected as text for the clipboard, frames with what lies in them; `undefined` when nothing is. */
export function copiedText(editor: Editor): string | undefined {
  const ids = chosenIds(editor);
  return ids.size > 0 ? textOf(editor, ids) : undefined;
}

async function copy(editor: Editor): Promise<void> {
  const text = copiedText(editor);
  if (text !== undefined) await navigator.clipboard.writeText(text);
}

async function pasteFromClipboard(editor: Editor, keepOuter = false): Promise<void> {
  const text = await navigator.clipboard.readText();
  if (!paste(editor, text, keepOuter)) await pasteWords(editor, text);
}

/** Makes a note of a text that is no graph, or says why it cannot be pasted. */
export const pasteWords = (editor: Editor, text: string): Promise<void> =>
  import('./paste-text.ts')
    .then(({ pasteText }) => pasteText(editor, text))
    .catch((error: unknown) => editor.ui.toast({ tone: 'error', text: messageOf(error) }));

/**
 * Adds what a copied text holds, in the middle of what is in view.
 *
 * @param keepOuter - whether edges from nodes that were not copied stay, where this graph has those nodes
 * @returns whether there was anything to add
 */
export function paste(editor: Editor, text: string, keepOuter = false): boolean {
  const middle = editor.canvas?.middle();
  const part = editor.part();
  const place = middle && ([middle[0] - 120, middle[1] - 80] as const);
  const { ops, ids } = pasteOps(editor.doc.graph, text, {
    ...{ part, keepOuter, origin: editor.id },
    ...(place && { place }),
  });
  return add(editor, ops, ids);
}

function duplicate(editor: Editor): void {
  const chosen = chosenIds(editor);
  const place = placeBeside(allThings(editor), chosen, viewOf(editor));
  const { ops, ids } = pasteOps(editor.doc.graph, textOf(editor, chosen), {
    ...{ keepOuter: true, part: editor.part(), origin: editor.id },
    ...(place && { place }),
  });
  if (add(editor, ops, ids)) showIfHidden(editor, ids);
}

/** Brings what was added into view where it is outside. */
function showIfHidden(editor: Editor, ids: readonly string[]): void {
  requestAnimationFrame(() => {
    const area = boundsOf(allThings(editor).filter(({ id }) => ids.includes(id)));
    const view = viewOf(editor);
    if (!area || !view) return;
    const middle = [area.at[0] + area.size[0] / 2, area.at[1] + area.size[1] / 2] as const;
    const isIn = [0, 1].every(
      (axis) => middle[axis]! > view.at[axis]! && middle[axis]! < view.at[axis]! + view.size[axis]!,
    );
    if (!isIn) editor.canvas?.look(middle);
  });
}

/** What of the document is in view. */
function viewOf({ canvas }: Editor): Pick<Placed, 'at' | 'size'> | undefined {
  const frame = document.querySelector('[data-canvas]')?.getBoundingClientRect();
  if (!canvas || !frame) return undefined;
  const at = canvas.toCanvas({ x: frame.left, y: frame.top });
  const [right, bottom] = canvas.toCanvas({ x: frame.right, y: frame.bottom });
  return { at, size: [right - at[0], bottom - at[1]] };
}

/** Mark of a drag that leaves the originals where they are: the copies and their places are one step. */
export const COPY_DRAG = 'copy drag';

/** Puts copies of what is selected exactly over it and selects them: what a drag with Alt then moves. */
export function duplicateInPlace(editor: Editor): void {
  const chosen = chosenIds(editor);
  const place = boundsOf(allThings(editor).filter(({ id }) => chosen.has(id)))?.at;
  if (!place) return;
  const text = textOf(editor, chosen);
  const { ops, ids } = pasteOps(editor.doc.graph, text, {
    ...{ keepOuter: true, part: editor.part(), place, origin: editor.id },
  });
  editor.doc.closeMark();
  if (ops.length > 0 && editor.edit(ops, { mark: COPY_DRAG })) editor.ui.select(ids);
}

function add(editor: Editor, ops: readonly Op[], ids: readonly string[]): boolean {
  if (ops.length === 0) return false;
  if (editor.edit(ops)) editor.ui.select(ids);
  return true;
}

/** What stands in the graph in view as a text, with the places that cards are shown at. */
function textOf(editor: Editor, ids: ReadonlySet<string>): string {
  const graph = placed(editor);
  return copyNodes(graph, ids, partOf(graph, editor.here().subgraph), editor.id);
}

/** Deletes what was copied: of frames also what lies in them. */
export function cut(editor: Editor): void {
  editor.ui.select(chosenIds(editor), editor.ui.getState().selectedEdges);
  remove(editor);
}

function remove({ canvas, doc, ui, here, part, editDocument }: Editor): void {
  const { selectedNodes, selectedEdges } = ui.getState();
  const { subgraph } = here();
  const edges = toWires(part()).filter(({ id }) => selectedEdges.has(id));
  const cards = new Set([...selectedNodes].filter((id) => id !== INPUTS_CARD && id !== OUTPUTS_CARD));
  const marks = inGraph(removeMarks(part(), selectedNodes), subgraph);
  doc.closeMark();
  if (!editDocument([...deleteOps(doc.graph, cards, edges, subgraph), ...marks], { mark: 'delete' })) return;
  editDocument(strayBendOps(part(), subgraph), { mark: 'delete' });
  doc.closeMark();
  ui.select([]);
  const gone = [...cards].slice(0, 3).join(', ') + (cards.size > 3 ? ` and ${cards.size - 3} more` : '');
  canvas?.say(`${gone === '' ? 'What was selected' : gone} deleted`);
  catchFocus();
}
