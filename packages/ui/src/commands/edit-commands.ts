import { type Op, partOf } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { copyNodes, pasteOps } from '../doc/clipboard.ts';
import { deleteOps, INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { toWires } from '../flow/projection.ts';
import { type Command, hasNodes, hasSelection } from './command.ts';
import { placed, selectedIds } from './graph-commands.ts';

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
  { id: 'edit.paste', title: 'Paste', group: 'Edit', keys: ['Mod+v'], native: true, run: pasteFromClipboard },
  { id: 'edit.duplicate', title: 'Duplicate', group: 'Edit', keys: ['Mod+d'], when: hasSelection, run: duplicate },
  { id: 'edit.delete', title: 'Delete', group: 'Edit', keys: ['Delete', 'Backspace'], when: hasSelection, run: remove },
  {
    id: 'edit.select-all',
    title: 'Select all',
    group: 'Edit',
    keys: ['Mod+a'],
    when: hasNodes,
    run: ({ ui, part }) => ui.select(part().nodes.keys()),
  },
];

/** The selected nodes as text for the clipboard; `undefined` when none is selected. */
export function copiedText(editor: Editor): string | undefined {
  const ids = selectedIds(editor);
  return ids.size > 0 ? textOf(editor, ids) : undefined;
}

async function copy(editor: Editor): Promise<void> {
  const text = copiedText(editor);
  if (text !== undefined) await navigator.clipboard.writeText(text);
}

async function pasteFromClipboard(editor: Editor): Promise<void> {
  paste(editor, await navigator.clipboard.readText());
}

/** Adds the nodes of a copied text, in the middle of what is in view. */
export function paste(editor: Editor, text: string): boolean {
  const middle = editor.canvas?.middle();
  const part = editor.part();
  const place = middle && ([middle[0] - 120, middle[1] - 80] as const);
  const { ops, ids } = pasteOps(editor.doc.graph, text, { part, ...(place && { place }) });
  return add(editor, ops, ids);
}

function duplicate(editor: Editor): void {
  const ids = selectedIds(editor);
  const { ops, ids: made } = pasteOps(editor.doc.graph, textOf(editor, ids), { keepOuter: true, part: editor.part() });
  add(editor, ops, made);
}

function add(editor: Editor, ops: readonly Op[], ids: readonly string[]): boolean {
  if (ops.length === 0) return false;
  if (editor.edit(ops)) editor.ui.select(ids);
  return true;
}

/** Nodes of the graph in view as a text, with the places that their cards are shown at. */
function textOf(editor: Editor, ids: ReadonlySet<string>): string {
  const graph = placed(editor);
  return copyNodes(graph, ids, partOf(graph, editor.here().subgraph));
}

function remove({ doc, ui, here, part, editDocument }: Editor): void {
  const { selectedNodes, selectedEdges } = ui.getState();
  const edges = toWires(part()).filter(({ id }) => selectedEdges.has(id));
  const cards = new Set([...selectedNodes].filter((id) => id !== INPUTS_CARD && id !== OUTPUTS_CARD));
  if (editDocument(deleteOps(doc.graph, cards, edges, here().subgraph))) ui.select([]);
}
