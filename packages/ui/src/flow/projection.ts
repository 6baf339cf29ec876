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
  /** What its input calls it, where it does. */
  readonly as?: string;
}

/** An edge in words. */
export const wireInWords = (wire: Wire): string =>
  wire.node === OUTPUTS_CARD
    ? `${wire.from} is output ${wire.input}`
    : `${edgeName(wire)} into ${wire.node}, ${wire.input}`;

const wiresByRecord = new WeakMap<NodeRecord, readonly Wire[]>();

/** The edges into one node; the same array for the same record. */
function wiresOf(id: string, node: NodeRecord): readonly Wire[] {
  const known = wiresByRecord.get(node);
  // A record can be pasted under another id only as a copy, but undo brings the very same one back.
  if (known && (known.length === 0 || known[0]!.node === id)) return known;
  const wires: Wire[] = [];
  for (const input of Object.keys(node.inputs)) {
    const edges = edgesIn(node.inputs[input]);
    // Most edges are alone in their input.
    const seen = edges.length > 1 ? new Map<string, number>() : undefined;
    edges.forEach(({ from, as }, index) => {
      const repeated = seen?.get(from) ?? 0;
      seen?.set(from, repeated + 1);
      const wireId = `${from}>${id}.${input}${repeated > 0 ? `#${repeated}` : ''}`;
      wires.push({ id: wireId, from, node: id, input, index, ...(as !== undefined && { as }) });
    });
  }
  wiresByRecord.set(node, wires);
  return wires;
}

/** Every edge of a graph, those into its own outputs among them. */
export function toWires(graph: GraphPart): readonly Wire[] {
  const wires: Wire[] = [];
  for (const [id, node] of graph.nodes) for (const wire of wiresOf(id, node)) wires.push(wire);
  for (const [name, { from }] of Object.entries(graphOutputs(graph))) {
    wires.push({
      id: `${from}>${OUTPUTS_CARD}.${name}`,
      from,
      node: OUTPUTS_CARD,
      input: name,
      index: 0,
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
 *
 * @param known - places that such cards have got already: they keep them, and nothing is put there
 */
export function missingPlaces(
  graph: GraphPart,
  typeOf: TypeOf,
  known: ReadonlyMap<string, Place> = NO_PLACES,
): ReadonlyMap<string, Place> {
  const boxes = estimateCards(graph, typeOf);
  const placeOf = (id: string) => graph.positions.get(id) ?? known.get(id);
  const missing = boxes.filter(({ id }) => !placeOf(id));
  if (missing.length === 0) return new Map();
  const arcs = toWires(graph).map(({ from, node }): Arc => ({ from: parseFrom(from).node, to: node }));
  const taken: Taken[] = boxes.flatMap((box) => {
    const at = placeOf(box.id);
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

const NO_PLACES: ReadonlyMap<string, Place> = new Map();

/**
 * Gives a place to every card that the document gives none. Each keeps what it got before; but the cards of the graph's own inputs and
 * outputs give way to whatever has been put onto them since.
 *
 * @param places - what was got so far: it is completed
 * @param boxes - of all cards, where they are known already
 */
export function settlePlaces(
  graph: GraphPart,
  typeOf: TypeOf,
  places: Map<string, Place>,
  boxes: readonly Box[] = estimateCards(graph, typeOf),
): void {
  for (const box of boxes) {
    const at = isOwn(box.id) && !graph.positions.has(box.id) ? places.get(box.id) : undefined;
    if (at && boxes.some((other) => covers(graph.positions.get(other.id), other, at, box))) places.delete(box.id);
  }
  if (boxes.every(({ id }) => graph.positions.has(id) || places.has(id))) return;
  for (const [id, place] of missingPlaces(graph, typeOf, places)) places.set(id, place);
}

const isOwn = (id: string) => id === INPUTS_CARD || id === OUTPUTS_CARD;

/** Whether two cards overlap, or are closer than `gap`, px. */
const covers = (a: Place | undefined, aBox: Box, b: Place, bBox: Box, gap = 0): boolean =>
  a !== undefined &&
  a[0] < b[0] + bBox.width + gap &&
  b[0] < a[0] + aBox.width + gap &&
  a[1] < b[1] + bBox.height + gap &&
  b[1] < a[1] + aBox.height + gap;

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
  const isInTheWay = (other: Taken) => covers(other.at, other, [x, y], box, 16);
  for (let other = taken.find(isInTheWay); other; other = taken.find(isInTheWay)) y = other.at[1] + other.height + 24;
  return [x, y];
}
