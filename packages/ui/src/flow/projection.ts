import { edgesIn, type Graph, graphInputs, graphOutputs, type NodeRecord, parseFrom } from '@shotgraph/engine';
import { edgeName, INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import type { Catalogue } from '../engine/catalogue.ts';
import { estimateCards } from './card-size.ts';
import { type Arc, layoutCards, type Place } from './layout.ts';

/** An edge of the document as the canvas draws it. */
export interface Wire {
  /** Stable while the edge exists, whatever its place in the order. */
  readonly id: string;
  readonly from: string;
  readonly node: string;
  readonly input: string;
  /** Place among the edges of its input. */
  readonly index: number;
  readonly label: string;
}

const wiresByRecord = new WeakMap<NodeRecord, readonly Wire[]>();

/** The edges into one node; the same array for the same record. */
function wiresOf(id: string, node: NodeRecord): readonly Wire[] {
  const known = wiresByRecord.get(node);
  // A record can be pasted under another id only as a copy, but undo brings the very same one back.
  if (known && (known.length === 0 || known[0]!.node === id)) return known;
  const wires = Object.entries(node.inputs).flatMap(([input, value]) => {
    const seen = new Map<string, number>();
    return edgesIn(value).map((edge, index): Wire => {
      const repeated = seen.get(edge.from) ?? 0;
      seen.set(edge.from, repeated + 1);
      const wireId = `${edge.from}>${id}.${input}${repeated > 0 ? `#${repeated}` : ''}`;
      return { id: wireId, from: edge.from, node: id, input, index, label: `${edgeName(edge)} into ${id}, ${input}` };
    });
  });
  wiresByRecord.set(node, wires);
  return wires;
}

/** Every edge of a graph, those into its own outputs among them. */
export function toWires(graph: Graph): readonly Wire[] {
  const wires = [...graph.nodes].flatMap(([id, node]) => wiresOf(id, node));
  for (const [name, { from }] of Object.entries(graphOutputs(graph))) {
    wires.push({
      id: `${from}>${OUTPUTS_CARD}.${name}`,
      from,
      node: OUTPUTS_CARD,
      input: name,
      index: 0,
      label: `${from} is output ${name}`,
    });
  }
  return wires;
}

/** Ids of the cards the canvas draws: the nodes, and one card each for the graph's inputs and outputs. */
export function cardIds(graph: Graph): readonly string[] {
  const ids = [...graph.nodes.keys()];
  if (Object.keys(graphInputs(graph)).length > 0) ids.unshift(INPUTS_CARD);
  if (graph.nodes.size > 0) ids.push(OUTPUTS_CARD);
  return ids;
}

/**
 * Places for cards the document gives none: the whole graph in layers when no card has one, else the missing cards in layers below
 * the others.
 */
export function missingPlaces(graph: Graph, catalogue: Catalogue): ReadonlyMap<string, Place> {
  const boxes = estimateCards(graph, catalogue);
  const missing = boxes.filter(({ id }) => !graph.positions.has(id));
  if (missing.length === 0) return new Map();
  const arcs = toWires(graph).map(({ from, node }): Arc => ({ from: parseFrom(from).node, to: node }));
  const places = layoutCards(missing, arcs);
  const placed = boxes.filter(({ id }) => graph.positions.has(id));
  if (placed.length === 0) return places;
  const bottom = Math.max(...placed.map(({ id, height }) => graph.positions.get(id)![1] + height));
  const right = Math.max(...placed.map(({ id, width }) => graph.positions.get(id)![0] + width));
  const left = Math.min(...placed.map(({ id }) => graph.positions.get(id)![0]));
  const top = Math.min(...[...places.values()].map(([, y]) => y));
  // The card of outputs alone belongs at the right end; everything else goes below.
  if (missing.length === 1 && missing[0]!.id === OUTPUTS_CARD) {
    const nearest = Math.min(...placed.map(({ id }) => graph.positions.get(id)![1]));
    return new Map([[OUTPUTS_CARD, [right + 88, nearest]]]);
  }
  return new Map([...places].map(([id, [x, y]]) => [id, [left + x, bottom + 48 + y - top]]));
}
