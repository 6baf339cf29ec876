import { FOLD_TYPE, type NodeRecord, parseFrom, subgraphOf } from '../../graph/document.ts';
import type { Op } from '../../graph/edit.ts';
import { type Graph, type GraphPart, graphInputs, graphOutputs, partOf } from '../../graph/graph.ts';
import { checkId, type IdKind } from '../../graph/ids.ts';
import { renameTemplates } from '../../graph/text.ts';
import type { Registry } from '../registry.ts';
import { typesOf } from '../types.ts';
import { bendOps, followedRecord, followOps, inputOps, type Renaming } from './follow.ts';
import { isTemplated, mapTexts } from './names.ts';

/**
 * Ops that give a node another id. Every node keeps its key. Prompts mention it by the new id; where the name of an edge means
 * something to the node it leads to, or the new one is taken there, the edge keeps the old one.
 *
 * @param subgraph - name of the subgraph the node stands in; the document's own graph when left out
 * @throws RangeError naming the id when there is no such node, the new id is taken or a document cannot have it
 */
export function renameNode(graph: Graph, registry: Registry, id: string, to: string, subgraph?: string): readonly Op[] {
  const part = partOf(graph, subgraph);
  const record = part.nodes.get(id);
  if (!record) throw new RangeError(`there is no node "${id}" to rename`);
  if (id === to) return [];
  checkFree('node', to, part.nodes.has(to));
  const renaming: Renaming = {
    part,
    types: typesOf(graph, registry),
    source: (from) => (parseFrom(from).node === id ? `${to}.${parseFrom(from).port}` : from),
    target: (node, input) => [node === id ? to : node, input],
  };
  const at = part.positions.get(id);
  const others = [...part.nodes].filter(([other]) => other !== id);
  return within(subgraph, [
    {
      op: 'add-node',
      id: to,
      node: followedRecord(record, renaming),
      ...(at && { at }),
      before: id,
    },
    { op: 'remove-node', id },
    ...others.flatMap(([other, node]) => inputOps(other, node, followedRecord(node, renaming))),
    ...followOps(renaming),
  ]);
}

/**
 * Ops that give an input of a graph another name: where it is used, in templates of texts, and at every node that runs the graph.
 *
 * @param subgraph - name of the subgraph whose input it is; the document's own graph when left out
 * @throws RangeError naming the input when there is none, the new name is taken or a document cannot have it, or a fold needs the old one
 */
export function renameGraphInput(
  graph: Graph,
  registry: Registry,
  name: string,
  to: string,
  subgraph?: string,
): readonly Op[] {
  const part = partOf(graph, subgraph);
  const inputs = graphInputs(part);
  const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (!value) throw new RangeError(`there is no graph input "${name}" to rename`);
  if (name === to) return [];
  checkFree('graph input', to, Object.hasOwn(inputs, to));
  const users = usersOf(graph, subgraph);
  for (const { id, record } of users)
    if (record.type === FOLD_TYPE && [name, to].some((each) => FOLD_INPUTS.has(each)))
      throw foldNeeds(id, 'input', name);
  const types = typesOf(graph, registry);
  const renaming: Renaming = {
    part,
    types,
    source: (from) => (from === `inputs.${name}` ? `inputs.${to}` : from),
    target: (node, input) => [node, input],
  };
  const inside = [...part.nodes].flatMap(([id, record]) => {
    const followed = followedRecord(record, renaming);
    const def = types.definitionOf(record);
    const texts = Object.entries(followed.inputs).map(([input, literal]) => {
      if (!isTemplated(def, input)) return [input, literal] as const;
      return [
        input,
        mapTexts(record, input, literal, (text) => renameTemplates(text, (each) => (each === name ? to : each))),
      ] as const;
    });
    return inputOps(id, record, { ...followed, inputs: Object.fromEntries(texts) });
  });
  return [
    ...within(subgraph, [
      { op: 'set-graph-input', name: to, value, before: name },
      { op: 'set-graph-input', name },
      ...inside,
      ...followOps(renaming),
    ]),
    ...users.flatMap((user) => within(user.around, userInputOps(user, name, to))),
  ];
}

