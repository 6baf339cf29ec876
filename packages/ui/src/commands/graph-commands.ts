import { type Graph, type NodeRecord, type Op, subgraphOf } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { eachOffOps, eachOnOps, listFed, walkOps } from '../doc/each.ts';
import { hasItems } from '../doc/here.ts';

/** Ids of the selected cards that are nodes. */
export function selectedIds({ ui, part }: Editor): ReadonlySet<string> {
  const { nodes } = part();
  return new Set([...ui.getState().selectedNodes].filter((id) => nodes.has(id)));
}

/** The selected node, when it is the only one. */
export function selectedNode(editor: Editor): { readonly id: string; readonly record: NodeRecord } | undefined {
  const ids = [...selectedIds(editor)];
  const record = ids.length === 1 ? editor.part().nodes.get(ids[0]!) : undefined;
  return record && { id: ids[0]!, record };
}

/** Switches the selected nodes off, or on again when all of them are off. */
export function bypass(editor: Editor): void {
  const ids = [...selectedIds(editor)];
  const { nodes } = editor.part();
  const areOff = ids.every((id) => nodes.get(id)?.off);
  const ops = ids
    .filter((id) => areOff || !nodes.get(id)?.off)
    .map((node): Op => ({ op: 'set-off', node, ...(!areOff && { value: true }) }));
  editor.edit(ops);
}

/** Inputs of the selected node that lists feed: whether it can run once per item. */
export function eachInputs(editor: Editor): readonly string[] {
  const node = selectedNode(editor);
  return node ? listFed(editor.part(), editor.types, node.record) : [];
}

/** Makes the selected node run once per item of the lists that feed it, or only once again. */
export function toggleEach(editor: Editor): void {
  const { id, record } = selectedNode(editor)!;
  const inputs = editor.types.of(editor.part(), record)?.inputs ?? {};
  const isOn = (record.each ?? []).length > 0;
  const names = isOn ? record.each!.flat() : eachInputs(editor);
  let now = record;
  const ops = names.flatMap((name) => {
    const made = isOn ? eachOffOps(id, now, name) : eachOnOps(id, now, name, inputs[name]);
    for (const op of made) if (op.op === 'set-each') now = withEach(now, op.value);
    return made;
  });
  editor.edit(ops);
}

function withEach({ each: _, ...record }: NodeRecord, each: NodeRecord['each']): NodeRecord {
  return each ? { ...record, each } : record;
}

/** Switches the selected node between walking its lists together and combining them. */
export function toggleWalk(editor: Editor): void {
  const { id, record } = selectedNode(editor)!;
  editor.edit(walkOps(id, record));
}

/** The document with the places that cards of the graph in view are shown at, also where it gives none. */
export function placed(editor: Editor): Graph {
  const { doc, here, part, places } = editor;
  const { subgraph } = here();
  const positions = new Map([...places(), ...part().positions]);
  if (subgraph === undefined) return { ...doc.graph, positions };
  return { ...doc.graph, graphs: new Map(doc.graph.graphs).set(subgraph, { ...part(), positions }) };
}

/** Name of the subgraph that the selected node runs. */
export function enterable(editor: Editor): string | undefined {
  const node = selectedNode(editor);
  const name = node && subgraphOf(node.record);
  return name !== undefined && editor.doc.graph.graphs.has(name) ? name : undefined;
}

/** Whether the selected node runs its subgraph just once, so that the nodes inside can stand in its place. */
export function isExpandable(editor: Editor): boolean {
  const record = selectedNode(editor)?.record;
  return record !== undefined && !record.off && !hasItems(record) && enterable(editor) !== undefined;
}

/** Shows what a node consists of. @returns whether it runs a subgraph */
export function enter({ doc, ui, part }: Editor, id: string): boolean {
  const record = part().nodes.get(id);
  const subgraph = record && subgraphOf(record);
  if (subgraph === undefined || !doc.graph.graphs.has(subgraph)) return false;
  ui.go([...ui.getState().levels, { subgraph, node: id }]);
  return true;
}

/** Goes back to the graph around the one in view, to the card it was entered by. */
export function leave({ ui }: Editor): void {
  const { levels } = ui.getState();
  const left = levels.at(-1);
  if (!left) return;
  ui.go(levels.slice(0, -1));
  if (left.node !== undefined) ui.select([left.node]);
}
