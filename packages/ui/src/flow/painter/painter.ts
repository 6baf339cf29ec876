import type { CanvasModel } from '../canvas-model.ts';
import { isNear } from '../cull.ts';
import { isIn, type SceneCard, type SceneWire } from '../scene.ts';
import type { Look } from './look.ts';
import { type CardFace, paintCards } from './paint-cards.ts';
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
 * one, what is being dragged onto the upper one. Panning within what is painted paints nothing.
 */
export interface Painter {
  /** What rests has changed. */
  invalidate(): void;
  /** What moves has moved. */
  move(): void;
  /** The viewport is another one. */
  follow(): void;
  stop(): void;
}

/** Rest after which a painting that is only too coarse is made anew, ms. */
const SETTLED_MS = 90;

/** Makes a painter for two canvases that stand in the document's coordinates. */
export function createPainter(
  model: CanvasModel,
  lower: HTMLCanvasElement,
  upper: HTMLCanvasElement,
  sources: PainterSources,
): Painter {
  let region: Region | undefined;
  let frame = 0;
  let isStale = true;
  let hasMoved = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUpperClear = true;

  const isMoving = (line: SceneWire) => model.offsets.has(line.source) || model.offsets.has(line.wire.node);

  const paintResting = (target: Region) => {
    const context = start(lower, target);
    if (!context) return;
    const { scene, mounted, offsets, viewport } = model;
    const look = sources.look();
    const selected = sources.selectedNodes();
    const far: SceneCard[] = [];
    const isFar = !isNear(viewport);
    for (const card of scene.cards.values())
      if ((isFar || !mounted.has(card.id)) && !offsets.has(card.id) && isIn(card, target)) far.push(card);
    const paint = { zoom: target.zoom, look, offsets, selected, faceOf: sources.faceOf };
    paintWires(
      context,
      scene.wires,
      wirePaint(target, (line) => isMoving(line) || sources.isDrawn(line)),
    );
    paintCards(context, far, paint);
  };

  const paintMoving = (target: Region) => {
    const { offsets, scene, linking } = model;
    if (offsets.size === 0 && linking === undefined) {
      if (!isUpperClear) upper.getContext('2d')?.clearRect(0, 0, upper.width, upper.height);
      isUpperClear = true;
      return;
    }
    const context = start(upper, target);
    if (!context) return;
    isUpperClear = false;
    const lines = new Set<SceneWire>();
    for (const id of offsets.keys()) for (const line of scene.wiresOf.get(id) ?? []) lines.add(line);
    paintWires(context, lines, wirePaint(target, sources.isDrawn));
    const far = [...offsets.keys()].flatMap((id) => {
      const card = scene.cards.get(id);
      return card && !model.mounted.has(id) ? [card] : [];
    });
    const { faceOf, selectedNodes, look } = sources;
    paintCards(context, far, { zoom: target.zoom, look: look(), offsets, selected: selectedNodes(), faceOf });
    if (linking) paintLink(context, target.zoom);
  };

  const paintLink = (context: CanvasRenderingContext2D, zoom: number) => {
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
    if (hasMoved) paintMoving(region!);
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

/** Puts a canvas where a region is, and gives a context scaled to the document's px. */
function start(canvas: HTMLCanvasElement, region: Region): CanvasRenderingContext2D | undefined {
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const scale = region.zoom * (globalThis.devicePixelRatio || 1);
  const width = region.right - region.left;
  const height = region.bottom - region.top;
  const pixelsWide = Math.ceil(width * scale);
  const pixelsHigh = Math.ceil(height * scale);
  if (canvas.width !== pixelsWide || canvas.height !== pixelsHigh) {
    canvas.width = pixelsWide;
    canvas.height = pixelsHigh;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, pixelsWide, pixelsHigh);
  }
  const { style } = canvas;
  style.left = `${region.left}px`;
  style.top = `${region.top}px`;
  style.width = `${pixelsWide / scale}px`;
  style.height = `${pixelsHigh / scale}px`;
  context.setTransform(scale, 0, 0, scale, -region.left * scale, -region.top * scale);
  return context;
}
