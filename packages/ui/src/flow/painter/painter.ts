import type { CanvasModel } from '../canvas-model.ts';
import { isNear } from '../cull.ts';
import { isIn, type SceneCard, type SceneWire } from '../scene.ts';
import { hand, start } from './easel.ts';
import type { Look } from './look.ts';
import { createMoving } from './moving.ts';
import { type CardFace, paintCards, sameFace } from './paint-cards.ts';
import { paintWires } from './paint-wires.ts';
import { needFor, type Region, regionFor } from './region.ts';

/** What the painter has to know besides the model. */
export interface PainterSources {
  readonly look: () => Look;
  readonly faceOf: (id: string) => CardFace;
  /** The mood that the face of a card has, by itself. */
  readonly moodOf: (id: string) => CardFace['mood'];
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
  /** The same for how they fare alone: a run tells of it many times a second. */
  reviewMoods(): void;
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
  let region: Region | undefined;
  let frame = 0;
  let isStale = true;
  let hasMoved = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What cards showed when they were painted. */
  let faces: ReadonlyMap<string, CardFace> = new Map();

  const moving = createMoving(model, upper, picture, sources);
  const isMoving = (line: SceneWire) => model.offsets.has(line.source) || model.offsets.has(line.wire.node);

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
    paintWires(context, scene.wires, {
      ...{ scene, offsets, area: target, zoom: target.zoom, look },
      selected: sources.selectedEdges(),
      isFaint: sources.isConnecting(),
      without: (line) => isMoving(line) || sources.isDrawn(line),
    });
    paintCards(context, far, paint);
    hand(easel, lower, target);
  };

  const paint = () => {
    frame = 0;
    const { viewport, size } = model;
    if (size.width === 0) return;
    if (isStale || needFor(region, viewport, size) === 'now') {
      clearTimeout(timer);
      isStale = false;
      region = regionFor(viewport, size);
      paintResting(region);
      moving.forget();
      hasMoved = true;
    }
    if (hasMoved) moving.show();
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
    reviewMoods() {
      if (isStale) return;
      for (const [id, { mood }] of faces) if (mood !== sources.moodOf(id)) return invalidate();
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
