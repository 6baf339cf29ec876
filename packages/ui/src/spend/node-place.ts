import { type Graph, type GraphPart, type NodeRecord, partOf, subgraphOf } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';

/** Models that cost nothing because they run here: what stands in for one that is paid for, by the output it gives. */
const FREE_MODELS: readonly string[] = ['animatic', 'card'];

/** Where the record of a node stands that a run names by its path. */
export interface NodePlace {
  /** Name of the subgraph; `undefined` for the document's own graph. */
  readonly graph: string | undefined;
  readonly node: string;
  readonly record: NodeRecord;
  /** Which of its items, from 0; left out for nodes that run once. */
  readonly item?: number;
}

const ITEM = /^[0-9]+$/;

/** The node of a path such as `shots/2/grade`; `undefined` when it is gone. */
export function findPlace(graph: Graph, path: string): NodePlace | undefined {
  const names = path.split('/');
  let within: string | undefined;
  let found: NodePlace | undefined;
  for (const name of names) {
    if (ITEM.test(name)) {
      if (found) found = { ...found, item: Number(name) };
      continue;
    }
    if (found) {
      within = subgraphOf(found.record);
      if (within === undefined) return undefined;
    }
    const part: GraphPart | undefined =
      within === undefined || graph.graphs.has(within) ? partOf(graph, within) : undefined;
    const record = part?.nodes.get(name);
    if (!record) return undefined;
    found = { graph: within, node: name, record };
  }
  return found;
}

/** The literal that one item of a node has for an input; `undefined` where it is wired, or left at its default. */
export function literalAt({ record, item }: Pick<NodePlace, 'record' | 'item'>, input: string): unknown {
  const value: unknown = record.inputs[input];
  const isEach = record.each?.some((group) => group.includes(input)) ?? false;
  if (!isEach) return isLiteral(value) ? value : undefined;
  // With several groups an item's number alone does not tell which of the list's it has.
  return Array.isArray(value) && item !== undefined && record.each?.length === 1 ? value[item] : undefined;
}

const isLiteral = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The free model a node can be switched to; `undefined` when it has none, when it is on one, or when its model is wired. */
export function freeModelFor(record: NodeRecord, type: NodeTypeData | undefined): string | undefined {
  const model = record.inputs.model;
  if (typeof model !== 'string' || FREE_MODELS.includes(model)) return undefined;
  return type?.inputs.model?.type.options?.find((option) => FREE_MODELS.includes(option));
}

/** Whether a node is certainly set to what runs here, be it by default, or to a finished take. A model that is wired may be any. */
export function isFreeModel(place: Pick<NodePlace, 'record' | 'item'>, type: NodeTypeData | undefined): boolean {
  if (typeof place.record.inputs.pinned === 'string') return true;
  const model =
    place.record.inputs.model === undefined ? type?.inputs.model?.options.default : literalAt(place, 'model');
  return typeof model === 'string' && FREE_MODELS.includes(model);
}

/** The faster sister of the node's model; `undefined` when there is none. */
export function fastModelFor(record: NodeRecord, type: NodeTypeData | undefined): string | undefined {
  const fast = typeof record.inputs.model === 'string' ? `${record.inputs.model}-fast` : '';
  return type?.inputs.model?.type.options?.includes(fast) ? fast : undefined;
}
