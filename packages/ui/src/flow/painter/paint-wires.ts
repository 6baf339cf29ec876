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

/** Widths in the document's px, and how much of the canvas shows through; a list is a broader band. */
const SINGLE = { width: 2, opacity: 0.72 };
const LIST = { width: 5, opacity: 0.42 };
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

const curve: Curve = new Float64Array(8);

/** Paints edges, those of one look in one stroke. The context is scaled to the document's px. */
export function paintWires(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  lines: Iterable<SceneWire>,
  paint: WirePaint,
): void {
  const { scene, offsets, area, zoom, look, without, selected, isFaint } = paint;
  const singles = new Map<string, Path2D>();
  const lists = new Map<string, Path2D>();
  const chosen = new Map<string, Path2D>();
  for (const line of lines) {
    if (without(line) || !curveOf(scene, line, offsets, curve)) continue;
    // An edge that is led through points may come into view by any of them.
    const isBent = line.bends.length > 0;
    if (!isBent && !touches(curve, area)) continue;
    const groups = selected.has(line.wire.id) ? chosen : line.isList ? lists : singles;
    let path = groups.get(line.colour);
    if (path === undefined) {
      path = new Path2D();
      groups.set(line.colour, path);
    }
    path.moveTo(curve[0]!, curve[1]!);
    for (const part of isBent ? curvesThrough(curve, bendsShown(line, offsets)) : [curve])
      path.bezierCurveTo(part[2]!, part[3]!, part[4]!, part[5]!, part[6]!, part[7]!);
  }
  const stroke = (groups: ReadonlyMap<string, Path2D>, width: number, opacity: number) => {
    context.globalAlpha = isFaint ? Math.min(opacity, 0.25) : opacity;
    context.lineWidth = Math.max(width, THINNEST / zoom);
    for (const [colour, path] of groups) {
      context.strokeStyle = inked(look, colour);
      context.stroke(path);
    }
  };
  stroke(singles, SINGLE.width, SINGLE.opacity);
  stroke(lists, LIST.width, LIST.opacity);
  stroke(chosen, 3.5, 1);
  context.globalAlpha = 1;
}
