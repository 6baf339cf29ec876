import type { InputSpec, InputValues, NodeType } from '../node/define-node.ts';
import type { PortType } from '../node/port-type.ts';
import { UNKNOWN_OUTPUTS } from './bind.ts';

/** A type for outputs whose source cannot be found: everything about them is reported on the edge. */
export const ANY_TYPE: PortType = { name: 'unknown', schema: undefined as never, accepts: ['unknown'], colour: '#888' };

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
  inputs: { value: { type, arity: 'one', doc, options: {}, hasDefault: false } satisfies InputSpec },
  outputs: { value: { type, doc } },
});

/** The step of a graph input: hands its literal on. One definition per port type. */
export const inputStepType = perType((type) => ({
  ...interfaceOf(type, 'The value given for this input of the graph.'),
  type: 'graph/input',
  title: 'Graph input',
  effect: 'pure',
  run: pass,
}));

/** The step of a graph output: makes a lazy value concrete; other values pass through. One definition per port type. */
export const outputStepType = perType((type) => {
  const common = { ...interfaceOf(type, 'The value the graph gives.'), type: 'graph/output', title: 'Graph output' };
  const { materialise } = type;
  if (!materialise) return { ...common, effect: 'pure', run: pass };
  return {
    ...common,
    effect: 'compute',
    pool: 'media',
    needs: ['assets', 'media'],
    predict: pass,
    run: async ({ value }: Value, { host, signal, progress }) => ({
      value: await materialise(value, { host: host as never, signal, progress }),
    }),
  };
});

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
