import type { CanvasModel } from '../canvas-model.ts';
import { isNear } from '../cull.ts';
import type { SceneWire } from '../scene.ts';
import { type Easel, hang } from './easel.ts';
import type { Look } from './look.ts';
import { createMoving } from './moving.ts';
import { type CardFace, sameFace } from './paint-cards.ts';
import { needFor, type Region, regionFor } from './region.ts';
import { createResting } from './resting.ts';

/** What the painter has to know besides the model. */
export interface PainterSources {
  readonly look: () => Look;
  /** Looks at everything as it is now. @returns tells the face of a card */
  readonly lookAtFaces: () => (id: string) => CardFace;
  /** Cards are going to be asked for their pictures. */
  readonly seekPictures: (ids: Iterable<string>) => void;
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
  /** The same, and there may be pictures that they have not had yet. */
  reviewPictures(): void;
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
/** After so long what could not be painted is tried again, ms. */
const RETRY_MS = 2000;
/** A plan, its values and their pictures come one after the other: how long the first waits for the others at least and at most, ms. */
const REVIEW_MS = [60, 500] as const;
/** In between so long that taking down what there is to paint takes such a part of the time while they come. */
const REVIEW_SHARE = 1 / 12;

/** Makes a painter for two canvases and a picture that stand in the document's coordinates. */
export function createPainter(
  model: CanvasModel,
  lower: HTMLCanvasElement,
  upper: HTMLCanvasElement,
  picture: SVGSVGElement,
  sources: PainterSources,
  easel: Easel,
): Painter {
  /** What is painted on the lower canvas, or on its way there. */
  let region: Region | undefined;
  let frame = 0;
  let isStale = true;
  let isPainting = false;
  let isStopped = false;
  let hasMoved = false;
  /** Whether the lower canvas leaves out something that was being dragged when it was painted. */
  let isMissing = false;
  /** What of the cards may look different by now. */
  let doubt: 'all' | 'moods' | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reviewing: ReturnType<typeof setTimeout> | undefined;
  /** How long it took last to take down what there is to paint. */
  let sketchMs = 0;
  /** What cards showed when they were painted. */
  let faces: ReadonlyMap<string, CardFace> = new Map();

  let isSeeking = false;
  const seek = () => {
    isSeeking = false;
    if (!isStopped) sources.seekPictures(faces.keys());
  };

  const resting = createResting(model, sources);
  const moving = createMoving(model, upper, picture, sources, easel);

  const paintResting = async (target: Region) => {
    region = target;
    isStale = false;
    isPainting = true;
    const willMiss = model.offsets.size > 0;
    const begun = performance.now();
    const taken = resting.sketch(target);
    sketchMs = performance.now() - begun;
    faces = taken.faces;
    const painted = await easel.paint(taken.sketch, target);
    isPainting = false;
    if (isStopped) return painted?.close();
    if (painted) hang(painted, lower, target);
    else timer = setTimeout(invalidate, RETRY_MS);
    isMissing = willMiss;
    model.painted(target.zoom);
    hasMoved = true;
    paint();
  };
  const needsPainting = () => {
    const { viewport, size } = model;
    // What is far and what is near are shown by different means.
    const isOther = region !== undefined && isNear(region) !== isNear(viewport);
    return isStale || isOther || needFor(region, viewport, size) === 'now';
  };

  const looksDifferent = () => {
    const asked = doubt;
    doubt = undefined;
    if (asked === undefined || isStale) return false;
    const faceOf = sources.lookAtFaces();
    for (const [id, face] of faces)
      if (asked === 'all' ? !sameFace(face, faceOf(id)) : face.mood !== sources.moodOf(id)) return true;
    return false;
  };

  const paint = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    const { viewport, size, offsets } = model;
    if (size.width === 0) return;
    if (looksDifferent()) {
      isStale = true;
      moving.forget();
    }
    if (!isPainting && needsPainting()) {
      clearTimeout(timer);
      void paintResting(regionFor(viewport, size));
    }
    // What was dropped stays where it is shown until the lower canvas has it.
    if (isMissing && offsets.size === 0) return;
    if (hasMoved) moving.show();
    hasMoved = false;
  };
  const ask = () => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  const invalidate = () => {
    isStale = true;
    resting.forget();
    moving.forget();
    ask();
  };

  const review = () => {
    doubt = 'all';
    const waitMs = Math.min(REVIEW_MS[1], Math.max(REVIEW_MS[0], sketchMs / REVIEW_SHARE));
    reviewing ??= setTimeout(() => {
      reviewing = undefined;
      ask();
    }, waitMs);
  };

  return {
    invalidate,
    review,
    reviewPictures() {
      // They come while the others are waited for. Values and what they were rendered to are told of one after the other.
      if (!isSeeking) queueMicrotask(seek);
      isSeeking = true;
      review();
    },
    reviewMoods() {
      doubt ??= 'moods';
      ask();
    },
    move() {
      hasMoved = true;
      ask();
    },
    follow() {
      if (needsPainting()) ask();
      clearTimeout(timer);
      if (needFor(region, model.viewport, model.size) === 'soon') timer = setTimeout(invalidate, SETTLED_MS);
    },
    stop() {
      isStopped = true;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(reviewing);
    },
  };
}
