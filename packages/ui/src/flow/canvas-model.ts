import type { Editor } from '../app/editor.ts';
import { createTopics } from '../doc/topics.ts';
import { estimateCards } from './card-size.ts';
import { AT_ONCE, cardsAround, cellOf, inOrder, isNear, nextMounted, sameSet } from './cull.ts';
import type { Place } from './layout.ts';
import { settlePlaces, toWires } from './projection.ts';
import { createScene, type Measured, type Offsets, type Scene } from './scene.ts';
import type { Viewport, ViewSize } from './viewport.ts';

/** What is told to listeners. */
export type CanvasTopic = 'viewport' | 'scene' | 'mounted' | 'offsets' | 'hover' | 'linking' | 'retyped';

/** An edge that is being pulled from a port that is only painted. */
export interface Linking {
  readonly from: Place;
  readonly to: Place;
  readonly colour: string;
}

/**
 * What the canvas shows of one graph: where everything is, what of it is in view, and what is moving. Lives outside of React, so
 * that panning and dragging draw no component.
 */
export interface CanvasModel {
  readonly scene: Scene;
  /** Version of the document that the scene was read from. */
  readonly version: number;
  readonly viewport: Viewport;
  readonly size: ViewSize;
  /** Cards that are on the page as React draws them. */
  readonly mounted: ReadonlySet<string>;
  /** Those of them that are too far outside of what is in view to be seen: they are there, and nothing of them is painted. */
  readonly away: ReadonlySet<string>;
  /** How far cards have been dragged that are not dropped yet. */
  readonly offsets: Offsets;
  /** Whether what is dragged is painted although it is on the page: it is too much to be moved there. */
  readonly isCarried: boolean;
  /** The edge under the pointer. */
  readonly hovered: string | undefined;
  readonly linking: Linking | undefined;
  /** Cards whose nodes have become others since they were measured: they may have their size, but not their ports. */
  readonly retyped: ReadonlySet<string>;
  /** Reads the document again. */
  refresh(): void;
  /** Reads again where its nodes stand, and nothing else. */
  replace(): void;
  setViewport(viewport: Viewport, size?: ViewSize): void;
  setOffsets(offsets: Offsets, isCarried?: boolean): void;
  setHovered(wire: string | undefined): void;
  setLinking(linking: Linking | undefined): void;
  /** Everything is painted that can be seen at a zoom: from afar no card has to be on the page any more. */
  painted(zoom: number): void;
  /** What the browser drew: cards keep it when they leave the page. */
  measure(id: string, measured: Measured): void;
  /** Cards that stay on the page wherever they are, such as the one that somebody types in. */
  keep(ids: ReadonlySet<string>): void;
  /** Lets the next cards onto the page. @returns whether all that are near are there now */
  mountNext(): boolean;
  subscribe(topic: CanvasTopic, listener: () => void): () => void;
}

const NO_OFFSETS: Offsets = new Map();
/** Rest after which a zoom is over, ms. */
const ZOOM_MS = 120;

