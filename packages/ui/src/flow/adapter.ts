import type { InputPlace } from '@shotgraph/engine';
import {
  type EdgeChange,
  type Connection as FlowConnection,
  type Edge as FlowEdge,
  type Node as FlowNode,
  type InternalNode,
  type NodeChange,
  useConnection,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react';
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Editor } from '../app/editor.ts';
import type { Point } from '../app/ui-store.ts';
import { subgraphTitle } from '../doc/doc-types.ts';
import { INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import type { CanvasModel } from './canvas-model.ts';
import { placeOfPort } from './connecting.ts';
import { isNear } from './cull.ts';
import type { Place } from './layout.ts';
import { placeOnPage } from './place-on-page.ts';
import { inPort, outPort } from './port-key.ts';
import { type Wire, wireInWords } from './projection.ts';
import { type Area, boundsOf, type Offsets, type SceneCard, type SceneWire } from './scene.ts';
import { createViewGoal } from './view-goal.ts';
import { fitArea, toDocument, type Viewport } from './viewport.ts';

/*
 * All contact with React Flow's store, change events and node arrays: its next major version splits that store, which must stay a
 * change of this file alone. React Flow gets the cards near what is in view, and of the edges those that are pointed at or chosen.
 */

export type CardNode = FlowNode<Record<string, never>, 'card' | 'inputs' | 'outputs'>;
export type WireEdge = FlowEdge<{ readonly wire: Wire; readonly colour: string; readonly bends: readonly Place[] }>;

const NO_DATA: Record<string, never> = {};
const kindOf = (id: string) => (id === INPUTS_CARD ? 'inputs' : id === OUTPUTS_CARD ? 'outputs' : 'card');

interface Projection {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WireEdge[];
}

/** React Flow's arrays for what is near: thrown away and made again, each element kept while nothing about it changed. */
export function useProjection(
  editor: Editor,
  model: CanvasModel,
): Projection & {
  readonly onNodesChange: (changes: NodeChange<CardNode>[]) => void;
  readonly onEdgesChange: (changes: EdgeChange<WireEdge>[]) => void;
  /** Whether React Flow draws an edge, so that nobody else has to. */
  readonly isDrawn: (line: SceneWire) => boolean;
} {
  const { ui } = editor;
  const store = useStoreApi();
  const state = useRef<ProjectionState>(undefined);
  state.current ??= createState();
  const project = useCallback(() => toProjection(editor, model, state.current!), [editor, model]);
  const [projection, setProjection] = useState<Projection>(project);

  useEffect(() => {
    const refresh = () => setProjection(project());
    const stops = [
      model.subscribe('mounted', refresh),
      model.subscribe('scene', refresh),
      model.subscribe('hover', refresh),
      ui.subscribe((now, before) => {
        if (now.selectedNodes !== before.selectedNodes || now.selectedEdges !== before.selectedEdges) refresh();
      }),
    ];
    refresh();
    return () => {
      for (const stop of stops) stop();
    };
  }, [model, ui, project]);

  // A card that is as large as the one before tells nobody that its ports are elsewhere.
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      const { nodeLookup, domNode, updateNodeInternals } = store.getState();
      for (const id of [...model.retyped]) {
        const nodeElement = domNode?.querySelector<HTMLDivElement>(`.react-flow__node[data-id="${id}"]`);
        if (!nodeElement) continue;
        updateNodeInternals(new Map([[id, { id, nodeElement, force: true }]]));
        const node = nodeLookup.get(id);
        const { width, height } = node?.measured ?? {};
        if (width && height) model.measure(id, { width, height, ports: portsOf(node) });
      }
    };
    const stop = model.subscribe('retyped', () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [model, store]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const selected = new Set(ui.getState().selectedNodes);
      let selects = false;
      for (const change of changes) {
        if (change.type === 'dimensions' && change.dimensions) {
          const { width, height } = change.dimensions;
          const node = store.getState().nodeLookup.get(change.id);
          state.current!.measured.set(change.id, change.dimensions);
          model.measure(change.id, { width, height, ports: portsOf(node) });
        } else if (change.type === 'select') {
          selects = true;
          if (change.selected) selected.add(change.id);
          else selected.delete(change.id);
        }
      }
      if (selects) ui.select(selected, ui.getState().selectedEdges);
    },
    [model, store, ui],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      const selected = new Set(ui.getState().selectedEdges);
      for (const change of changes) {
        if (change.type !== 'select') continue;
        if (change.selected) selected.add(change.id);
        else selected.delete(change.id);
      }
      ui.select(ui.getState().selectedNodes, selected);
    },
    [ui],
  );
  const isDrawn = useCallback((line: SceneWire) => {
    const { edges } = state.current!;
    return edges.size > 0 && edges.has(line.wire.id);
  }, []);
  return { ...projection, onNodesChange, onEdgesChange, isDrawn };
}

