import { graphInputs, graphOutputs } from '../graph/graph.ts';
import type { InputSpec, InputValues, NodeType, OutputSpec } from '../node/define-node.ts';
import { ANY_TYPE } from '../node/derived.ts';
import type { PortType } from '../node/port-type.ts';
import type { Types } from '../node/types.ts';
import type { Scope } from './scope.ts';

/** Outputs of a node whose type the registry does not have. */
export const UNKNOWN_OUTPUTS: Record<string, never> = Object.freeze({});

/** What stands in for a node whose type the registry does not have: no inputs, so that none is judged, and it never runs. */
export const UNKNOWN_NODE: NodeType = {
  type: 'graph/unknown',
  version: 1,
  title: 'Unknown',
  effect: 'pure',
  inputs: {},
  outputs: UNKNOWN_OUTPUTS,
  run: () => ({}),
};

type Value = InputValues<{ readonly value: InputSpec }>;

const pass = ({ value }: Value) => ({ value });

const interfaceOf = (type: PortType, doc: string) => ({
  version: 1,
  inputs: { value: { type, arity: 'one', doc, options: { tolerant: true }, hasDefault: false } satisfies InputSpec },
  outputs: { value: { type, doc } },
});

/** The step of a graph input: hands its value on. One definition per port type. */
export const inputStepType = perType((type) => ({
  ...interfaceOf(type, 'The value given for this input of the graph.'),
  type: 'graph/input',
  title: 'Graph input',
  effect: 'pure',
  run: pass,
}));

/** The step of an output of a subgraph: hands its value on, lazy or not. One definition per port type. */
export const innerOutputStepType = perType((type) => ({
  ...interfaceOf(type, 'The value the subgraph gives.'),
  type: 'graph/output',
  title: 'Graph output',
  effect: 'pure',
  run: pass,
}));

/** The step of an output of the document: makes a lazy value concrete; other values pass through. One definition per port type. */
export const outputStepType = perType((type) => {
  const { materialise } = type;
  if (!materialise) return innerOutputStepType(type);
  const { inputs, outputs, version } = interfaceOf(type, 'The value the graph gives.');
  return {
    version,
    outputs,
    // Of a list, what is there is made concrete.
    inputs,
    type: 'graph/output',
    title: 'Graph output',
    effect: 'compute',
    pool: 'media',
    needs: ['assets', 'media'],
    predict: pass,
    run: async ({ value }: Value, { host, signal, progress }) => ({
      value: await materialise(value, { host: host as never, signal, progress }),
    }),
  };
});

/** The steps that the inputs and outputs of a scope's graph imply, by id. */
export function impliedTypes({ part, graph }: Scope, types: Types): ReadonlyMap<string, NodeType> {
  const wanted = new Map<string, NodeType>();
  const outputType = graph === undefined ? outputStepType : innerOutputStepType;
  for (const [name, input] of Object.entries(graphInputs(part))) {
    const type = types.portType(input.type);
    wanted.set(`inputs.${name}`, type ? inputStepType(type) : UNKNOWN_NODE);
  }
  for (const [name, { from }] of Object.entries(graphOutputs(part)))
    wanted.set(`outputs.${name}`, outputType(types.outputType(part, from) ?? ANY_TYPE));
  return wanted;
}

/** The step of a subgraph node: waits for its outputs, which the graph around it takes from inside. One per node type. */
export function callStepType(def: NodeType): NodeType {
  const known = calls.get(def);
  if (known) return known;
  const outputs = Object.entries(def.outputs as { readonly [port: string]: OutputSpec });
  const made: NodeType = {
    type: def.type,
    version: 1,
    title: def.title,
    effect: 'pure',
    inputs: Object.fromEntries(
      outputs.map(([port, { type, doc }]) => [
        port,
        { type, arity: 'one', doc, options: { tolerant: true }, hasDefault: false } satisfies InputSpec,
      ]),
    ),
    outputs: {},
    run: () => ({}),
  };
  calls.set(def, made);
  return made;
}
const calls = new WeakMap<NodeType, NodeType>();

function perType(define: (type: PortType) => NodeType): (type: PortType) => NodeType {
  const known = new WeakMap<PortType, NodeType>();
  return (type) => {
    const found = known.get(type);
    if (found) return found;
    const made = define(type);
    known.set(type, made);
    return made;
  };
}
