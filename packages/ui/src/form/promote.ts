import { edgesIn, type Graph, graphInputs, type Json, type Op } from '@shotgraph/engine';
import type { PortTypeData } from '@shotgraph/engine/worker';
import type { DocTypes } from '../doc/doc-types.ts';
import { freeId } from '../doc/edits.ts';

/** A literal of a node that can be asked for from outside instead. */
export interface Candidate {
  readonly node: string;
  readonly input: string;
  readonly value: Json;
  /** Port type that the graph input gets. */
  readonly type: string;
}

/** Candidates listed. */
const MOST = 12;

/** What people ask for first. */
const ORDER = ['prompt', 'text', 'line', 'file', 'seconds', 'model', 'seed', 'take'];
const rank = ({ input }: Candidate) => (ORDER.indexOf(input) + ORDER.length + 1) % (ORDER.length + 1);

/** Literals of the document's own nodes that can become graph inputs, those most worth asking for first. */
export function candidatesIn(graph: Graph, types: Pick<DocTypes, 'of' | 'port'>): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [node, record] of graph.nodes) {
    const inputs = types.of(graph, record)?.inputs ?? {};
    for (const [input, value] of Object.entries(record.inputs)) {
      if (!Object.hasOwn(inputs, input) || edgesIn(value).length > 0 || (record.each ?? []).flat().includes(input))
        continue;
      const type = typeFor(inputs[input]!.type, value, types);
      if (type !== undefined) found.push({ node, input, value: value as Json, type });
    }
  }
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

/** A type that a graph input can have and that this input takes; `undefined` where the literal means something only in its place. */
function typeFor(port: PortTypeData, value: unknown, types: Pick<DocTypes, 'port'>): string | undefined {
  // Mentions name edges of the node, templates other graph inputs: neither is read in a graph input.
  if (typeof value === 'string' && (port.mentions || port.templates) && /@|\{\{/.test(value)) return undefined;
  return [port.name, ...port.accepts].find((name) => types.port(name)?.literal && name !== 'choice');
}

/** Ops that make a literal a graph input of the same value. */
export function promoteOps(graph: Graph, { node, input, value, type }: Candidate): readonly Op[] {
  const taken = graphInputs(graph);
  const name = freeId((id) => Object.hasOwn(taken, id), input);
  const label = `${input.charAt(0).toUpperCase()}${input.slice(1)} of ${node}`;
  return [
    { op: 'set-graph-input', name, value: { type, default: value, label } },
    { op: 'set-input', node, input, value: { from: `inputs.${name}` } },
  ];
}

/** Ops that give the graph inputs the values they had once; inputs that are no longer there are left out. */
export function reuseOps(graph: Graph, values: { readonly [name: string]: Json }): readonly Op[] {
  return Object.entries(graphInputs(graph)).flatMap(([name, input]): Op[] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (JSON.stringify(value) === JSON.stringify(input.default)) return [];
    const { default: _, ...rest } = input;
    return [{ op: 'set-graph-input', name, value: value === undefined ? rest : { ...rest, default: value } }];
  });
}