/** Middles of a card's ports as the browser drew them, by `in:name` and `out:name`, px below its top. */
function portsOf(node: InternalNode | undefined): ReadonlyMap<string, number> {
  const ports = new Map<string, number>();
  const { source, target } = node?.internals.handleBounds ?? {};
  for (const { id, y, height } of source ?? []) ports.set(outPort(String(id)), y + height / 2);
  for (const { id, y, height } of target ?? []) ports.set(inPort(String(id)), y + height / 2);
  return ports;
}

interface ProjectionState {
  /** Sizes as the browser drew them. */
  readonly measured: Map<string, { readonly width: number; readonly height: number }>;
  nodes: Map<string, CardNode>;
  edges: Map<string, WireEdge>;
}

const createState = (): ProjectionState => ({ measured: new Map(), nodes: new Map(), edges: new Map() });

function toProjection(editor: Editor, model: CanvasModel, state: ProjectionState): Projection {
  const { selectedNodes, selectedEdges } = editor.ui.getState();
  const { scene, mounted, away, hovered, viewport } = model;
  const nodes = [...mounted].flatMap((id) => {
    const card = scene.cards.get(id);
    if (!card) return [];
    const shown = {
      selected: selectedNodes.has(id),
      isAway: away.has(id),
      measured: state.measured.get(id),
      ariaLabel: cardInWords(editor, id),
    };
    return [keepOrMakeNode(state.nodes.get(id), card, shown)];
  });
  const isHot = ({ wire }: SceneWire) => wire.id === hovered || selectedEdges.has(wire.id);
  const edges =
    isNear(viewport) && (hovered !== undefined || selectedEdges.size > 0)
      ? scene.wires
          .filter((line) => isHot(line) && mounted.has(line.source) && mounted.has(line.wire.node))
          .map((line) => keepOrMakeEdge(state.edges.get(line.wire.id), line, selectedEdges.has(line.wire.id)))
      : NO_EDGES;
  state.nodes = new Map(nodes.map((node) => [node.id, node]));
  state.edges = new Map(edges.map((edge) => [edge.id, edge]));
  return { nodes, edges };
}
const NO_EDGES: readonly WireEdge[] = [];

/** A card for those who do not see it: what it is, and its name. */
function cardInWords({ doc, part, types }: Editor, id: string): string {
  if (id === INPUTS_CARD) return 'Graph inputs';
  if (id === OUTPUTS_CARD) return 'Graph outputs';
  const record = part().nodes.get(id);
  const title = record && (subgraphTitle(doc.graph, record) ?? types.of(part(), record)?.title ?? record.type);
  return `${title}, ${id}`;
}

function keepOrMakeNode(
  before: CardNode | undefined,
  { id, x, y, width, height }: SceneCard,
  {
    selected,
    isAway,
    measured,
    ariaLabel,
  }: {
    readonly selected: boolean;
    readonly isAway: boolean;
    readonly measured: CardNode['measured'];
    readonly ariaLabel: string;
  },
): CardNode {
  // Dragging on a card moves the card, not the canvas.
  const className = isAway ? 'nopan away' : 'nopan';
  if (
    before &&
    before.position.x === x &&
    before.position.y === y &&
    before.selected === selected &&
    before.className === className &&
    before.measured === measured &&
    before.ariaLabel === ariaLabel
  )
    return before;
  return {
    id,
    type: kindOf(id),
    position: { x, y },
    data: NO_DATA,
    selected,
    className,
    ariaLabel,
    initialWidth: width,
    initialHeight: height,
    ...(measured && { measured }),
  };
}

function keepOrMakeEdge(before: WireEdge | undefined, line: SceneWire, selected: boolean): WireEdge {
  const { wire, colour, isList, bends } = line;
  const className = isList ? 'list' : '';
  const isSame =
    before &&
    (before.data!.wire === wire || sameWire(before.data!.wire, wire)) &&
    before.selected === selected &&
    before.data!.colour === colour &&
    before.data!.bends === bends &&
    before.className === className;
  if (isSame) return before;
  return {
    id: wire.id,
    source: line.source,
    sourceHandle: line.sourcePort.slice('out:'.length),
    target: wire.node,
    targetHandle: wire.input,
    selected,
    className,
    // Never above cards, also when what they join is selected.
    zIndex: 0,
    style: { '--wire': colour } as CSSProperties,
    data: { wire, colour, bends },
    ...(bends.length > 0 && { type: 'bent' }),
    ariaLabel: wireInWords(wire),
  };
}

const sameWire = (a: Wire, b: Wire) => a.id === b.id && a.index === b.index && a.as === b.as;

/** The two ends of an edge that React Flow reports, in the document's words. */
export function endsOf(connection: FlowConnection | WireEdge): { readonly from: string; readonly to: InputPlace } {
  return {
    from: `${connection.source}.${connection.sourceHandle}`,
    to: placeOfPort(connection.target, connection.targetHandle ?? ''),
  };
}

