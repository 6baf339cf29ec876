import {
  type Edge,
  edgesIn,
  FOLD_TYPE,
  type InputValue,
  isEdge,
  isEdgeList,
  parseFrom,
  RESERVED_IDS,
  SUBGRAPH_GROUP,
  subgraphOf,
} from '../../graph/document.ts';
import type { Op } from '../../graph/edit.ts';
import { type Graph, graphOutputs, partOf } from '../../graph/graph.ts';
import { freeId } from '../../graph/ids.ts';
import { sourcesOf } from '../../graph/order.ts';
import { renameTemplates } from '../../graph/text.ts';
import type { Registry } from '../registry.ts';
import { typesOf } from '../types.ts';
import { toMiddle } from './layout.ts';
import { edgeName, hasNamedEdges, isTemplated, mapTexts, mentionedIn, movedEdge } from './names.ts';
import { type Instance, type Place, StandIns, takenType } from './stand-in.ts';

/**
 * Ops that put the nodes of a subgraph in the place of a node that runs it. Every node keeps its key; mentions and templates keep
 * their meaning. Literals and defaults are written where their inputs were used, or become inputs of the graph around where only
 * an edge can be. The subgraph itself is removed when nothing else uses it.
 *
 * @param subgraph - name of the subgraph the node stands in; the document's own graph when left out
 * @throws RangeError saying why when the node cannot be expanded: it runs once per item, folds, is off, or what it is fed with cannot
 *   be written inside
 */
export function expandNode(graph: Graph, registry: Registry, id: string, subgraph?: string): readonly Op[] {
  const instance = openInstance(graph, registry, id, subgraph);
  const standIns = new StandIns(instance);
  const ids = newIds(instance);
  const moved: Op[] = [...additionOps(instance, standIns, ids), ...rewiringOps(instance, standIns, ids)];
  const ops: Op[] = [...standIns.ops(), { op: 'remove-node', id }, ...moved];
  const placed = subgraph === undefined ? ops : ops.map((op) => ({ ...op, graph: subgraph }) as Op);
  return isUsedElsewhere(graph, instance) ? placed : [...placed, { op: 'set-subgraph', name: instance.name }];
}

function openInstance(graph: Graph, registry: Registry, id: string, around: string | undefined): Instance {
  const part = partOf(graph, around);
  const record = part.nodes.get(id);
  if (!record) throw new RangeError(`there is no node "${id}" to expand`);
  const refuse = (why: string) => new RangeError(`node "${id}" cannot be expanded: ${why}`);
  if (record.type === FOLD_TYPE)
    throw refuse('it folds a subgraph over a list, and how many rounds that takes is only known in a run');
  if (!record.type.startsWith(SUBGRAPH_GROUP)) throw refuse(`it is a "${record.type}", which is no subgraph`);
  if (record.each) throw refuse('it runs once per item; take "each" off first');
  if (record.off) throw refuse('it is off; turn it on first');
  const name = record.type.slice(SUBGRAPH_GROUP.length);
  const inside = graph.graphs.get(name);
  if (!inside) throw refuse(`there is no subgraph "${name}"`);
  if (inside === part || sourcesOf(record).includes(id)) throw refuse('it contains or feeds itself; mend that first');
  return { part, inside, id, record, name, around, types: typesOf(graph, registry) };
}

/** Ids of the inner nodes in the graph around. That of the expanded node is free then. */
function newIds({ part, inside, id }: Instance): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const isTaken = (other: string) =>
    taken.has(other) || RESERVED_IDS.has(other) || (part.nodes.has(other) && other !== id);
  const ids = new Map<string, string>();
  for (const inner of inside.nodes.keys()) {
    const fresh = freeId(isTaken, inner, 'node');
    taken.add(fresh);
    ids.set(inner, fresh);
  }
  return ids;
}

