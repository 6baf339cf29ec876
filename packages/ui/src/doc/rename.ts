import { type Graph, type Op, renameGraphInput, renameGraphOutput, renameNode } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { ownerOps } from '../takes/owners.ts';

/** What can be given another name. */
export type Renamable = 'node' | 'input' | 'output';

const RENAMES = { node: renameNode, input: renameGraphInput, output: renameGraphOutput } as const;

/**
 * Ops that give something in the graph in view another name. Whatever leads to it and mentions it follows, and so do the takes of nodes.
 *
 * @throws RangeError saying what stands in the way
 */
export function renameOps(editor: Editor, what: Renamable, id: string, to: string): readonly Op[] {
  const { doc, catalogue, here, purchases } = editor;
  const { subgraph } = here();
  const graph: Graph = doc.graph;
  const ops = RENAMES[what](graph, catalogue.shapes, id, to, subgraph);
  if (what !== 'node' || ops.length === 0) return ops;
  return [...ops, ...ownerOps(graph, purchases.all, editor.id, { subgraph, paths: new Map([[id, to]]) })];
}
