import {
  FOLD_TYPE,
  type Graph,
  type GraphPart,
  type NodeRecord,
  type PortType,
  subgraphOf,
  typesOf,
} from '@shotgraph/engine';
import {
  describeNode,
  describeType,
  type InputData,
  type NodeTypeData,
  type OutputData,
  type PortTypeData,
} from '@shotgraph/engine/worker';
import type { Catalogue } from '../engine/catalogue.ts';
import { usableIn } from './here.ts';

/**
 * The node types of one document: those of the catalogue with what is wired to them taken into account, and those that its
 * subgraphs make. A type that has not changed stays the same object.
 */
export interface DocTypes {
  /** Type of a node as its card shows it: with lists where it runs once per item, and as if it were not off. */
  of(part: GraphPart, record: NodeRecord | undefined): NodeTypeData | undefined;
  /** Type of an output, `node.port` or `inputs.name`; `undefined` when there is none. */
  output(part: GraphPart, from: string): PortTypeData | undefined;
  /** A port type by the name it has in documents. */
  port(name: string): PortTypeData | undefined;
  /** The types that subgraphs make, for a graph in which they can be used: each of them, and its fold where it has one. */
  made(subgraph: string | undefined): readonly { readonly type: NodeTypeData; readonly record: NodeRecord }[];
  /** Nodes, edges or the inputs and outputs of a graph have changed. */
  forget(): void;
}

/** Follows the types of a document. */
export function createDocTypes(graph: Graph, { shapes }: Catalogue): DocTypes {
  const types = typesOf(graph, shapes);
  let isFresh = true;
  const current = () => {
    if (!isFresh) types.refresh();
    isFresh = true;
    return types;
  };

  /** Records are replaced, never changed: until something is wired otherwise, each keeps its type. */
  let known = new WeakMap<NodeRecord, NodeTypeData | typeof NO_TYPE>();
  const of: DocTypes['of'] = (part, record) => {
    if (!record) return undefined;
    const type = known.get(record) ?? infer(part, record) ?? NO_TYPE;
    known.set(record, type);
    return type === NO_TYPE ? undefined : (type as NodeTypeData);
  };
  const infer = (part: GraphPart, record: NodeRecord): NodeTypeData | undefined => {
    const working = record.off ? withoutOff(record) : record;
    const concrete = current().concreteOf(part, working);
    if (!concrete) return record.type === FOLD_TYPE ? UNTOLD_FOLD : undefined;
    const same = described.get(concrete.outside);
    if (same) return same;
    const type = keepGeneric(describeNode(concrete.outside), describeNode(current().outsideOf(working)!));
    described.set(concrete.outside, type);
    return type;
  };

  return {
    of,
    output: (part, from) => describe(current().outputType(part, from)),
    port: (name) => describe(current().portType(name)),
    made: (subgraph) =>
      usableIn(graph, subgraph).flatMap((name) => {
        const records = [
          { type: `graph/${name}`, version: 1, inputs: {} },
          { type: FOLD_TYPE, version: 1, inputs: { graph: name } },
        ];
        return records.flatMap((record) => {
          const type = of(graph, record);
          return type && type !== UNTOLD_FOLD ? [{ type, record }] : [];
        });
      }),
    forget: () => {
      isFresh = false;
      known = new WeakMap();
    },
  };
}

const withoutOff = ({ off: _, ...working }: NodeRecord): NodeRecord => working;

/** What is remembered of a node whose type is not known. */
const NO_TYPE = Symbol('no type');

const described = new WeakMap<object, NodeTypeData>();
const describedPorts = new WeakMap<PortType, PortTypeData>();

function describe(type: PortType | undefined): PortTypeData | undefined {
  if (!type) return undefined;
  const known = describedPorts.get(type) ?? describeType(type);
  describedPorts.set(type, known);
  return known;
}

/** Where nothing says yet what a generic port carries, it is drawn as what it is: generic, perhaps a list. */
function keepGeneric(type: NodeTypeData, generic: NodeTypeData): NodeTypeData {
  const keep = <T extends InputData | OutputData>(specs: { readonly [name: string]: T }, from: Record<string, T>) =>
    Object.fromEntries(
      Object.entries(specs).map(([name, spec]) => [name, spec.type.name === 'unknown' ? (from[name] ?? spec) : spec]),
    );
  return { ...type, inputs: keep(type.inputs, generic.inputs), outputs: keep(type.outputs, generic.outputs) };
}

const SUBGRAPH: PortTypeData = {
  name: 'subgraph',
  accepts: ['subgraph'],
  colour: '#9e9e9e',
  widget: 'select',
  templates: false,
  mentions: false,
  literal: true,
  lazy: false,
  converts: false,
};

/** A fold that does not say yet what it folds: all it can be asked is that. */
const UNTOLD_FOLD: NodeTypeData = {
  type: FOLD_TYPE,
  version: 1,
  title: 'Fold',
  doc: 'Runs a subgraph once per item, handing its state on to the next round.',
  effect: 'pure',
  inputs: { graph: { type: SUBGRAPH, arity: 'one', doc: 'The subgraph to run.', options: {}, hasDefault: false } },
  outputs: {},
};

/** Title of what a node runs, where it is a subgraph of the document. */
export const subgraphTitle = (graph: Graph, record: NodeRecord): string | undefined => {
  const name = subgraphOf(record);
  return name === undefined ? undefined : (graph.graphs.get(name)?.header.title ?? name);
};
