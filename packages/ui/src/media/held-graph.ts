import { type GraphPart, type Op, partOf } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { inGraph } from '../doc/here.ts';

/**
 * The graph that work which takes a while is for: the one in view as it began. A person may have gone elsewhere by the time that files are
 * where they belong.
 */
export interface HeldGraph extends Pick<Editor, 'doc' | 'catalogue' | 'types' | 'here' | 'places'> {
  /** What it consists of now. @throws Error saying that it is gone */
  part(): GraphPart;
  /** Whether a person still looks at it. */
  isInView(): boolean;
  /** Ops on it as ops on the document. */
  within(ops: readonly Op[]): readonly Op[];
}

/** Holds on to the graph in view. */
export function holdGraph(editor: Editor): HeldGraph {
  const { doc, catalogue, types } = editor;
  const here = editor.here();
  const { subgraph } = here;
  const places = editor.places();
  return {
    ...{ doc, catalogue, types },
    here: () => here,
    places: () => places,
    part() {
      if (subgraph === undefined || doc.graph.graphs.has(subgraph)) return partOf(doc.graph, subgraph);
      throw new Error(`The subgraph “${subgraph}” is gone`);
    },
    isInView: () => editor.here().subgraph === subgraph,
    within: (ops) => inGraph(ops, subgraph),
  };
}
