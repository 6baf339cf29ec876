import { edgesIn, type GraphPart, graphInputs, graphOutputs, type NodeRecord, parseFrom } from '@shotgraph/engine';
import { edgeName, INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { estimateCards, type TypeOf } from './card-size.ts';
import { type Arc, type Box, GAP, layoutCards, type Place } from './layout.ts';

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
export function toWires(graph: GraphPart): readonly Wire[] {
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
export function cardIds(graph: GraphPart): readonly string[] {
  const ids = [...graph.nodes.keys()];
  if (Object.keys(graphInputs(graph)).length > 0) ids.unshift(INPUTS_CARD);
  if (graph.nodes.size > 0) ids.push(OUTPUTS_CARD);
  return ids;
}

/**
 * Places for cards the document gives none: the whole graph in layers when no card has one; else the missing nodes in layers
 * below the others, and the cards of the graph's own inputs and outputs beside what they are wired to.
 */
export function missingPlaces(graph: GraphPart, typeOf: TypeOf): ReadonlyMap<string, Place> {
  const boxes = estimateCards(graph, typeOf);
  const missing = boxes.filter(({ id }) => !graph.positions.has(id));
  if (missing.length === 0) return new Map();
  const arcs = toWires(graph).map(({ from, node }): Arc => ({ from: parseFrom(from).node, to: node }));
  const taken: Taken[] = boxes.flatMap((box) => {
    const at = graph.positions.get(box.id);
    return at ? [{ ...box, at }] : [];
  });
  if (taken.length === 0) return layoutCards(missing, arcs);
  const places = new Map<string, Place>();
  const add = (box: Box, at: Place) => {
    places.set(box.id, at);
    taken.push({ ...box, at });
  };
  const nodes = missing.filter(({ id }) => graph.nodes.has(id));
  const left = Math.min(...taken.map(({ at }) => at[0]));
  const bottom = Math.max(...taken.map(({ at, height }) => at[1] + height));
  const layered = layoutCards(nodes, arcs);
  const top = Math.min(...[...layered.values()].map(([, y]) => y));
  for (const box of nodes) {
    const [x, y] = layered.get(box.id)!;
    add(box, [left + x, bottom + GAP.y + y - top]);
  }
  for (const box of missing) if (!places.has(box.id)) add(box, placeBeside(box, arcs, taken));
  return places;
}

type Taken = Box & { readonly at: Place };

/** Left of what the card feeds, or right of what feeds it; moved down until it covers no other card. */
function placeBeside(box: Box, arcs: readonly Arc[], taken: readonly Taken[]): Place {
  const isInputs = box.id === INPUTS_CARD;
  const ids = new Set(
    arcs.flatMap(({ from, to }) => (isInputs ? from === box.id && [to] : to === box.id && [from]) || []),
  );
  const anchors = taken.filter(({ id }) => ids.has(id));
  const near = anchors.length > 0 ? anchors : taken;
  const x = isInputs
    ? Math.min(...near.map(({ at }) => at[0])) - box.width - GAP.x
    : Math.max(...near.map(({ at, width }) => at[0] + width)) + GAP.x;
  let y = Math.min(...near.map(({ at }) => at[1]));
  const covers = (other: Taken) =>
    other.at[0] < x + box.width + 16 &&
    x < other.at[0] + other.width + 16 &&
    other.at[1] < y + box.height + 16 &&
    y < other.at[1] + other.height + 16;
  for (let other = taken.find(covers); other; other = taken.find(covers)) y = other.at[1] + other.height + 24;
  return [x, y];
}
