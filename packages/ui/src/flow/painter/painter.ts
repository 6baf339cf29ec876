import type { CanvasModel } from '../canvas-model.ts';
import { isNear } from '../cull.ts';
import { isIn, type SceneCard, type SceneWire } from '../scene.ts';
import type { Look } from './look.ts';
import { createMovingWires } from './moving-wires.ts';
import { type CardFace, paintCards, sameFace } from './paint-cards.ts';
import { paintWires } from './paint-wires.ts';
import { needFor, type Region, regionFor } from './region.ts';

/** What the painter has to know besides the model. */
export interface PainterSources {
  readonly look: () => Look;
  readonly faceOf: (id: string) => CardFace;
  readonly selectedNodes: () => ReadonlySet<string>;
  readonly selectedEdges: () => ReadonlySet<string>;
  /** Edges that React Flow draws, because they are being pointed at or chosen. */
  readonly isDrawn: (line: SceneWire) => boolean;
  /** Whether an edge is being dragged. */
  readonly isConnecting: () => boolean;
}

/**
 * Paints edges, and cards that are not on the page, onto two canvases that move together with the cards: what rests onto the lower
 * one, what is being dragged onto the upper one; where only edges have to be painted of that, into a picture of paths instead. Panning
 * within what is painted paints nothing.
 */
export interface Painter {
  /** What rests has changed. */
  invalidate(): void;
  /** Cards may show something else by now: if one that is painted does, what rests is painted anew. */
  review(): void;
  /** What moves has moved. */
  move(): void;
  /** The viewport is another one. */
  follow(): void;
  stop(): void;
}

/** Rest after which a painting that is only too coarse is made anew, ms. */
const SETTLED_MS = 90;