/** A card in the window, px. */
export interface CardBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** What the editor asks of the canvas from outside. */
export interface CanvasActions {
  fit(ids?: readonly string[]): void;
  /** Shows an area of the document in the middle. */
  fitArea(area: Area, maxZoom?: number): void;
  /** Shows cards and marks beside their places for as long as something moves them; an empty map puts them back. */
  shift(offsets: Offsets): void;
  zoom(direction: 1 | -1): void;
  /** Where a card is in the window, px, and how large it is shown. */
  boxOf(id: string): CardBox | undefined;
  /** Tells whenever cards may be elsewhere in the window. @returns a function that stops it */
  watch(listener: () => void): () => void;
  /** A point of the screen in the document's px. */
  toCanvas(point: Point): Place;
  /** The middle of what is in view, in the document's px. */
  middle(): Place;
  /** Brings a point of the document into the middle, at once. */
  look(at: Place): void;
  /** Says something to people who do not see it. */
  say(text: string): void;
  /** Moves what is in view by px of the screen, at once. */
  panBy(x: number, y: number): void;
}

const FIT = { padding: 0.12, maxZoom: 1, duration: 240 } as const;

/** How long the canvas takes to get somewhere, ms; at once for people who want nothing to move. */
const glide = (duration: number) => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : duration);

/** The canvas as an object. */
export function useCanvasActions(model: CanvasModel): CanvasActions {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const goal = createViewGoal();
    const show = (to: Viewport, duration = 0) => {
      goal.set(to, duration);
      void flow.setViewport(to, { duration });
    };
    return {
      fit(ids) {
        const area = boundsOf(model.scene, ids);
        if (!area) return;
        const to = fitArea(area, model.size, FIT.padding, ids ? 1.2 : FIT.maxZoom);
        show(to, glide(FIT.duration));
      },
      fitArea(area, maxZoom = 1.2) {
        show(fitArea(area, model.size, FIT.padding, maxZoom), glide(FIT.duration));
      },
      shift(offsets) {
        const before = model.offsets;
        model.setOffsets(offsets);
        for (const id of before.keys()) if (!offsets.has(id)) placeOnPage(model, [id], [0, 0]);
        for (const [id, by] of offsets) placeOnPage(model, [id], by);
      },
      zoom(direction) {
        show(goal.zoom(model.viewport, model.size, direction), glide(140));
      },
      boxOf(id) {
        const card = model.scene.cards.get(id);
        if (!card) return undefined;
        const { zoom } = model.viewport;
        const [moveX, moveY] = model.offsets.get(id) ?? [0, 0];
        const { x, y } = flow.flowToScreenPosition({ x: card.x + moveX, y: card.y + moveY });
        return { left: x, top: y, width: card.width * zoom, height: card.height * zoom, zoom };
      },
      watch(listener) {
        const stops = (['viewport', 'scene', 'mounted', 'offsets'] as const).map((topic) =>
          model.subscribe(topic, listener),
        );
        return () => {
          for (const stop of stops) stop();
        };
      },
      toCanvas(point) {
        const { x, y } = flow.screenToFlowPosition(point);
        return [x, y];
      },
      middle: () => toDocument(model.viewport, model.size.width / 2, model.size.height / 2),
      say: (text) => store.setState({ ariaLiveMessage: text }),
      look(at) {
        const { zoom } = model.viewport;
        const { width, height } = model.size;
        show({ x: width / 2 - at[0] * zoom, y: height / 2 - at[1] * zoom, zoom });
      },
      panBy(x, y) {
        const { viewport } = model;
        void flow.setViewport({ x: viewport.x + x, y: viewport.y + y, zoom: viewport.zoom });
        const rest = goal.pan(x, y);
        if (rest) void flow.setViewport(rest.viewport, { duration: rest.durationMs });
      },
    };
  }, [flow, model, store]);
}

/** Keeps the model's viewport equal to that of React Flow, whoever moves it. */
export function useFollowViewport(model: CanvasModel): void {
  const store = useStoreApi();
  useEffect(() => {
    let last = store.getState().transform;
    return store.subscribe(({ transform }) => {
      if (transform === last) return;
      last = transform;
      const [x, y, zoom] = transform;
      model.setViewport({ x, y, zoom });
    });
  }, [store, model]);
}

/** Port key under the end of the edge being dragged, when that port does not take it. */
export function useRefusedPort(): string | undefined {
  return useConnection((connection) => {
    const { toHandle, isValid, inProgress } = connection;
    if (!inProgress || !toHandle || isValid) return undefined;
    return `${toHandle.type === 'source' ? 'out' : 'in'}:${toHandle.nodeId}.${toHandle.id}`;
  });
}