/**
 * Ops that give an output of a graph another name, also where a node that runs the graph is used.
 *
 * @param subgraph - name of the subgraph whose output it is; the document's own graph when left out
 * @throws RangeError naming the output when there is none, the new name is taken or a document cannot have it, or a fold needs the old one
 */
export function renameGraphOutput(
  graph: Graph,
  registry: Registry,
  name: string,
  to: string,
  subgraph?: string,
): readonly Op[] {
  const part = partOf(graph, subgraph);
  const outputs = graphOutputs(part);
  const value = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
  if (!value) throw new RangeError(`there is no graph output "${name}" to rename`);
  if (name === to) return [];
  checkFree('graph output', to, Object.hasOwn(outputs, to));
  const users = usersOf(graph, subgraph);
  for (const { id, record } of users)
    if (record.type === FOLD_TYPE && [name, to].includes(FOLD_OUTPUT)) throw foldNeeds(id, 'output', name);
  const types = typesOf(graph, registry);
  const own: Renaming = {
    part,
    types,
    source: (from) => from,
    target: (node, input) => [node, node === 'outputs' && input === name ? to : input],
  };
  const around = [...new Set(users.map((user) => user.around))].flatMap((outer) => {
    const ids = new Set(users.flatMap((user) => (user.around === outer ? [user.id] : [])));
    const renaming: Renaming = {
      part: partOf(graph, outer),
      types,
      source: (from) => {
        const { node, port } = parseFrom(from);
        return port === name && ids.has(node) ? `${node}.${to}` : from;
      },
      target: (node, input) => [node, input],
    };
    const nodes = [...renaming.part.nodes].flatMap(([id, record]) =>
      inputOps(id, record, followedRecord(record, renaming)),
    );
    return within(outer, [...nodes, ...followOps(renaming)]);
  });
  return [
    ...within(subgraph, [
      { op: 'set-graph-output', name: to, value, before: name },
      { op: 'set-graph-output', name },
      ...followOps(own),
    ]),
    ...around,
  ];
}

/** What a fold gives a round, and what it takes from it: these names are its own. */
const FOLD_INPUTS: ReadonlySet<string> = new Set(['item', 'items', 'state', 'graph']);
const FOLD_OUTPUT = 'state';

const foldNeeds = (id: string, kind: 'input' | 'output', name: string) =>
  new RangeError(`graph ${kind} "${name}" cannot be renamed: node "${id}" folds the subgraph and goes by that name`);

/** A node that runs a subgraph, and the graph it stands in. */
interface User {
  readonly id: string;
  readonly record: NodeRecord;
  readonly part: GraphPart;
  readonly around: string | undefined;
}

function usersOf(graph: Graph, subgraph: string | undefined): readonly User[] {
  if (subgraph === undefined) return [];
  return [undefined, ...graph.graphs.keys()].flatMap((around) => {
    const part = partOf(graph, around);
    return [...part.nodes].flatMap(([id, record]) =>
      subgraphOf(record) === subgraph ? [{ id, record, part, around }] : [],
    );
  });
}

/** Ops that hand a node what it was given under the name its subgraph's input has now. */
function userInputOps({ id, record, part }: User, name: string, to: string): readonly Op[] {
  const ops: Op[] = [];
  const value = Object.hasOwn(record.inputs, name) ? record.inputs[name] : undefined;
  if (value !== undefined)
    ops.push({ op: 'set-input', node: id, input: to, value, before: name }, { op: 'set-input', node: id, input: name });
  if (record.each?.some((group) => group.includes(name))) {
    const each = record.each.map((group) => group.map((input) => (input === name ? to : input)));
    ops.push({ op: 'set-each', node: id, value: each });
  }
  const isIt = (node: string, input: string) => node === id && input === name;
  const target: Renaming['target'] = (node, input) => [node, isIt(node, input) ? to : input];
  return [...ops, ...bendOps(part, (from) => from, target)];
}

function checkFree(kind: Exclude<IdKind, 'input'>, id: string, isTaken: boolean): void {
  checkId(kind, id);
  if (isTaken) throw new RangeError(`${kind} "${id}" exists already; choose another name`);
}

const within = (subgraph: string | undefined, ops: readonly Op[]): readonly Op[] =>
  subgraph === undefined ? ops : ops.map((op) => ({ ...op, graph: subgraph }) as Op);
