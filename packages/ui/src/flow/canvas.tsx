import { ConnectionLineType, ReactFlow, ViewportPortal } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import {
  type CSSProperties,
  type MouseEvent as ReactMouseEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';
import { addBend } from '../arrange/bends.ts';
import { HelperLines } from '../arrange/helper-lines.tsx';
import { enter } from '../commands/graph-commands.ts';
import type { Renamable } from '../doc/rename.ts';
import { topicIn } from '../doc/topics.ts';
import { useHasMarks } from '../marks/use-marks.ts';
import { InputsCard } from '../nodes/inputs-card.tsx';
import { NodeCard } from '../nodes/node-card.tsx';
import { OutputsCard } from '../nodes/outputs-card.tsx';
import { useCanvasActions, useFollowViewport, useProjection } from './adapter.ts';
import { BentEdge } from './bent-edge.tsx';
import styles from './canvas.module.css';
import { type CanvasModel, createCanvasModel } from './canvas-model.ts';
import { CanvasTools } from './canvas-tools.tsx';
import { ConnectHint } from './connect-hint.tsx';
import { isNear } from './cull.ts';
import { dragCards } from './drag-cards.ts';
import { catchDrops, dropHandlers, pointOf } from './drop-files.ts';
import './flow.css';
import { Ground } from './ground.tsx';
import { cardAt } from './hit-test.ts';
import { lift } from './lift.ts';
import { clickGround } from './overview-pointer.ts';
import { PainterLayer } from './painter/painter-layer.tsx';
import { boundsOf } from './scene.ts';
import { useConnectHandlers } from './use-connect-handlers.ts';
import { usePointer } from './use-pointer.ts';
import { fitArea, MAX_ZOOM, MIN_ZOOM, type ViewSize } from './viewport.ts';

const Minimap = late(async () => (await import('./minimap.tsx')).Minimap, { name: 'Minimap' });
const MarksLayer = late(async () => (await import('../marks/marks-layer.tsx')).default, { name: 'Frames and notes' });

const NODE_TYPES = { card: NodeCard, inputs: InputsCard, outputs: OutputsCard };
const EDGE_TYPES = { bent: BentEdge };

/** Pointer buttons that pan: the left one on the ground, the middle one anywhere. */
const PAN_BUTTONS = [0, 1];

interface CanvasProps {
  readonly onDocumentFile: (file: File) => void;
}

/** The graph on its canvas. */
export function Canvas({ onDocumentFile }: CanvasProps) {
  const editor = useEditor();
  const model = useMemo(() => createCanvasModel(editor), [editor]);
  const connecting = useUi((state) => state.connecting);
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<ViewSize>();

  useLayoutEffect(() => {
    const element = frame.current!;
    const { width, height } = element.getBoundingClientRect();
    const area = boundsOf(model.scene);
    const size = { width, height };
    model.setViewport(area ? fitArea(area, size) : { x: width / 2, y: height / 2, zoom: 1 }, size);
    setSize(size);
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      const { size: before, viewport } = model;
      if (width === before.width && height === before.height) return;
      model.setViewport(viewport, { width, height });
      // A panel beside the canvas takes from both of its sides: what was in the middle stays there.
      editor.canvas?.panBy((width - before.width) / 2, (height - before.height) / 2);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [editor, model]);

  useEffect(() => {
    const { subgraph } = editor.here();
    const stops = [
      editor.doc.subscribe(topicIn(subgraph, 'structure'), model.refresh),
      editor.doc.subscribe(topicIn(subgraph, 'places'), model.replace),
      editor.doc.subscribe(topicIn(subgraph, 'bends'), model.refresh),
      // Edges are as colourful as what they carry.
      editor.doc.subscribe('types', model.refresh),
    ];
    // Nothing is read twice, unless it was edited between the first picture and now.
    if (model.version !== editor.doc.version) model.refresh();
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor, model]);

  const drops = useMemo(() => dropHandlers(editor, model, onDocumentFile), [editor, model, onDocumentFile]);
  useEffect(() => catchDrops(editor, drops.onDrop), [editor, drops]);

  return (
    <div
      ref={frame}
      className={`${styles.canvas} ${connecting ? 'connecting' : ''}`}
      style={{ '--wire': connecting?.colour } as CSSProperties}
      data-canvas
      // Keys work from the canvas itself, and Tab goes on to its cards.
      tabIndex={-1}
      {...drops}
    >
      {size && <Flow model={model} frame={frame} />}
      <ConnectHint />
    </div>
  );
}

/** What is told of the keys of cards and edges. */
const SPOKEN = {
  'node.a11yDescription.default': 'Enter selects it, arrow keys move it, Delete removes it.',
  'edge.a11yDescription.default': 'Enter selects it, Delete removes it.',
} as const;

interface FlowProps {
  readonly model: CanvasModel;
  readonly frame: React.RefObject<HTMLDivElement | null>;
}

/** React Flow with what is near, and the painter below it for everything else. */
function Flow({ model, frame }: FlowProps) {
  const editor = useEditor();
  const { nodes, edges, onNodesChange, onEdgesChange, isDrawn } = useProjection(editor, model);
  const hasMarks = useHasMarks();
  const shieldPan = useShieldedPan(frame);
  const actions = useCanvasActions(model);
  const handlers = useConnectHandlers(editor);
  useFollowViewport(model);
  usePointer(editor, model, actions, frame);
  useMountQueue(model);

  useEffect(() => {
    editor.canvas = actions;
    return () => {
      editor.canvas = undefined;
    };
  }, [editor, actions]);

  const grasp = (event: PointerEvent, id: string) =>
    dragCards({ editor, model, actions, frame: frame.current! }, event, id);
  const openMenu = (event: ReactMouseEvent | MouseEvent, id: string) => {
    event.preventDefault();
    const { selectedNodes } = editor.ui.getState();
    if (!selectedNodes.has(id)) editor.ui.select([id]);
    editor.ui.setState({ menu: pointOf(event) });
  };
  const cardUnder = (event: ReactMouseEvent | MouseEvent) =>
    isNear(model.viewport) ? undefined : cardAt(model.scene, actions.toCanvas(pointOf(event)))?.id;
  const doubleClick = (event: ReactMouseEvent) => {
    const element = event.target as Element;
    const card = element.closest('[data-node]')?.getAttribute('data-node');
    const isGround = element.classList.contains('react-flow__pane');
    const far = isGround ? cardUnder(event) : undefined;
    const edge = element.closest('.react-flow__edge')?.getAttribute('data-id');
    const name = element.closest('[data-name]')?.getAttribute('data-name')?.split(' ');
    if (name) editor.ui.setState({ dialog: { kind: 'rename', what: name[0] as Renamable, id: name[1]! } });
    else if (edge) addBend(editor, edge, actions.toCanvas(pointOf(event)));
    // A field is left to whoever types in it.
    else if (card && !element.closest('.nodrag')) enter(editor, card);
    else if (far !== undefined) actions.fit([far]);
    else if (isGround) editor.ui.setState({ palette: { mode: 'nodes', at: pointOf(event) } });
  };

  return (
    <ReactFlow
      nodes={nodes as never}
      edges={edges as never}
      nodeTypes={NODE_TYPES as never}
      edgeTypes={EDGE_TYPES as never}
      onNodesChange={onNodesChange as never}
      onEdgesChange={onEdgesChange as never}
      defaultViewport={model.viewport}
      nodesDraggable={false}
      onNodeClick={(event, { id }) => {
        // Cards that are only painted are chosen no more either.
        if (!event.shiftKey && !event.metaKey && !event.ctrlKey) editor.ui.select([id]);
      }}
      onNodeContextMenu={(event, { id }) => openMenu(event, id)}
      onPaneClick={(event) => clickGround(editor, model, actions.toCanvas(pointOf(event)))}
      onPaneContextMenu={(event) => {
        const card = cardUnder(event as MouseEvent);
        if (card !== undefined) openMenu(event as MouseEvent, card);
      }}
      onDoubleClick={doubleClick}
      onMove={shieldPan}
      {...handlers}
      ariaLabelConfig={SPOKEN}
      connectionLineType={ConnectionLineType.Bezier}
      connectionRadius={28}
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      panOnDrag={PAN_BUTTONS}
      panActivationKeyCode="Space"
      zoomOnDoubleClick={false}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
    >
      <Ground model={model} />
      <ViewportPortal>
        <PainterLayer model={model} isDrawn={isDrawn} />
        {hasMarks && <MarksLayer model={model} onGrasp={grasp} />}
        <HelperLines />
      </ViewportPortal>
      {model.scene.cards.size > 0 && <Minimap model={model} actions={actions} />}
      <CanvasTools />
    </ReactFlow>
  );
}

/** Lets cards onto the page a few a frame, so that no frame is held up by many at once. */
function useMountQueue(model: CanvasModel): void {
  useEffect(() => {
    let frame = 0;
    const next = () => {
      frame = model.mountNext() ? 0 : requestAnimationFrame(next);
    };
    const start = () => {
      if (frame === 0) frame = requestAnimationFrame(next);
    };
    const stop = model.subscribe('mounted', start);
    start();
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [model]);
}

/** While the ground is dragged nothing below the pointer has to be looked for. A press that moves nothing stays a click on the ground. */
function useShieldedPan(frame: React.RefObject<HTMLDivElement | null>) {
  return useMemo(() => {
    const shield = document.createElement('div');
    shield.className = 'drag-shield';
    let downs: readonly (() => void)[] = [];
    const take = () => {
      shield.remove();
      for (const down of downs) down();
      window.removeEventListener('pointerup', take, { capture: true });
      window.removeEventListener('pointercancel', take, { capture: true });
    };
    return (event: MouseEvent | TouchEvent | null) => {
      if (!(event instanceof MouseEvent) || event.type !== 'mousemove' || shield.isConnected) return;
      const canvas = frame.current!;
      canvas.append(shield);
      downs = [...canvas.querySelectorAll('.react-flow__viewport, [data-pans]')].map(lift);
      window.addEventListener('pointerup', take, { capture: true });
      window.addEventListener('pointercancel', take, { capture: true });
    };
  }, [frame]);
}
