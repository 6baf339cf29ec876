import type { InputPlace, Op } from '@shotgraph/engine';
import type { PortTypeData } from '@shotgraph/engine/worker';
import {
  type EdgeChange,
  type Connection as FlowConnection,
  type Edge as FlowEdge,
  type Node as FlowNode,
  type NodeChange,
  useConnection,
  useReactFlow,
} from '@xyflow/react';
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Editor } from '../app/editor.ts';
import type { Point } from '../app/ui-store.ts';
import { INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { topicIn } from '../doc/topics.ts';
import type { Place } from './layout.ts';
import { cardIds, missingPlaces, toWires, type Wire } from './projection.ts';

/*
 * All contact with React Flow's store, change events and node arrays: its next major version splits that store, which must stay a
 * change of this file alone.
 */

export type CardNode = FlowNode<Record<string, never>, 'card' | 'inputs' | 'outputs'>;
export type WireEdge = FlowEdge<{ readonly wire: Wire; readonly colour: string }>;

const NO_DATA: Record<string, never> = {};
const kindOf = (id: string) => (id === INPUTS_CARD ? 'inputs' : id === OUTPUTS_CARD ? 'outputs' : 'card');

interface Projection {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WireEdge[];
}

/** React Flow's arrays for a document: thrown away and made again, each element kept while nothing about it changed. */
export function useProjection(editor: Editor): Projection & {
  readonly onNodesChange: (changes: NodeChange<CardNode>[]) => void;
  readonly onEdgesChange: (changes: EdgeChange<WireEdge>[]) => void;
} {
  const { doc, ui } = editor;
  const state = useRef<ProjectionState>(undefined);
  state.current ??= createState();
  const project = useCallback(() => toProjection(editor, state.current!), [editor]);
  const [projection, setProjection] = useState<Projection>(project);
  const refresh = useCallback(() => setProjection(project()), [project]);

  useEffect(() => {
    const { subgraph } = editor.here();
    const stopDoc = doc.subscribe(topicIn(subgraph, 'structure'), refresh);
    // Edges are as colourful as what they carry.
    const stopTypes = doc.subscribe('types', refresh);
    const stopUi = ui.subscribe((now, before) => {
      if (now.selectedNodes !== before.selectedNodes || now.selectedEdges !== before.selectedEdges) refresh();
    });
    refresh();
    return () => {
      stopDoc();
      stopTypes();
      stopUi();
    };
  }, [editor, doc, ui, refresh]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const { measured, dragged } = state.current!;
      const selected = new Set(ui.getState().selectedNodes);
      let selects = false;
      let drops = false;
      for (const change of changes) {
        if (change.type === 'dimensions' && change.dimensions) measured.set(change.id, change.dimensions);
        else if (change.type === 'position' && change.position) {
          dragged.set(change.id, [change.position.x, change.position.y]);
          drops ||= change.dragging !== true;
        } else if (change.type === 'select') {
          selects = true;
          if (change.selected) selected.add(change.id);
          else selected.delete(change.id);
        }
      }
      if (drops) dropDragged(editor, state.current!);
      if (selects) ui.select(selected, ui.getState().selectedEdges);
      else refresh();
    },
    [editor, ui, refresh],
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
  return { ...projection, onNodesChange, onEdgesChange };
}

interface ProjectionState {
  /** Sizes as the browser drew them. */
  readonly measured: Map<string, { readonly width: number; readonly height: number }>;
  /** Where cards are while they are dragged; written to the document when they are dropped. */
  readonly dragged: Map<string, Place>;
  nodes: Map<string, CardNode>;
  edges: Map<string, WireEdge>;
}

const createState = (): ProjectionState => ({
  measured: new Map(),
  dragged: new Map(),
  nodes: new Map(),
  edges: new Map(),
});

function toProjection(editor: Editor, state: ProjectionState): Projection {
  const { ui, types } = editor;
  const { selectedNodes, selectedEdges } = ui.getState();
  const part = editor.part();
  const places = editor.places();
  if (cardIds(part).some((id) => !part.positions.has(id) && !places.has(id))) {
    for (const [id, place] of missingPlaces(part, (node) => types.of(part, node)))
      if (!places.has(id)) places.set(id, place);
  }
  const nodes = cardIds(part).map((id) => {
    const place = state.dragged.get(id) ?? part.positions.get(id) ?? places.get(id) ?? [0, 0];
    return keepOrMakeNode(state.nodes.get(id), id, place, selectedNodes.has(id), state.measured.get(id));
  });
  const edges = toWires(part).map((wire) =>
    keepOrMakeEdge(state.edges.get(wire.id), wire, selectedEdges.has(wire.id), types.output(part, wire.from)),
  );
  state.nodes = new Map(nodes.map((node) => [node.id, node]));
  state.edges = new Map(edges.map((edge) => [edge.id, edge]));
  return { nodes, edges };
}

function keepOrMakeNode(
  before: CardNode | undefined,
  id: string,
  [x, y]: Place,
  selected: boolean,
  measured: CardNode['measured'],
): CardNode {
  if (
    before &&
    before.position.x === x &&
    before.position.y === y &&
    before.selected === selected &&
    before.measured === measured
  )
    return before;
  return { id, type: kindOf(id), position: { x, y }, data: NO_DATA, selected, ...(measured && { measured }) };
}

function keepOrMakeEdge(
  before: WireEdge | undefined,
  wire: Wire,
  selected: boolean,
  type: PortTypeData | undefined,
): WireEdge {
  const colour = type?.colour ?? '#888';
  const className = type?.element ? 'list' : '';
  const isSame =
    before &&
    (before.data!.wire === wire || sameWire(before.data!.wire, wire)) &&
    before.selected === selected &&
    before.data!.colour === colour &&
    before.className === className;
  if (isSame) return before;
  const dot = wire.from.indexOf('.');
  return {
    id: wire.id,
    source: wire.from.slice(0, dot),
    sourceHandle: wire.from.slice(dot + 1),
    target: wire.node,
    targetHandle: wire.input,
    selected,
    className,
    // Never above cards, also when what they join is selected.
    zIndex: 0,
    style: { '--wire': colour } as CSSProperties,
    data: { wire, colour },
    ariaLabel: wire.label,
  };
}

const sameWire = (a: Wire, b: Wire) => a.id === b.id && a.index === b.index && a.label === b.label;

/** Writes where cards were dropped, as one step. Cards that had no place in the document get the one they were shown at. */
function dropDragged(editor: Editor, { dragged }: ProjectionState): void {
  const part = editor.part();
  const places = editor.places();
  const moved = [...dragged].filter(([id, [x, y]]) => {
    const at = part.positions.get(id) ?? places.get(id);
    return at?.[0] !== x || at[1] !== y;
  });
  dragged.clear();
  if (moved.length === 0) return;
  const now = new Map(moved);
  const unplaced = cardIds(part).filter((id) => !part.positions.has(id) && !now.has(id) && places.has(id));
  const ops = [...moved, ...unplaced.map((id) => [id, places.get(id)!] as const)].map(
    ([id, [x, y]]): Op => ({ op: 'move-node', id, at: [Math.round(x), Math.round(y)] }),
  );
  editor.edit(ops, { mark: `move ${[...now.keys()].join(' ')}` });
}

/** The two ends of an edge that React Flow reports, in the document's words. */
export function endsOf(connection: FlowConnection | WireEdge): { readonly from: string; readonly to: InputPlace } {
  return {
    from: `${connection.source}.${connection.sourceHandle}`,
    to: { node: connection.target, input: connection.targetHandle === '+' ? '' : (connection.targetHandle ?? '') },
  };
}

/** What the editor asks of the canvas from outside. */
export interface CanvasActions {
  fit(ids?: readonly string[]): void;
  zoom(direction: 1 | -1): void;
  /** A point of the screen in the document's px. */
  toCanvas(point: Point): Place;
  /** The middle of what is in view, in the document's px. */
  middle(): Place;
}

const FIT = { padding: 0.12, maxZoom: 1, duration: 240 } as const;

/** The canvas as an object; `undefined` members never happen, since it lives inside React Flow's provider. */
export function useCanvasActions(): CanvasActions {
  const flow = useReactFlow();
  return useMemo(
    () => ({
      fit: (ids) => void flow.fitView({ ...FIT, ...(ids && { nodes: ids.map((id) => ({ id })), maxZoom: 1.2 }) }),
      zoom: (direction) => void (direction > 0 ? flow.zoomIn({ duration: 140 }) : flow.zoomOut({ duration: 140 })),
      toCanvas(point) {
        const { x, y } = flow.screenToFlowPosition(point);
        return [x, y];
      },
      middle() {
        const box = document.querySelector('.react-flow')!.getBoundingClientRect();
        const { x, y } = flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
        return [x, y];
      },
    }),
    [flow],
  );
}

/** Port key under the end of the edge being dragged, when that port does not take it. */
export function useRefusedPort(): string | undefined {
  return useConnection((connection) => {
    const { toHandle, isValid, inProgress } = connection;
    if (!inProgress || !toHandle || isValid) return undefined;
    return `${toHandle.type === 'source' ? 'out' : 'in'}:${toHandle.nodeId}.${toHandle.id}`;
  });
}
