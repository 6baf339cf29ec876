import { Background, BackgroundVariant, ConnectionLineType, MiniMap, ReactFlow, SelectionMode } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type CSSProperties, type DragEvent, useEffect, useMemo, useRef } from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { enter } from '../commands/graph-commands.ts';
import { groupOf } from '../engine/catalogue.ts';
import { importMedia, pointOf } from '../media/import-files.ts';
import { lookOf } from '../nodes/group-look.ts';
import { InputsCard } from '../nodes/inputs-card.tsx';
import { NodeCard } from '../nodes/node-card.tsx';
import { OutputsCard } from '../nodes/outputs-card.tsx';
import { useCanvasActions, useProjection } from './adapter.ts';
import styles from './canvas.module.css';
import { CanvasTools } from './canvas-tools.tsx';
import { ConnectHint } from './connect-hint.tsx';
import './flow.css';
import { useConnectHandlers } from './use-connect-handlers.ts';

const NODE_TYPES = { card: NodeCard, inputs: InputsCard, outputs: OutputsCard };
const GRID: [number, number] = [8, 8];
/** Pointer buttons that pan: the left one on the ground, the middle one anywhere. */
const PAN_BUTTONS = [0, 1];

/** The graph on its canvas. */
export function Canvas({ onDocumentFile }: { readonly onDocumentFile: (file: File) => void }) {
  const editor = useEditor();
  const { nodes, edges, onNodesChange, onEdgesChange } = useProjection(editor);
  const actions = useCanvasActions();
  const handlers = useConnectHandlers(editor);
  const connecting = useUi((state) => state.connecting);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    editor.canvas = actions;
    return () => {
      editor.canvas = undefined;
    };
  }, [editor, actions]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    const document = files.find((file) => file.name.endsWith('.json'));
    if (document) onDocumentFile(document);
    else
      void importMedia(editor, files, actions.toCanvas(pointOf(event))).catch((error) =>
        editor.ui.toast({ tone: 'error', text: error.message }),
      );
  };
  const addAt = (event: { readonly target: EventTarget; readonly clientX: number; readonly clientY: number }) => {
    const element = event.target as Element;
    const card = element.closest('[data-node]')?.getAttribute('data-node');
    // A field is left to whoever types in it.
    if (card && !element.closest('.nodrag')) enter(editor, card);
    else if (element.classList.contains('react-flow__pane'))
      editor.ui.setState({ palette: { mode: 'nodes', at: pointOf(event) } });
  };
  const colourOf = useMemo(
    () => (node: { readonly id: string }) =>
      lookOf(groupOf(editor.part().nodes.get(node.id)?.type ?? 'output/')).colour,
    [editor],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a surface to drop files on; files are also taken by the commands
    <div
      ref={frame}
      className={`${styles.canvas} ${connecting ? 'connecting' : ''}`}
      style={{ '--wire': connecting?.colour } as CSSProperties}
      data-canvas
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      onDoubleClick={addAt}
    >
      <ReactFlow
        nodes={nodes as never}
        edges={edges as never}
        nodeTypes={NODE_TYPES as never}
        onNodesChange={onNodesChange as never}
        onEdgesChange={onEdgesChange as never}
        onNodeDragStart={() => editor.doc.closeMark()}
        onNodeContextMenu={(event, { id }) => {
          event.preventDefault();
          const { selectedNodes } = editor.ui.getState();
          if (!selectedNodes.has(id)) editor.ui.select([id]);
          editor.ui.setState({ menu: pointOf(event) });
        }}
        {...handlers}
        connectionLineType={ConnectionLineType.Bezier}
        connectionRadius={28}
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionMode={SelectionMode.Partial}
        panOnDrag={PAN_BUTTONS}
        panActivationKeyCode="Space"
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={GRID}
        minZoom={0.1}
        maxZoom={2}
        fitView
        fitViewOptions={{ padding: 0.1, maxZoom: 1 }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
        {nodes.length > 0 && (
          <MiniMap
            pannable
            zoomable
            nodeColor={colourOf}
            nodeBorderRadius={24}
            ariaLabel="Overview of the graph"
            style={{ width: 168, height: 104 }}
          />
        )}
        <CanvasTools />
      </ReactFlow>
      <ConnectHint />
    </div>
  );
}
