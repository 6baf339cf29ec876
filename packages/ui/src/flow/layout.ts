/** A card to place: its size in px. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** An edge between cards. */
export interface Arc {
  readonly from: string;
  readonly to: string;
}

export type Place = readonly [x: number, y: number];

/** Room between columns and between cards of a column, px. */
export const GAP = { x: 88, y: 32 } as const;
/** Sweeps that pull cards towards their neighbours; more change nothing visible. */
const SWEEPS = 4;

/**
 * Places cards in layers from left to right: a card stands right of everything it is fed from, as far right as its own readers
 * allow, and each layer is ordered by where its neighbours stand; a layer that is too tall takes several columns. Cycles are cut where
 * they close.
 *
 * @returns top left corners in px, on a grid of 8
 */
export function layoutCards(boxes: readonly Box[], arcs: readonly Arc[]): ReadonlyMap<string, Place> {
  const sources = neighbours(boxes, arcs, 'to');
  const readers = neighbours(boxes, arcs, 'from');
  const layers = toLayers(boxes, sources, readers);
  const rank = new Map<string, number>();
  for (const layer of layers) rankLayer(layer, rank);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (const layer of forward ? layers : [...layers].reverse()) sortLayer(layer, rank, forward ? sources : readers);
  }
  const places = new Map<string, Place>();
  const tallest = tallestColumn(boxes);
  let x = 0;
  for (const layer of layers.flatMap((each) => splitLayer(each, tallest))) {
    const height = layer.reduce((sum, box) => sum + box.height + GAP.y, -GAP.y);
    let y = -height / 2;
    for (const box of layer) {
      places.set(box.id, [snap(x), snap(y)]);
      y += box.height + GAP.y;
    }
    x += Math.max(0, ...layer.map((box) => box.width)) + GAP.x;
  }
  return places;
}

/** A column is no taller than this unless everything fits into it anyway, px. */
const LEAST_TALLEST = 1600;

/** How tall columns may be, so that a graph of many parts beside each other is about as wide as a window, and no tower. */
function tallestColumn(boxes: readonly Box[]): number {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + GAP.x) * (height + GAP.y), 0);
  return Math.max(LEAST_TALLEST, Math.sqrt(area));
}

/** Breaks a layer that is too tall into columns of about the same height, in its order. */
function splitLayer(layer: readonly Box[], tallest: number): Box[][] {
  const height = layer.reduce((sum, box) => sum + box.height + GAP.y, 0);
  const each = height / Math.ceil(height / tallest);
  const columns: Box[][] = [[]];
  let filled = 0;
  for (const box of layer) {
    const column = columns.at(-1)!;
    // What is more than half over the edge begins the next column.
    if (column.length > 0 && filled + (box.height + GAP.y) / 2 > each * columns.length) columns.push([box]);
    else column.push(box);
    filled += box.height + GAP.y;
  }
  return columns;
}

const snap = (px: number) => Math.round(px / 8) * 8;

type Neighbours = ReadonlyMap<string, readonly string[]>;

function neighbours(boxes: readonly Box[], arcs: readonly Arc[], side: 'from' | 'to'): Neighbours {
  const map = new Map<string, string[]>(boxes.map((box) => [box.id, []]));
  for (const arc of arcs) {
    if (arc.from !== arc.to && map.has(arc.from) && map.has(arc.to))
      map.get(arc[side])!.push(side === 'to' ? arc.from : arc.to);
  }
  return map;
}

function toLayers(boxes: readonly Box[], sources: Neighbours, readers: Neighbours): Box[][] {
  const depth = longestPaths(boxes, sources);
  // A card without sources of its own moves next to its first reader: inputs stand beside what they feed.
  for (const { id } of boxes) {
    const next = readers.get(id)!.map((reader) => depth.get(reader)!);
    if (sources.get(id)!.length === 0 && next.length > 0) depth.set(id, Math.max(0, Math.min(...next) - 1));
  }
  const layers: Box[][] = [];
  for (const box of boxes) {
    const at = depth.get(box.id)!;
    while (layers.length <= at) layers.push([]);
    layers[at]!.push(box);
  }
  return layers.filter((layer) => layer.length > 0);
}

/** Edges on the longest way from a source to each card. Walks with a stack of its own: graphs may be deeper than the call stack. */
function longestPaths(boxes: readonly Box[], sources: Neighbours): Map<string, number> {
  const depth = new Map<string, number>();
  const open = new Set<string>();
  for (const box of boxes) {
    const stack = [box.id];
    while (stack.length > 0) {
      const id = stack.at(-1)!;
      const waiting = depth.has(id) ? [] : sources.get(id)!.filter((source) => !depth.has(source) && !open.has(source));
      if (waiting.length > 0 && !open.has(id)) {
        open.add(id);
        stack.push(...waiting);
        continue;
      }
      stack.pop();
      open.delete(id);
      if (!depth.has(id)) depth.set(id, Math.max(-1, ...sources.get(id)!.map((source) => depth.get(source) ?? -1)) + 1);
    }
  }
  return depth;
}

/** Notes where the cards of a layer stand in it, 0..1. */
function rankLayer(layer: readonly Box[], rank: Map<string, number>): void {
  layer.forEach((card, i) => void rank.set(card.id, (i + 0.5) / layer.length));
}

/** Orders a layer by the mean place of each card's neighbours; cards without any stay where they are. */
function sortLayer(layer: Box[], rank: Map<string, number>, towards: Neighbours): void {
  const meanOf = ({ id }: Box) => {
    const near = towards.get(id)!;
    return near.length === 0 ? rank.get(id)! : near.reduce((sum, other) => sum + rank.get(other)!, 0) / near.length;
  };
  const weight = new Map(layer.map((card) => [card.id, meanOf(card)]));
  layer.sort((a, b) => weight.get(a.id)! - weight.get(b.id)!);
  rankLayer(layer, rank);
}
