import { bendsOf, type GraphPart } from '@shotgraph/engine';
import type { PortTypeData } from '@shotgraph/engine/worker';
import type { CardShape } from './card-size.ts';
import type { Place } from './layout.ts';
import { inPort, outPort } from './port-key.ts';
import type { Wire } from './projection.ts';

/** A card as the canvas has to know it to draw edges, to find what is under the pointer, and to show it from afar. */
export interface SceneCard {
  readonly id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** From the top of the card to the middle of each port: `in:name`, `out:name`. */
  ports: ReadonlyMap<string, number>;
}

/** An edge between two ports. */
export interface SceneWire {
  readonly wire: Wire;
  readonly source: string;
  /** `out:name` on the card it comes from. */
  readonly sourcePort: string;
  /** `in:name` on the card it goes to. */
  readonly targetPort: string;
  readonly colour: string;
  readonly isList: boolean;
  /** Points it is led through, in the document's px. */
  readonly bends: readonly Place[];
}

/** Everything on the canvas, in the document's px. */
export interface Scene {
  readonly cards: ReadonlyMap<string, SceneCard>;
  readonly wires: readonly SceneWire[];
  /** Wires by the cards they touch. */
  readonly wiresOf: ReadonlyMap<string, readonly SceneWire[]>;
}

/** A card as the browser drew it. */
export interface Measured {
  readonly width: number;
  readonly height: number;
  readonly ports: ReadonlyMap<string, number>;
}

export interface SceneSources {
  readonly part: GraphPart;
  readonly shapes: readonly CardShape[];
  readonly wires: readonly Wire[];
  readonly placeOf: (id: string) => Place;
  readonly measured: ReadonlyMap<string, Measured>;
  readonly typeOf: (from: string) => PortTypeData | undefined;
}

/** Puts a scene together. Cards that were drawn before are as large as they were then. */
export function createScene({ part, shapes, wires, placeOf, measured, typeOf }: SceneSources): Scene {
  const cards = new Map<string, SceneCard>();
  for (const shape of shapes) {
    const { id } = shape;
    const { width, height, ports } = measured.get(id) ?? shape;
    const [x, y] = placeOf(id);
    cards.set(id, { id, x, y, width, height, ports });
  }
  const drawn: SceneWire[] = [];
  const bends = bendsOf(part);
  const wiresOf = new Map<string, SceneWire[]>();
  const note = (id: string, line: SceneWire) => {
    const list = wiresOf.get(id);
    if (list) list.push(line);
    else wiresOf.set(id, [line]);
  };
  const ends = new Map<string, WireEnd | undefined>();
  for (const wire of wires) {
    let end = ends.get(wire.from);
    if (!end && !ends.has(wire.from)) {
      end = endOf(wire.from, cards, typeOf);
      ends.set(wire.from, end);
    }
    if (!end || !cards.has(wire.node)) continue;
    const { source, sourcePort, colour, isList } = end;
    const led = bends.size > 0 ? bends.get(wire.id) : undefined;
    const targetPort = inPort(wire.input);
    const line = { wire, source, sourcePort, targetPort, colour, isList, bends: led ?? STRAIGHT };
    drawn.push(line);
    note(line.source, line);
    if (line.source !== wire.node) note(wire.node, line);
  }
  return { cards, wires: drawn, wiresOf };
}

/** What all edges from one port have in common. */
type WireEnd = Pick<SceneWire, 'source' | 'sourcePort' | 'colour' | 'isList'>;

function endOf(from: string, cards: Scene['cards'], typeOf: SceneSources['typeOf']): WireEnd | undefined {
  const dot = from.indexOf('.');
  // The very text that the card is found by: maps need not look at its letters again.
  const source = cards.get(from.slice(0, dot))?.id;
  if (source === undefined) return undefined;
  const type = typeOf(from);
  return {
    source,
    sourcePort: outPort(from.slice(dot + 1)),
    colour: type?.colour ?? '#888888',
    isList: type?.element !== undefined,
  };
}

const STRAIGHT: readonly Place[] = [];

/** Where cards are shown that are being dragged: what is added to their places. */
export type Offsets = ReadonlyMap<string, Place>;

/** Ports stand out of the card by half of their size, px. */
const PORT_REACH = 5;
/** Where an edge ends on a card that does not show its port. */
const NO_PORT = 18;

/** Numbers of an edge's curve, a cubic Bezier: start, first handle, second handle, end; x and y each. */
export type Curve = Float64Array;

/** Works out the curve of an edge into `out`, exactly as React Flow draws it; false when a card is missing. */
export function curveOf({ cards }: Scene, line: SceneWire, offsets: Offsets, out: Curve): boolean {
  const from = cards.get(line.source);
  const to = cards.get(line.wire.node);
  if (!from || !to) return false;
  const [fromX, fromY] = offsets.get(from.id) ?? NOWHERE;
  const [toX, toY] = offsets.get(to.id) ?? NOWHERE;
  const startX = from.x + fromX + from.width + PORT_REACH;
  const startY = from.y + fromY + (from.ports.get(line.sourcePort) ?? NO_PORT);
  const endX = to.x + toX - PORT_REACH;
  const endY = to.y + toY + (to.ports.get(line.targetPort) ?? NO_PORT);
  const reach = handleReach(endX - startX);
  out[0] = startX;
  out[1] = startY;
  out[2] = startX + reach;
  out[3] = startY;
  out[4] = endX - reach;
  out[5] = endY;
  out[6] = endX;
  out[7] = endY;
  return true;
}

const NOWHERE: Place = [0, 0];

/** Points an edge is led through; they go along when both of its cards are dragged. */
export function bendsShown({ source, wire, bends }: SceneWire, offsets: Offsets): readonly Place[] {
  const by = offsets.get(source);
  if (!by || !offsets.has(wire.node) || bends.length === 0) return bends;
  return bends.map(([x, y]): Place => [x + by[0], y + by[1]]);
}

/** How far the handles of an edge's curve reach: half of the way, and round a bend where the edge goes backwards. */
export const handleReach = (way: number): number => (way >= 0 ? 0.5 * way : 6.25 * Math.sqrt(-way));

/** A rectangle in the document's px. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What of an area a curve may touch: the box of its four points. */
export const touches = (curve: Curve, { left, top, right, bottom }: Area): boolean =>
  Math.min(curve[0]!, curve[4]!) <= right &&
  Math.max(curve[6]!, curve[2]!) >= left &&
  Math.min(curve[1]!, curve[7]!) <= bottom &&
  Math.max(curve[1]!, curve[7]!) >= top;

/** Whether a card touches an area. */
export const isIn = ({ x, y, width, height }: SceneCard, { left, top, right, bottom }: Area): boolean =>
  x <= right && x + width >= left && y <= bottom && y + height >= top;

/** The area of all cards, or of some; `undefined` when there is none. */
export function boundsOf({ cards }: Scene, ids: Iterable<string> = cards.keys()): Area | undefined {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const id of ids) {
    const card = cards.get(id);
    if (!card) continue;
    left = Math.min(left, card.x);
    top = Math.min(top, card.y);
    right = Math.max(right, card.x + card.width);
    bottom = Math.max(bottom, card.y + card.height);
  }
  return left === Infinity ? undefined : { left, top, right, bottom };
}
