import { edgesIn, type Graph, type GraphPart, subgraphOf } from '@shotgraph/engine';
import type { DocTypes } from '../doc/doc-types.ts';

/** Subgraphs within subgraphs that are looked into. */
const DEEPEST = 8;

/**
 * The words that a graph input can be, where everything it is wired to takes only some: a text that chooses a model is a choice of
 * models.
 *
 * @returns `undefined` where anything can be written
 */
export function choicesFor(graph: Graph, types: Pick<DocTypes, 'of'>, name: string): readonly string[] | undefined {
  const found = takersOf(graph, graph, types, name, 0);
  if (found.length === 0 || found.some((options) => options === undefined)) return undefined;
  const [first, ...others] = found as readonly (readonly string[])[];
  const common = first!.filter((word) => others.every((options) => options.includes(word)));
  return common.length > 0 ? common : undefined;
}

/** What each input that takes a graph input's value allows; `undefined` for one that allows anything. */
function takersOf(
  graph: Graph,
  part: GraphPart,
  types: Pick<DocTypes, 'of'>,
  name: string,
  depth: number,
): readonly (readonly string[] | undefined)[] {
  if (depth > DEEPEST) return [undefined];
  const found: (readonly string[] | undefined)[] = [];
  for (const record of part.nodes.values()) {
    for (const [input, value] of Object.entries(record.inputs)) {
      if (!edgesIn(value).some(({ from }) => from === `inputs.${name}`)) continue;
      const inner = graph.graphs.get(subgraphOf(record) ?? '');
      if (inner && Object.hasOwn(inner.header.inputs ?? {}, input)) {
        found.push(...takersOf(graph, inner, types, input, depth + 1));
      } else found.push(types.of(part, record)?.inputs[input]?.type.options);
    }
  }
  return found;
}
