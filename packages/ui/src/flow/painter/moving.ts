import type { CanvasModel } from '../canvas-model.ts';
import type { Place } from '../layout.ts';
import { lift } from '../lift.ts';
import { takeFromPage } from '../place-on-page.ts';
import { type Area, boundsOf, type SceneCard, type SceneWire } from '../scene.ts';
import { areaInView } from '../viewport.ts';
import { type Easel, hang, takeDown } from './easel.ts';
import { createMovingWires, PathText } from './moving-wires.ts';
import { paintCards } from './paint-cards.ts';
import { paintWires, type Strand, toStrands, type WirePaint } from './paint-wires.ts';
import type { PainterSources } from './painter.ts';
import { type Region, regionFor } from './region.ts';
import { Sketch } from './sketch.ts';

/** What is being dragged, as far as it is painted. */
export interface Moving {
  /** Shows it where it is now. */
  show(): void;
  /** What it looks like may have changed. */
  forget(): void;
}

/** What is to be seen on the canvas. */
interface PaintOrder {
  readonly cards: readonly SceneCard[];
  readonly lines: readonly SceneWire[];
  readonly region: Region;
  readonly offsets: CanvasModel['offsets'];
}

/** Edges and marks of a card stand out of it by so much at most, document's px. */
const RIM = 32;
const AT_REST: ReadonlyMap<string, Place> = new Map();

/**
 * Shows what is being dragged above what rests: cards that are not on the page, and the edges among them, are painted once onto a
 * canvas, which then only moves; edges to what rests are paths of a picture, for they change with every step.
 */
export function createMoving(
  model: CanvasModel,
  canvas: HTMLCanvasElement,
  picture: SVGSVGElement,
  sources: PainterSources,
  easel: Easel,
): Moving {
  const wires = createMovingWires(picture);
  /** What of the document the canvas holds or is going to, as it stands before the drag. */
  let held: Region | undefined;
  let isClear = true;
  let isLifted = false;
  let isPainting = false;
  /** What to paint once what is being painted is there: only the last is of interest. */
  let next: PaintOrder | undefined;
  /** How often it was emptied: what was asked for before comes too late. */
  let cleared = 0;

  const clear = () => {
    held = undefined;
    next = undefined;
    cleared++;
    // It stays as large as it was, and lifted: less would have the browser look anew at what of the page covers what.
    if (!isClear) takeDown(canvas);
    isClear = true;
  };

  const wirePaint = (area: Region, offsets: CanvasModel['offsets']): WirePaint => ({
    ...{ scene: model.scene, offsets, area, zoom: area.zoom },
    look: sources.look(),
    selected: sources.selectedEdges(),
    isFaint: sources.isConnecting(),
    without: sources.isDrawn,
  });

  const paint = async (order: PaintOrder): Promise<void> => {
    if (isPainting) {
      next = order;
      return;
    }
    const { cards, lines, region, offsets } = order;
    const turn = cleared;
    isPainting = true;
    const sketch = new Sketch();
    paintWires(sketch, lines, wirePaint(region, offsets));
    paintCards(sketch, cards, {
      ...{ zoom: region.zoom, look: sources.look(), offsets },
      selected: sources.selectedNodes(),
      faceOf: sources.lookAtFaces(),
    });
    const painted = await easel.paint(sketch, region);
    isPainting = false;
    if (painted && turn === cleared) {
      isClear = false;
      hang(painted, canvas, region);
      if (!isLifted) lift(canvas);
      isLifted = true;
      hideCarried();
    } else painted?.close();
    const follow = next;
    next = undefined;
    if (follow) void paint(follow);
  };
  /** What is carried is seen here, and no more on the page. */
  const hideCarried = () => {
    if (model.isCarried && !isClear) takeFromPage(model, [...model.offsets.keys()]);
  };

  /** Cards that all go the same way: painted anew only when some come into view that were not. */
  const carry = (cards: readonly SceneCard[], lines: readonly SceneWire[], by: Place) => {
    const { viewport, size, scene } = model;
    const around = boundsOf(
      scene,
      cards.map(({ id }) => id),
    )!;
    const isHeld = held?.zoom === viewport.zoom && covers(held, meet(shift(areaInView(viewport, size), by), around));
    if (!isHeld) {
      const region = { ...meet(shift(regionFor(viewport, size), by), around), zoom: viewport.zoom };
      held = region;
      if (region.right > region.left && region.bottom > region.top)
        void paint({ cards, lines, region, offsets: AT_REST });
      else clear();
    }
    canvas.style.transform = `translate(${by[0]}px, ${by[1]}px)`;
  };

  return {
    forget() {
      held = undefined;
    },
    show() {
      const { offsets, scene, linking, viewport, size } = model;
      const moving = [...offsets.keys()].flatMap((id) => scene.cards.get(id) ?? []);
      const painted = moving.filter(({ id }) => model.isCarried || !model.mounted.has(id));
      const lines = new Set(moving.flatMap(({ id }) => scene.wiresOf.get(id) ?? []));
      const by = commonOf(offsets);
      const within = painted.length === 0 ? [] : [...lines].filter((line) => isWithin(line, offsets));
      const view = regionFor(viewport, size, 0);
      if (painted.length === 0) clear();
      else if (by) carry(painted, within, by);
      else {
        held = undefined;
        void paint({ cards: painted, lines: within, region: view, offsets });
        canvas.style.transform = '';
      }
      hideCarried();
      for (const line of within) lines.delete(line);
      const strands = toStrands(lines, wirePaint(view, offsets), () => new PathText());
      wires.show(linking ? [...strands, strandOf(linking, viewport.zoom)] : strands, view);
    },
  };
}

/** Whether both ends of an edge move. */
const isWithin = ({ source, wire }: SceneWire, offsets: CanvasModel['offsets']): boolean =>
  offsets.has(source) && offsets.has(wire.node);

/** How far everything moves, where that is the same for all. */
function commonOf(offsets: CanvasModel['offsets']): Place | undefined {
  const [first, ...others] = offsets.values();
  return first && others.every(([x, y]) => x === first[0] && y === first[1]) ? first : undefined;
}

/** An area as it stood before everything moved. */
const shift = ({ left, top, right, bottom }: Area, [x, y]: Place): Area => ({
  left: left - x,
  top: top - y,
  right: right - x,
  bottom: bottom - y,
});

/** What of an area lies within bounds and just around them. */
const meet = (area: Area, bounds: Area): Area => ({
  left: Math.floor(Math.max(area.left, bounds.left - RIM)),
  top: Math.floor(Math.max(area.top, bounds.top - RIM)),
  right: Math.ceil(Math.min(area.right, bounds.right + RIM)),
  bottom: Math.ceil(Math.min(area.bottom, bounds.bottom + RIM)),
});

/** Whether an area holds all of another, or there is nothing to hold. */
const covers = (area: Area, inner: Area): boolean =>
  inner.right <= inner.left ||
  inner.bottom <= inner.top ||
  (inner.left >= area.left && inner.top >= area.top && inner.right <= area.right && inner.bottom <= area.bottom);

/** An edge that is being pulled from a painted port. */
function strandOf({ from, to, colour }: NonNullable<CanvasModel['linking']>, zoom: number): Strand<PathText> {
  const path = new PathText();
  const reach = Math.abs(to[0] - from[0]) / 2;
  path.moveTo(from[0], from[1]);
  path.bezierCurveTo(from[0] + reach, from[1], to[0] - reach, to[1], to[0], to[1]);
  return { colour, width: Math.max(2.5, 1.5 / zoom), opacity: 1, path };
}