function additionOps(instance: Instance, standIns: StandIns, ids: ReadonlyMap<string, string>): readonly Op[] {
  const { part, inside, id, name, types } = instance;
  const keys = [...part.nodes.keys()];
  const before = keys[keys.indexOf(id) + 1];
  const place = part.positions.get(id);
  const positions = place ? toMiddle(inside.positions, place) : undefined;
  return [...inside.nodes].map(([inner, record]) => {
    const where = (input: string) => `subgraph "${name}", node "${inner}", input "${input}"`;
    const def = types.definitionOf(record);
    const mentioned = mentionedIn(record, def);
    const inputs = Object.entries(record.inputs).flatMap(([input, value]) => {
      const follow = ({ from }: Edge): Target => {
        const { node, port } = parseFrom(from);
        if (node === 'inputs') return { input: port };
        const fresh = ids.get(node);
        if (fresh !== undefined) return { from: `${fresh}.${port}` };
        throw new RangeError(`${where(input)} comes from "${from}", which does not exist; mend it first`);
      };
      const rename = (text: string) => renameTemplates(text, (template) => standIns.template(template, where(input)));
      const wired = rewired(value, follow, standIns, { record, def, input, mentioned });
      if (wired !== value || !isTemplated(def, input)) return wired === undefined ? [] : [[input, wired] as const];
      return [[input, mapTexts(record, input, value, rename)] as const];
    });
    const at = positions?.get(inner);
    return {
      op: 'add-node',
      id: ids.get(inner)!,
      node: { ...record, inputs: Object.fromEntries(inputs) },
      ...(at && { at }),
      ...(before !== undefined && { before }),
    };
  });
}

/** Wires what the expanded node fed to the inner nodes that made it. */
function rewiringOps(instance: Instance, standIns: StandIns, ids: ReadonlyMap<string, string>): readonly Op[] {
  const { part, inside, id, name, types } = instance;
  const outputs = graphOutputs(inside);
  const follow = ({ from }: Edge): Target | undefined => {
    const { node, port } = parseFrom(from);
    if (node !== id) return undefined;
    const source = parseFrom((Object.hasOwn(outputs, port) ? outputs[port]?.from : undefined) ?? '');
    if (source.node === 'inputs') return { input: source.port };
    const fresh = ids.get(source.node);
    if (fresh !== undefined) return { from: `${fresh}.${source.port}` };
    throw new RangeError(`subgraph "${name}" gives nothing as "${port}", but "${from}" is used; mend it first`);
  };
  const ops: Op[] = [];
  for (const [node, record] of part.nodes) {
    if (node === id || !sourcesOf(record).includes(id)) continue;
    const def = types.definitionOf(record);
    const mentioned = mentionedIn(record, def);
    for (const [input, value] of Object.entries(record.inputs)) {
      if (!edgesIn(value).some(follow)) continue;
      const wired = rewired(value, follow, standIns, { record, def, input, mentioned });
      ops.push({ op: 'set-input', node, input, ...(wired !== undefined && { value: wired }) });
    }
  }
  for (const [output, edge] of Object.entries(graphOutputs(part))) {
    const target = follow(edge);
    if (!target) continue;
    const from = 'from' in target ? target.from : standIns.edge(target.input, undefined);
    ops.push({ op: 'set-graph-output', name: output, value: { ...edge, from } });
  }
  return ops;
}

/** Where an edge comes from after expansion: an output, or whatever an input of the subgraph was given. */
type Target = { readonly from: string } | { readonly input: string };

/** The value with its edges followed; `undefined` when nothing is left of it, the value itself when it holds no edges. */
function rewired(
  value: InputValue,
  follow: (edge: Edge) => Target | undefined,
  standIns: StandIns,
  place: Place,
): InputValue | undefined {
  const named = hasNamedEdges(place.record, place.def, place.input);
  const move = (edge: Edge): Edge | undefined => {
    const target = follow(edge);
    if (!target) return edge;
    if ('from' in target) return movedEdge(edge, target.from, named);
    const isGiven = !('missing' in standIns.given(target.input)) || place.mentioned.has(edgeName(edge));
    return isGiven ? movedEdge(edge, standIns.edge(target.input, takenType(place)), named) : undefined;
  };
  if (isEdge(value)) {
    const target = follow(value);
    const literal = target && 'input' in target ? standIns.literal(target.input, edgeName(value), place) : undefined;
    return literal ?? move(value);
  }
  if (!isEdgeList(value)) return value;
  const edges = value.map(move).filter((edge) => edge !== undefined);
  return edges.length > 0 ? edges : undefined;
}

function isUsedElsewhere(graph: Graph, { name, part, id }: Instance): boolean {
  for (const other of [graph, ...graph.graphs.values()])
    for (const [node, record] of other.nodes)
      if (subgraphOf(record) === name && (other !== part || node !== id)) return true;
  return false;
}