/** Makes a painter for two canvases and a picture that stand in the document's coordinates. */
export function createPainter(
  model: CanvasModel,
  lower: HTMLCanvasElement,
  upper: HTMLCanvasElement,
  picture: SVGSVGElement,
  sources: PainterSources,
): Painter {
  const wires = createMovingWires(picture);
  let region: Region | undefined;
  let frame = 0;
  let isStale = true;
  let hasMoved = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUpperClear = false;
  /** What cards showed when they were painted. */
  let faces: ReadonlyMap<string, CardFace> = new Map();

  const isMoving = (line: SceneWire) => model.offsets.has(line.source) || model.offsets.has(line.wire.node);

  // What rests is handed to the page as a finished picture: browsers without a graphics card copy a canvas that can still be
  // painted on in every frame in which it moves.
  const easel = new OffscreenCanvas(1, 1);
  const paintResting = (target: Region) => {
    const context = start(easel, target);
    if (!context) return;
    const { scene, mounted, offsets, viewport } = model;
    const look = sources.look();
    const selected = sources.selectedNodes();
    const far: SceneCard[] = [];
    const isFar = !isNear(viewport);
    for (const card of scene.cards.values())
      if ((isFar || !mounted.has(card.id)) && !offsets.has(card.id) && isIn(card, target)) far.push(card);
    const shown = new Map(far.map(({ id }) => [id, sources.faceOf(id)]));
    faces = shown;
    const paint = { zoom: target.zoom, look, offsets, selected, faceOf: (id: string) => shown.get(id)! };
    paintWires(
      context,
      scene.wires,
      wirePaint(target, (line) => isMoving(line) || sources.isDrawn(line)),
    );
    paintCards(context, far, paint);
    place(lower, target, easel);
    lower.getContext('bitmaprenderer')?.transferFromImageBitmap(easel.transferToImageBitmap());
  };

  /** Without pixels it takes no part in anything: a browser may copy canvases in every frame in which they move. */
  const clearUpper = () => {
    if (!isUpperClear) upper.width = 0;
    isUpperClear = true;
  };

  const paintMoving = (target: Region) => {
    const { offsets, scene, linking } = model;
    if (offsets.size === 0 && linking === undefined) {
      clearUpper();
      wires.clear();
      return;
    }
    const lines = new Set<SceneWire>();
    for (const id of offsets.keys()) for (const line of scene.wiresOf.get(id) ?? []) lines.add(line);
    const far = [...offsets.keys()].flatMap((id) => {
      const card = scene.cards.get(id);
      return card && !model.mounted.has(id) && isIn(card, target) ? [card] : [];
    });
    if (far.length === 0 && linking === undefined) {
      clearUpper();
      wires.show(lines, wirePaint(target, sources.isDrawn));
      return;
    }
    wires.clear();
    const context = start(upper, target);
    if (!context) return;
    place(upper, target, upper);
    isUpperClear = false;
    paintWires(context, lines, wirePaint(target, sources.isDrawn));
    const { faceOf, selectedNodes, look } = sources;
    paintCards(context, far, { zoom: target.zoom, look: look(), offsets, selected: selectedNodes(), faceOf });
    if (linking) paintLink(context, target.zoom);
  };

  const paintLink = (context: Context, zoom: number) => {
    const { from, to, colour } = model.linking!;
    const reach = Math.abs(to[0] - from[0]) / 2;
    context.strokeStyle = colour;
    context.lineWidth = Math.max(2.5, 1.5 / zoom);
    context.beginPath();
    context.moveTo(from[0], from[1]);
    context.bezierCurveTo(from[0] + reach, from[1], to[0] - reach, to[1], to[0], to[1]);
    context.stroke();
  };

  const wirePaint = (area: Region, without: (line: SceneWire) => boolean) => ({
    scene: model.scene,
    offsets: model.offsets,
    area,
    zoom: area.zoom,
    look: sources.look(),
    selected: sources.selectedEdges(),
    isFaint: sources.isConnecting(),
    without,
  });

  const paint = () => {
    frame = 0;
    const { viewport, size } = model;
    if (size.width === 0) return;
    if (isStale || needFor(region, viewport, size) === 'now') {
      clearTimeout(timer);
      isStale = false;
      region = regionFor(viewport, size);
      paintResting(region);
      hasMoved = true;
    }
    if (hasMoved) paintMoving(regionFor(viewport, size, 0));
    hasMoved = false;
  };
  const ask = () => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  const invalidate = () => {
    isStale = true;
    ask();
  };

  return {
    invalidate,
    review() {
      if (isStale) return;
      for (const [id, face] of faces) if (!sameFace(face, sources.faceOf(id))) return invalidate();
    },
    move() {
      hasMoved = true;
      ask();
    },
    follow() {
      const need = needFor(region, model.viewport, model.size);
      if (need === 'now') ask();
      clearTimeout(timer);
      if (need === 'soon') timer = setTimeout(invalidate, SETTLED_MS);
    },
    stop() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}

/** Anything that can be painted on in two dimensions. */
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Makes a canvas as large as a region is on the screen and empty, and gives a context scaled to the document's px. */
function start(canvas: HTMLCanvasElement | OffscreenCanvas, region: Region): Context | undefined {
  const context = canvas.getContext('2d') as Context | null;
  if (!context) return undefined;
  const scale = scaleOf(region);
  const wide = Math.ceil((region.right - region.left) * scale);
  const high = Math.ceil((region.bottom - region.top) * scale);
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
  }
  context.setTransform(scale, 0, 0, scale, -region.left * scale, -region.top * scale);
  return context;
}

const scaleOf = ({ zoom }: Region) => zoom * (globalThis.devicePixelRatio || 1);

/** Puts a canvas where a region is, as large as what was painted for it. */
function place(
  { style }: HTMLCanvasElement,
  region: Region,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const scale = scaleOf(region);
  style.left = `${region.left}px`;
  style.top = `${region.top}px`;
  style.width = `${width / scale}px`;
  style.height = `${height / scale}px`;
}
