import { edgesIn, type GraphDocument, type NodeRecord } from '../../graph/document.ts';
import { applyOps, type Op } from '../../graph/edit.ts';
import { openGraph, toDocument } from '../../graph/graph.ts';
import type { Registry } from '../../node/registry.ts';
import { validate } from '../../run/validate.ts';

/**
 * An edit that leaves the document valid: another literal, `each` walked another way, a node switched off or on, in the document's
 * own graph or in a subgraph, or another default.
 *
 * @param below - a whole number under the given one
 * @returns `undefined` when the first few that come to mind would not do
 */
export function editOf(document: GraphDocument, registry: Registry, below: (limit: number) => number): Op | undefined {
  for (let tries = 0; tries < 4; tries++) {
    const op = suggest(document, below);
    if (op && isSound(edited(document, [op]), registry)) return op;
  }
  return undefined;
}

/** The document after edits. */
export function edited(document: GraphDocument, ops: readonly Op[]): GraphDocument {
  const graph = openGraph(document);
  applyOps(graph, ops);
  return toDocument(graph);
}

const isSound = (document: GraphDocument, registry: Registry) =>
  validate(document, registry).every(({ severity }) => severity !== 'error');

function suggest(document: GraphDocument, below: (limit: number) => number): Op | undefined {
  const names = Object.keys(document.graphs ?? {});
  const name = names[below(names.length + 1)];
  const where = name === undefined ? {} : { graph: name };
  const { nodes, inputs = {} } = name === undefined ? document : document.graphs![name]!;
  const ids = Object.keys(nodes);
  const node = ids[below(ids.length)]!;
  const record = nodes[node]!;
  switch (below(6)) {
    case 0:
      // What a pick would hand on depends on the type of its candidates.
      return record.type === 'sample/pick'
        ? undefined
        : { op: 'set-off', node, ...(!record.off && { value: true as const }), ...where };
    case 1:
      return record.each && { op: 'set-each', node, value: walkedOtherwise(record), ...where };
    case 2:
      return { op: 'set-graph-input', name: 'x', value: { ...inputs.x!, default: below(9) }, ...where };
    default: {
      const input = numbersOf(record)[below(numbersOf(record).length)];
      return input === undefined
        ? undefined
        : { op: 'set-input', node, input, value: literalFor(record, input, below), ...where };
    }
  }
}

/** Inputs that hold a number, or one from elsewhere. */
function numbersOf({ type, inputs }: NodeRecord): readonly string[] {
  const names = Object.keys(inputs).filter((name) => NUMBERS.has(name) && edgesIn(inputs[name]).length < 2);
  return type === 'sample/pick' ? [...names, 'choice'] : names;
}
const NUMBERS = new Set(['k', 'a', 'b', 'c', 'start', 'count', 'score', 'atLeast', 'x', 'item', 'state', 'choice']);

const literalFor = ({ each = [] }: NodeRecord, input: string, below: (limit: number) => number) =>
  each.flat().includes(input) ? Array.from({ length: below(4) }, () => below(9)) : below(9);

/** What was walked together is multiplied, and the other way round; a single group is turned about. */
function walkedOtherwise({ each = [] }: NodeRecord) {
  const names = each.flat();
  return each.length === 1 ? names.map((name) => [name]) : [names];
}
