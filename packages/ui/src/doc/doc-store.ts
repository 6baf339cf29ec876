import {
  applyOps,
  edgesIn,
  type Graph,
  type GraphDocument,
  type NodeRecord,
  type Op,
  openGraph,
  toDocument,
} from '@shotgraph/engine';
import { createHistory } from './history.ts';
import { createTopics } from './topics.ts';

/** How an edit was made. */
export interface EditOptions {
  /** Edits under the same mark, one after the other, are one undo step. */
  readonly mark?: string;
}

/** What a listener of the whole document is told. */
export type DocListener = (ops: readonly Op[]) => void;

/**
 * The document being edited: records in maps, changed by ops only. Readers subscribe to one record (`node:id`), to `structure`
 * (nodes, edges, positions, graph inputs and outputs), to `header` (title, graph inputs and outputs) or to `history`.
 */
export interface DocStore {
  readonly graph: Graph;
  /** Counts edits; equal numbers mean an equal document. */
  readonly version: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  findNode(id: string): NodeRecord | undefined;
  /** @throws RangeError as `applyOps`; nothing is then changed */
  apply(ops: readonly Op[], options?: EditOptions): void;
  closeMark(): void;
  undo(): void;
  redo(): void;
  toDocument(): GraphDocument;
  subscribe(topic: string, listener: () => void): () => void;
  /** Hears every edit, undo and redo as ops. */
  onEdit(listener: DocListener): () => void;
}

/** Opens a document for editing. */
export function createDocStore(document: GraphDocument): DocStore {
  const graph = openGraph(document);
  const history = createHistory();
  const topics = createTopics();
  const listeners = new Set<DocListener>();
  let version = 0;

  const change = (ops: readonly Op[]) => {
    const wires = ops.some((op) => changesStructure(graph, op));
    const made = applyOps(graph, ops);
    version++;
    for (const listener of listeners) listener(ops);
    for (const id of made.nodes.keys()) topics.emit(`node:${id}`);
    if (wires) topics.emit('structure');
    if (made.interface || ops.some((op) => op.op === 'set-title')) topics.emit('header');
    return made;
  };

  return {
    graph,
    get version() {
      return version;
    },
    get canUndo() {
      return history.canUndo;
    },
    get canRedo() {
      return history.canRedo;
    },
    findNode: (id) => graph.nodes.get(id),
    apply(ops, { mark } = {}) {
      if (ops.length === 0) return;
      const { inverse } = change(ops);
      history.push(ops, inverse, mark);
      topics.emit('history');
    },
    closeMark: history.closeMark,
    undo() {
      const step = history.takeUndo();
      if (!step) return;
      change(step.inverse);
      topics.emit('history');
    },
    redo() {
      const step = history.takeRedo();
      if (!step) return;
      change(step.ops);
      topics.emit('history');
    },
    toDocument: () => toDocument(graph),
    subscribe: topics.subscribe,
    onEdit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether an op changes what the canvas draws outside of one card: typing a literal does not. */
function changesStructure(graph: Graph, op: Op): boolean {
  if (op.op === 'set-title') return false;
  if (op.op !== 'set-input') return true;
  return edgesIn(graph.nodes.get(op.node)?.inputs[op.input]).length > 0 || edgesIn(op.value).length > 0;
}
