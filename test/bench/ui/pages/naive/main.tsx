import {
  Background,
  Controls,
  type Edge,
  Handle,
  MiniMap,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from '@xyflow/react';
import { useCallback } from 'react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';
import type { BenchGraph } from '../../graph.ts';
import { loadGraph, MODELS, pictureUrl } from '../load-graph.ts';
import '../page.css';
import './naive.css';

/*
 * React Flow as its tutorials show it: nodes in state, values in `node.data`, a component that is not memoised, and a callback put into every
 * node whenever anything is drawn.
 */

interface CardData extends Record<string, unknown> {
  readonly picture: number;
  readonly model: string;
  readonly text: string;
  readonly onChange?: (id: string, change: Partial<CardData>) => void;
}
type CardNode = Node<CardData, 'card'>;

function Card({ id, data }: NodeProps<CardNode>) {
  const { model, text, picture, onChange } = data;
  return (
    <div className="card" data-node={id}>
      <header>
        <Icon path="M2 12 L7 5 L12 12 Z" />
        <strong>Generate image</strong>
        <code>{id}</code>
        <span className="badge">done</span>
        <button type="button" className="nodrag" aria-label={`Menu of ${id}`}>
          <Icon path="M3 7h8" />
        </button>
      </header>
      <figure>
        <img src={pictureUrl(picture)} width={216} height={122} alt="" draggable={false} />
        <button type="button" className="nodrag" aria-label={`Show ${id} large`}>
          <Icon path="M3 3h8v8h-8z" />
        </button>
        <figcaption>320 × 180</figcaption>
      </figure>
      <Ports index={0} input="image" output="picture" />
      <Ports index={1} input="style" output="words" />
      <label className="row">
        <span>model</span>
        <select className="nodrag" value={model} onChange={(event) => onChange?.(id, { model: event.target.value })}>
          {MODELS.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="column">
        <span>prompt</span>
        <textarea
          className="nodrag nowheel"
          rows={2}
          value={text}
          onChange={(event) => onChange?.(id, { text: event.target.value })}
        />
      </label>
      <label className="row">
        <span>seed</span>
        <input className="nodrag" type="number" defaultValue={7} />
      </label>
      <footer>
        <Icon path="M3 7l3 3 5-6" />
        <span>done</span>
        <span>same inputs as before</span>
        <button type="button" className="nodrag">
          Run to here
        </button>
      </footer>
    </div>
  );
}

const Icon = ({ path }: { readonly path: string }) => (
  <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" aria-hidden="true">
    <path d={path} />
  </svg>
);

function Ports({ index, input, output }: { readonly index: number; readonly input: string; readonly output: string }) {
  return (
    <div className="row">
      <Handle type="target" position={Position.Left} id={`in${index}`} />
      <span>
        {input} <small>image</small>
      </span>
      <span>
        <small>image</small> {output}
      </span>
      <Handle type="source" position={Position.Right} id={`out${index}`} />
    </div>
  );
}

const NODE_TYPES = { card: Card };

function toFlow(graph: BenchGraph): { readonly nodes: CardNode[]; readonly edges: Edge[] } {
  const nodes = graph.nodes.map(({ id, picture, text, x, y }): CardNode => {
    return { id, type: 'card', position: { x, y }, data: { picture, text, model: MODELS[0]! } };
  });
  const edges = graph.edges.map(({ from, to, port }): Edge => {
    return {
      id: `${from}-${to}-${port}`,
      source: from,
      sourceHandle: 'out0',
      target: to,
      targetHandle: `in${port}`,
    };
  });
  return { nodes, edges };
}

function Page() {
  const [nodes, setNodes, onNodesChange] = useNodesState<CardNode>([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState<Edge>([]);
  const { fitView } = useReactFlow();
  const onChange = useCallback(
    (id: string, change: Partial<CardData>) =>
      setNodes((before) =>
        before.map((node) => (node.id === id ? { ...node, data: { ...node.data, ...change } } : node)),
      ),
    [setNodes],
  );
  const open = async () => {
    const flow = toFlow(await loadGraph());
    setNodes(flow.nodes);
    setEdges(flow.edges);
    void fitView({ padding: 0.1, maxZoom: 1 });
  };
  return (
    <ReactFlow
      nodes={nodes.map((node) => ({ ...node, data: { ...node.data, onChange } }))}
      edges={edges}
      nodeTypes={NODE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.02}
    >
      <Background />
      <Controls />
      <MiniMap />
      <button type="button" className="open" onClick={() => void open()}>
        Open
      </button>
    </ReactFlow>
  );
}

createRoot(document.getElementById('root')!).render(
  <ReactFlowProvider>
    <Page />
  </ReactFlowProvider>,
);
