import { collapseNodes, edgesIn, expandNode, parseFrom } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { freeId } from '../doc/edits.ts';
import { placed, selectedIds, selectedNode } from './graph-commands.ts';

/** Puts the selected nodes into a subgraph of their own, named after the last of them. */
export function collapse(editor: Editor): void {
  const { catalogue, here, part, ui } = editor;
  const ids = [...selectedIds(editor)];
  const { graphs } = editor.doc.graph;
  const name = freeId((taken) => graphs.has(taken), lastOf(editor, new Set(ids)));
  const { subgraph } = here();
  const before = new Set(part().nodes.keys());
  const ops = collapseNodes(placed(editor), catalogue.shapes, ids, {
    name,
    ...(subgraph !== undefined && { subgraph }),
  });
  if (editor.editDocument(ops)) ui.select([...part().nodes.keys()].filter((id) => !before.has(id) || ids.includes(id)));
}

/** The node that the others lead to: none of them is fed from it. */
function lastOf({ part }: Editor, ids: ReadonlySet<string>): string {
  const sources = new Set<string>();
  for (const id of ids)
    for (const value of Object.values(part().nodes.get(id)!.inputs))
      for (const { from } of edgesIn(value)) sources.add(parseFrom(from).node);
  return [...ids].reverse().find((id) => !sources.has(id)) ?? [...ids][0]!;
}

/** Puts the nodes of the subgraph that the selected node runs in its place. */
export function expand(editor: Editor): void {
  const { catalogue, here, part, ui } = editor;
  const { id } = selectedNode(editor)!;
  const before = new Set(part().nodes.keys());
  const ops = expandNode(placed(editor), catalogue.shapes, id, here().subgraph);
  if (editor.editDocument(ops))
    ui.select([...part().nodes.keys()].filter((other) => other === id || !before.has(other)));
}
