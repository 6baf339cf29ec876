import { collapseNodes, edgesIn, expandNode, type Op, parseFrom, partOf, subgraphOf } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { freeId } from '../doc/edits.ts';
import { ownerOps } from '../takes/owners.ts';
import { chosenCards } from './edit-commands.ts';
import { placed, selectedNode } from './graph-commands.ts';

/** Puts the selected nodes, and those in selected frames, into a subgraph of their own, named after the last of them. */
export function collapse(editor: Editor): void {
  const { catalogue, here, ui } = editor;
  const nodes = editor.part().nodes;
  const ids = chosenCards(editor).filter((id) => nodes.has(id));
  const { graphs } = editor.doc.graph;
  const name = freeId((taken) => graphs.has(taken), lastOf(editor, new Set(ids)));
  const { subgraph } = here();
  const ops = collapseNodes(placed(editor), catalogue.shapes, ids, {
    name,
    ...(subgraph !== undefined && { subgraph }),
  });
  const id = addedBy(ops)[0]!;
  const paths = new Map(ids.map((each) => [each, `${id}/${each}`]));
  if (editor.editDocument([...ops, ...takeOps(editor, paths)])) ui.select([id]);
}

/** The node that the others lead to: none of them is fed from it. */
function lastOf({ part }: Editor, ids: ReadonlySet<string>): string {
  const sources = new Set<string>();
  for (const id of ids)
    for (const value of Object.values(part().nodes.get(id)!.inputs))
      for (const { from } of edgesIn(value)) sources.add(parseFrom(from).node);
  return [...ids].reverse().find((id) => !sources.has(id)) ?? [...ids][0]!;
}

const addedBy = (ops: readonly Op[]) => ops.flatMap((op) => (op.op === 'add-node' ? [op.id] : []));

/** Takes go where their nodes go. */
const takeOps = ({ doc, here, id, purchases }: Editor, paths: ReadonlyMap<string, string>) =>
  ownerOps(doc.graph, purchases.all, id, { subgraph: here().subgraph, paths });

/** Puts the nodes of the subgraph that the selected node runs in its place. */
export function expand(editor: Editor): void {
  const { catalogue, doc, here, ui } = editor;
  const { id, record } = selectedNode(editor)!;
  const ops = expandNode(placed(editor), catalogue.shapes, id, here().subgraph);
  const added = addedBy(ops);
  // They come in the order in which they stood inside.
  const inside = [...partOf(doc.graph, subgraphOf(record)).nodes.keys()];
  const paths = new Map(inside.map((inner, i) => [`${id}/${inner}`, added[i]!]));
  if (editor.editDocument([...ops, ...takeOps(editor, paths)])) ui.select(added);
}
