import { curvesThrough } from '../bend-path.ts';
import {
  type Area,
  bendsShown,
  type Curve,
  curveOf,
  type Offsets,
  type Scene,
  type SceneWire,
  touches,
} from '../scene.ts';
import { inked, type Look } from './look.ts';
import { Curves, type Sketch } from './sketch.ts';

/** Widths in the document's px, and how much of the canvas shows through; a list is a broader band. */
const SINGLE = { width: 2, opacity: 0.72 };
const LIST = { width: 5, opacity: 0.42 };
const CHOSEN = { width: 3.5, opacity: 1 };
/** Edges are never thinner than this on the screen, px. */
const THINNEST = 0.75;

export interface WirePaint {
  readonly scene: Scene;
  readonly offsets: Offsets;
  /** What is painted at all. */
  readonly area: Area;
  readonly zoom: number;
  readonly look: Look;
  /** Edges that are drawn by somebody else, or not at this time. */
  readonly without: (line: SceneWire) => boolean;
  /** Edges shown as chosen. */
  readonly selected: ReadonlySet<string>;
  /** While an edge is being dragged all others step back. */
  readonly isFaint: boolean;
}

/** What edges are drawn into: curves for a sketch, or the text of an SVG path. */
export interface Pen {
  moveTo(x: number, y: number): void;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void;
}

/** Edges of one look. */
export interface Strand<P extends Pen> {
  readonly colour: string;
  /** Document's px. */
  readonly width: number;
  readonly opacity: number;
  readonly path: P;
}

const curve: Curve = new Float64Array(8);

/** Draws the edges in view, those of one look into one path, in the order in which they cover each other. */
export function toStrands<P extends Pen>(
  lines: Iterable<SceneWire>,
  paint: WirePaint,
  newPen: () => P,
): readonly Strand<P>[] {
  const { scene, offsets, area, zoom, look, without, selected, isFaint } = paint;
  const singles = new Map<string, P>();
  const lists = new Map<string, P>();
  const chosen = new Map<string, P>();
  for (const line of lines) {
    if (without(line) || !curveOf(scene, line, offsets, curve)) continue;
    // An edge that is led through points may come into view by any of them.
    const isBent = line.bends.length > 0;
    if (!isBent && !touches(curve, area)) continue;
    const paths = selected.size > 0 && selected.has(line.wire.id) ? chosen : line.isList ? lists : singles;
    const path = paths.get(line.colour) ?? newPen();
    paths.set(line.colour, path);
    path.moveTo(curve[0]!, curve[1]!);
    for (const part of isBent ? curvesThrough(curve, bendsShown(line, offsets)) : [curve])
      path.bezierCurveTo(part[2]!, part[3]!, part[4]!, part[5]!, part[6]!, part[7]!);
  }
  const looking = (paths: ReadonlyMap<string, P>, width: number, opacity: number) =>
    [...paths].map(([colour, path]) => ({
      colour: inked(look, colour),
      width: Math.max(width, THINNEST / zoom),
      opacity: isFaint ? Math.min(opacity, 0.25) : opacity,
      path,
    }));
  return [
    ...looking(singles, SINGLE.width, SINGLE.opacity),
    ...looking(lists, LIST.width, LIST.opacity),
    ...looking(chosen, CHOSEN.width, CHOSEN.opacity),
  ];
}

/** Paints edges, those of one look in one stroke. @returns what can be painted again while nothing of them has changed */
export function paintWires(sketch: Sketch, lines: Iterable<SceneWire>, paint: WirePaint): readonly Strand<Curves>[] {
  const strands = toStrands(lines, paint, () => new Curves());
  paintStrands(sketch, strands);
  return strands;
}

/** Paints edges as they were gathered. */
export function paintStrands(sketch: Sketch, strands: readonly Strand<Curves>[]): void {
  for (const { colour, width, opacity, path } of strands) sketch.curves(path.numbers, colour, opacity, width);
}
