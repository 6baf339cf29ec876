import { curvesThrough } from './bend-path.ts';
import type { Place } from './layout.ts';
import {
  type Area,
  type Curve,
  curveOf,
  isIn,
  type Offsets,
  type Scene,
  type SceneCard,
  type SceneWire,
} from './scene.ts';

const NO_OFFSETS: Offsets = new Map();

/** The card at a point, the one painted last where several are. */
export function cardAt({ cards }: Scene, [x, y]: Place): SceneCard | undefined {
  let found: SceneCard | undefined;
  for (const card of cards.values())
    if (x >= card.x && x <= card.x + card.width && y >= card.y && y <= card.y + card.height) found = card;
  return found;
}

/** Ids of all cards that touch an area. */
export function cardsIn({ cards }: Scene, area: Area): string[] {
  const found: string[] = [];
  for (const card of cards.values()) if (isIn(card, area)) found.push(card.id);
  return found;
}

/** A port close to a point: `out:name` at the right edge of its card, `in:name` at the left one. */
export interface PortAt {
  readonly card: string;
  readonly port: string;
}

/** How far from a port a pointer still means it, px of the screen. */
const PORT_REACH = 9;
/** The same in the document's px at most: from very far cards are small, and what is pressed beside them is the ground. */
const MOST_PORT_REACH = 36;

/** How far from a port a pointer means it, in the document's px. */
export const portReach = (zoom: number): number => Math.min(PORT_REACH / zoom, MOST_PORT_REACH);

/** The nearest port of one side within a distance. */
export function portAt({ cards }: Scene, [x, y]: Place, side: 'in' | 'out', reach: number): PortAt | undefined {
  let found: PortAt | undefined;
  let nearest = reach * reach;
  for (const card of cards.values()) {
    const edge = side === 'out' ? card.x + card.width : card.x;
    if (Math.abs(edge - x) > reach || y < card.y - reach || y > card.y + card.height + reach) continue;
    for (const [port, down] of card.ports) {
      if (!port.startsWith(`${side}:`)) continue;
      const square = (edge - x) ** 2 + (card.y + down - y) ** 2;
      if (square > nearest) continue;
      nearest = square;
      found = { card: card.id, port };
    }
  }
  return found;
}

/** Straight pieces a curve is taken for. */
const PIECES = 16;
const curve: Curve = new Float64Array(8);

/** The edge nearest to a point within a distance. */
export function wireAt(scene: Scene, [x, y]: Place, reach: number): SceneWire | undefined {
  let found: SceneWire | undefined;
  let nearest = reach * reach;
  for (const line of scene.wires) {
    if (!curveOf(scene, line, NO_OFFSETS, curve)) continue;
    const isBent = line.bends.length > 0;
    if (!isBent && !isAround(x, y, reach)) continue;
    const square = isBent ? distanceToBent(line, x, y) : distanceToCurve(x, y);
    if (square > nearest) continue;
    nearest = square;
    found = line;
  }
  return found;
}

/** Square of the distance to an edge that is led through points, of which the curve at hand has the ends. */
function distanceToBent({ bends }: SceneWire, x: number, y: number): number {
  let nearest = Infinity;
  for (const part of curvesThrough(curve.slice(), bends)) {
    curve.set(part);
    nearest = Math.min(nearest, distanceToCurve(x, y));
  }
  return nearest;
}

/** Whether a point lies in the box around the curve at hand. */
const isAround = (x: number, y: number, reach: number): boolean =>
  x >= Math.min(curve[0]!, curve[4]!) - reach &&
  x <= Math.max(curve[6]!, curve[2]!) + reach &&
  y >= Math.min(curve[1]!, curve[7]!) - reach &&
  y <= Math.max(curve[1]!, curve[7]!) + reach;

/** Square of the distance to the curve at hand. */
function distanceToCurve(x: number, y: number): number {
  let nearest = Infinity;
  let fromX = curve[0]!;
  let fromY = curve[1]!;
  for (let i = 1; i <= PIECES; i++) {
    const toX = at(i / PIECES, 0);
    const toY = at(i / PIECES, 1);
    nearest = Math.min(nearest, distanceToLine(x, y, fromX, fromY, toX, toY));
    fromX = toX;
    fromY = toY;
  }
  return nearest;
}

function at(t: number, axis: 0 | 1): number {
  const s = 1 - t;
  return (
    s * s * s * curve[axis]! +
    3 * s * s * t * curve[2 + axis]! +
    3 * s * t * t * curve[4 + axis]! +
    t * t * t * curve[6 + axis]!
  );
}

function distanceToLine(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
}
