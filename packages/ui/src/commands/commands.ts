import { formatDocument, type Op, partOf } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { copyNodes, pasteOps } from '../doc/clipboard.ts';
import { walkOf } from '../doc/each.ts';
import { deleteOps, INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { pickDocument, saveText } from '../doc/file-access.ts';
import { toWires } from '../flow/projection.ts';
import { tidyOps } from '../flow/tidy.ts';
import {
  bypass,
  collapse,
  eachInputs,
  enter,
  enterable,
  expand,
  isExpandable,
  leave,
  placed,
  selectedIds,
  selectedNode,
  toggleEach,
  toggleWalk,
} from './graph-commands.ts';

/** Something a user can do. One table feeds the menus, the palette, the shortcuts and their list. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'Document' | 'Edit' | 'Node' | 'Add' | 'Run' | 'View' | 'Help';
  /** Key chords as `Mod+Shift+z`; `Mod` is Command on Apple systems, Control elsewhere. */
  readonly keys?: readonly string[];
  /** Whether the chord also counts while a text field has the focus. */
  readonly inFields?: boolean;
  /** Handled by the browser's own events (copy, paste): listed, not bound. */
  readonly native?: boolean;
  readonly when?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void | Promise<void>;
}

const hasSelection = ({ ui }: Editor) => ui.getState().selectedNodes.size > 0 || ui.getState().selectedEdges.size > 0;
const hasNodes = ({ part }: Editor) => part().nodes.size > 0;
const hasSelectedNodes = (editor: Editor) => selectedIds(editor).size > 0;
const NO_LISTS = { type: '', version: 1, inputs: {} };
const isRunning = ({ run }: Editor) => run.run.status === 'running';