/** Makes the model of the graph in view. */
export function createCanvasModel(editor: Editor): CanvasModel {
  const topics = createTopics();
  const measured = new Map<string, Measured>();
  /** Types of nodes when their cards were measured: a node that takes the id of another has a card of another size. */
  const measuredAs = new Map<string, string | undefined>();
  const retyped = new Set<string>();
  let scene = readScene(editor, measured);
  let { version } = editor.doc;
  let viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  let size: ViewSize = { width: 0, height: 0 };
  let mounted: ReadonlySet<string> = new Set();
  let away: ReadonlySet<string> = new Set();
  let kept: ReadonlySet<string> = new Set();
  let offsets = NO_OFFSETS;
  let isCarried = false;
  let hovered: string | undefined;
  let linking: Linking | undefined;
  let cell = '';
  let isPaintedFar = false;
  let limit = Infinity;
  let zooming: ReturnType<typeof setTimeout> | undefined;

  const mountNext = (): boolean => {
    // Cards leave the page for afar when they are seen there.
    if (!isNear(viewport) && !isPaintedFar && mounted.size > 0) return true;
    const around = size.width === 0 ? { near: [], away: [] } : cardsAround(scene, viewport, size, mounted);
    const wanted = [...around.near, ...around.away];
    const next = nextMounted(wanted, mounted, new Set([...kept].filter((id) => scene.cards.has(id))), limit);
    // The first picture is whole; later ones must not hold up whoever pans.
    if (wanted.length > 0) limit = AT_ONCE;
    const nowAway = new Set(around.away.filter((id) => !kept.has(id)));
    if (!sameSet(next.mounted, mounted) || !sameSet(nowAway, away)) {
      mounted = inOrder(next.mounted, scene);
      away = nowAway;
      topics.emit('mounted');
    }
    return next.isDone;
  };

  const lookAround = () => {
    const here = cellOf(viewport, size);
    if (here === cell) return;
    cell = here;
    mountNext();
  };

  const model: CanvasModel = {
    get scene() {
      return scene;
    },
    get version() {
      return version;
    },
    get viewport() {
      return viewport;
    },
    get size() {
      return size;
    },
    get mounted() {
      return mounted;
    },
    get away() {
      return away;
    },
    get offsets() {
      return offsets;
    },
    get isCarried() {
      return isCarried;
    },
    get hovered() {
      return hovered;
    },
    get linking() {
      return linking;
    },
    get retyped() {
      return retyped;
    },
    refresh() {
      const { nodes } = editor.part();
      for (const [id, type] of measuredAs) {
        if (!nodes.has(id) || nodes.get(id)?.type === type) continue;
        measured.delete(id);
        measuredAs.delete(id);
        retyped.add(id);
      }
      scene = readScene(editor, measured);
      version = editor.doc.version;
      mountNext();
      topics.emit('scene');
      if (retyped.size > 0) topics.emit('retyped');
    },
    replace() {
      const { positions } = editor.part();
      const places = editor.places();
      for (const card of scene.cards.values()) {
        const place = positions.get(card.id) ?? places.get(card.id);
        // It has lost its place, and gets one beside the others.
        if (!place) return model.refresh();
        [card.x, card.y] = place;
      }
      mountNext();
      topics.emit('scene');
    },
    setViewport(next, nextSize = size) {
      const isZooming = next.zoom !== viewport.zoom && size.width > 0;
      viewport = next;
      size = nextSize;
      clearTimeout(zooming);
      // While it is zoomed cards come into view and leave it faster than they could be drawn: they are painted until it rests.
      if (isZooming && isNear(viewport)) zooming = setTimeout(lookAround, ZOOM_MS);
      else lookAround();
      topics.emit('viewport');
    },
    setOffsets(next, carried = false) {
      offsets = next;
      isCarried = carried;
      topics.emit('offsets');
    },
    painted(zoom) {
      isPaintedFar = !isNear({ zoom });
      if (isPaintedFar && !isNear(viewport) && mounted.size > kept.size) mountNext();
    },
    setHovered(wire) {
      if (wire === hovered) return;
      hovered = wire;
      topics.emit('hover');
    },
    setLinking(next) {
      linking = next;
      topics.emit('linking');
    },
    measure(id, now) {
      const card = scene.cards.get(id);
      measured.set(id, now);
      measuredAs.set(id, editor.part().nodes.get(id)?.type);
      retyped.delete(id);
      if (!card) return;
      const isSame = card.width === now.width && card.height === now.height && samePorts(card.ports, now.ports);
      if (isSame) return;
      Object.assign(card, now);
      topics.emit('scene');
    },
    keep(ids) {
      if (sameSet(ids, kept)) return;
      kept = ids;
      mountNext();
    },
    mountNext,
    subscribe: topics.subscribe,
  };
  return model;
}

function samePorts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false;
  for (const [port, y] of a) if (b.get(port) !== y) return false;
  return true;
}

function readScene(editor: Editor, measured: ReadonlyMap<string, Measured>): Scene {
  const { types } = editor;
  const part = editor.part();
  const places = editor.places();
  const shapes = estimateCards(part, (node) => types.of(part, node));
  settlePlaces(part, (node) => types.of(part, node), places, shapes);
  return createScene({
    part,
    shapes,
    wires: toWires(part),
    placeOf: (id) => part.positions.get(id) ?? places.get(id) ?? [0, 0],
    measured,
    typeOf: (from) => types.output(part, from),
  });
}