export const COMMANDS: readonly Command[] = [
  { id: 'file.new', title: 'New document', group: 'Document', run: ({ shell }) => shell.newDocument() },
  { id: 'file.open', title: 'Open…', group: 'Document', keys: ['Mod+o'], inFields: true, run: open },
  {
    id: 'file.save',
    title: 'Save to file',
    group: 'Document',
    keys: ['Mod+s'],
    inFields: true,
    run: (editor) => save(editor, false),
  },
  {
    id: 'file.save-as',
    title: 'Save as…',
    group: 'Document',
    keys: ['Mod+Shift+s'],
    inFields: true,
    run: (editor) => save(editor, true),
  },
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
  { id: 'node.bypass', title: 'Bypass', group: 'Node', keys: ['b'], when: hasSelectedNodes, run: bypass },
  {
    id: 'node.each',
    title: 'Once per item',
    group: 'Node',
    keys: ['e'],
    when: (editor) => eachInputs(editor).length > 0 || (selectedNode(editor)?.record.each?.length ?? 0) > 0,
    run: toggleEach,
  },
  {
    id: 'node.walk',
    title: 'Walk lists together or combine them',
    group: 'Node',
    when: (editor) => walkOf(selectedNode(editor)?.record ?? NO_LISTS) !== undefined,
    run: toggleWalk,
  },
  {
    id: 'node.collapse',
    title: 'Collapse into a subgraph',
    group: 'Node',
    keys: ['Mod+g'],
    when: hasSelectedNodes,
    run: collapse,
  },
  {
    id: 'node.expand',
    title: 'Expand the subgraph',
    group: 'Node',
    keys: ['Mod+Shift+g'],
    when: isExpandable,
    run: expand,
  },
  {
    id: 'view.enter',
    title: 'Enter the subgraph',
    group: 'View',
    keys: ['Enter'],
    when: (editor) => enterable(editor) !== undefined,
    run: (editor) => void enter(editor, selectedNode(editor)!.id),
  },
  {
    id: 'view.leave',
    title: 'Leave the subgraph',
    group: 'View',
    keys: ['Escape'],
    when: ({ ui }) => ui.getState().levels.length > 0,
    run: leave,
  },
  {
    id: 'add.node',
    title: 'Add a node…',
    group: 'Add',
    keys: ['/', 'Tab'],
    run: ({ ui }) => ui.setState({ palette: { mode: 'nodes' } }),
  },
  {
    id: 'run.all',
    title: 'Run everything',
    group: 'Run',
    keys: ['Mod+Enter'],
    inFields: true,
    when: (e) => e.doc.graph.nodes.size > 0 && !isRunning(e),
    run: ({ control }) => control.run(),
  },
  {
    id: 'run.here',
    title: 'Run to the selected nodes',
    group: 'Run',
    keys: ['Mod+Shift+Enter'],
    inFields: true,
    when: (e) => e.ui.getState().selectedNodes.size > 0 && !isRunning(e),
    run: ({ control, ui }) => control.runTo(ui.getState().selectedNodes),
  },
  {
    id: 'run.cancel',
    title: 'Cancel the run',
    group: 'Run',
    keys: ['Mod+.'],
    inFields: true,
    when: isRunning,
    run: ({ control }) => control.cancel(),
  },
  { id: 'view.fit', title: 'Show everything', group: 'View', keys: ['f'], run: ({ canvas }) => canvas?.fit() },
  {
    id: 'view.fit-selection',
    title: 'Show the selected nodes',
    group: 'View',
    keys: ['Shift+f'],
    when: hasSelection,
    run: ({ canvas, ui }) => canvas?.fit([...ui.getState().selectedNodes]),
  },
  { id: 'view.zoom-in', title: 'Zoom in', group: 'View', keys: ['+', '='], run: ({ canvas }) => canvas?.zoom(1) },
  { id: 'view.zoom-out', title: 'Zoom out', group: 'View', keys: ['-'], run: ({ canvas }) => canvas?.zoom(-1) },
  { id: 'view.tidy', title: 'Tidy up', group: 'View', keys: ['Shift+t'], when: hasNodes, run: tidy },
  {
    id: 'view.result',
    title: 'Show or hide the results',
    group: 'View',
    keys: ['r'],
    run: ({ ui }) => ui.setState(({ dock }) => ({ dock: dock === 'result' ? undefined : 'result' })),
  },
  {
    id: 'view.issues',
    title: 'Show or hide the issues',
    group: 'View',
    keys: ['i'],
    run: ({ ui }) => ui.setState(({ dock }) => ({ dock: dock === 'issues' ? undefined : 'issues' })),
  },
  {
    id: 'view.purchases',
    title: 'Show or hide the purchases',
    group: 'View',
    keys: ['p'],
    run: ({ ui }) => ui.setState(({ dock }) => ({ dock: dock === 'purchases' ? undefined : 'purchases' })),
  },
  { id: 'view.theme', title: 'Switch between light and dark', group: 'View', run: ({ shell }) => shell.toggleTheme() },
  {
    id: 'help.commands',
    title: 'All commands…',
    group: 'Help',
    keys: ['Mod+k'],
    inFields: true,
    run: ({ ui }) => ui.setState({ palette: { mode: 'commands' } }),
  },
  {
    id: 'help.shortcuts',
    title: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?'],
    run: ({ ui }) => ui.setState({ showsShortcuts: true }),
  },
];

const byId = new Map(COMMANDS.map((command) => [command.id, command]));

/** @throws RangeError for ids that are not in the table: a mistake of the program */
export function getCommand(id: string): Command {
  const command = byId.get(id);
  if (!command) throw new RangeError(`there is no command "${id}"`);
  return command;
}

/** Runs a command if it can be run now; what goes wrong is told as a message. */
export function runCommand(editor: Editor, id: string): void {
  const command = getCommand(id);
  if (command.when && !command.when(editor)) return;
  Promise.resolve()
    .then(() => command.run(editor))
    .catch((error: unknown) =>
      editor.ui.toast({ tone: 'error', text: error instanceof Error ? error.message : String(error) }),
    );
}

async function open({ shell }: Editor): Promise<void> {
  const picked = await pickDocument();
  if (picked) await shell.openFile(picked);
}

async function save(editor: Editor, asNew: boolean): Promise<void> {
  const { doc, ui } = editor;
  const document = doc.toDocument();
  const name = `${
    (document.title ?? 'untitled')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'untitled'
  }.graph.json`;
  const handle = await saveText(formatDocument(document), name, asNew ? undefined : editor.file);
  if (handle === undefined) return;
  editor.file = handle ?? undefined;
  ui.toast({ tone: 'info', text: handle ? `Saved to ${handle.name}` : `${name} was downloaded` });
}

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

function tidy({ types, part, canvas, edit }: Editor): void {
  edit(tidyOps(part(), (node) => types.of(part(), node)));
  requestAnimationFrame(() => canvas?.fit());
}
