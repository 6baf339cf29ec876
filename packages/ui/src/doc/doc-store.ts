import {
  applyOps,
  type Change,
  edgesIn,
  FOLD_TYPE,
  type Graph,
  type GraphDocument,
  isLooks,
  type NodeRecord,
  type Op,
  openGraph,
  toDocument,
} from '@shotgraph/engine';
import { createHistory, type Step } from './history.ts';
import { createTopics, topicIn } from './topics.ts';

/** Where an edit that nobody made by hand comes from. */
export type EditCause = 'undo' | 'redo' | 'restore';

/** How an edit was made. */
export interface EditOptions {
  /** Edits under the same mark, one after the other, are one undo step. */
  readonly mark?: string;
  readonly cause?: EditCause;
}

/** What a listener of the whole document is told. `rewires`: whether more changed than literals and places. */
export type DocListener = (ops: readonly Op[], rewires: boolean, cause?: EditCause) => void;

/**
 * The document being edited: records in maps, changed by ops only. Readers subscribe to one record (`node:id`), to `structure`
 * (nodes, edges, graph inputs and outputs), to `places` (where nodes stand, when that alone has changed), to `marks` (frames and notes), to `bends` (points that edges are led
 * through) or to `header` (title, graph inputs and outputs) of one graph by `topicIn`, to `types` (anything that node types may follow
 * from), to `takes` (what people think of takes, and whose they are) or to `history`.
 */
export interface DocStore {
  readonly graph: Graph;
  /** Counts edits; equal numbers mean an equal document. */
  readonly version: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo would take back, the oldest first. */
  readonly steps: readonly Step[];
  /** @param subgraph - the graph it stands in; the document's own when left out */
  findNode(id: string, subgraph?: string): NodeRecord | undefined;
  /** @throws RangeError as `applyOps`; nothing is then changed */
  apply(ops: readonly Op[], options?: EditOptions): void;
  closeMark(): void;
  /** Takes back what was done under the open mark as if it had never been: neither a step nor anything to redo is left of it. */
  abandonMark(): void;
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

  const change = (ops: readonly Op[], cause?: EditCause) => {
    const changed = new Set(ops.filter((op) => changesStructure(graph, op)).map(graphOf));
    const moved = new Set(ops.filter(({ op }) => op === 'move-node').map(graphOf));
    const marked = new Set(ops.filter(changesMarks).map(graphOf));
    const bent = new Set(ops.filter(({ op }) => op === 'set-bends' || op === 'set-subgraph').map(graphOf));
    const rewires = ops.some((op) => !isLooks(op) && changed.has(graphOf(op)));
    const made = applyOps(graph, ops);
    version++;
    for (const listener of listeners) listener(ops, rewires, cause);
    tellPart(undefined, made);
    for (const [name, within] of made.subgraphs) tellPart(name, within);
    for (const name of changed) topics.emit(topicIn(name, 'structure'));
    for (const name of moved) if (!changed.has(name)) topics.emit(topicIn(name, 'places'));
    for (const name of marked) topics.emit(topicIn(name, 'marks'));
    for (const name of bent) topics.emit(topicIn(name, 'bends'));
    if (ops.some(({ op }) => op === 'set-take' || op === 'set-owner')) topics.emit('takes');
    if (rewires) topics.emit('types');
    for (const op of ops) if (op.op === 'set-title') topics.emit(topicIn(op.graph, 'header'));
    return made;
  };
  const takeBack = (step: Step | undefined, cause?: EditCause) => {
    if (!step) return;
    change(step.inverse, cause);
    topics.emit('history');
  };
  const tellPart = (name: string | undefined, within: 'all' | Pick<Change, 'nodes' | 'interface'>) => {
    const ids = within === 'all' ? graph.graphs.get(name!)?.nodes.keys() : within.nodes.keys();
    for (const id of ids ?? []) topics.emit(topicIn(name, `node:${id}`));
    if (within === 'all' || within.interface) topics.emit(topicIn(name, 'header'));
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
    steps: history.past,
    findNode: (id, subgraph) => (subgraph === undefined ? graph : graph.graphs.get(subgraph))?.nodes.get(id),
    apply(ops, { mark, cause } = {}) {
      if (ops.length === 0) return;
      const { inverse } = change(ops, cause);
      history.push(ops, inverse, mark);
      topics.emit('history');
    },
    closeMark: history.closeMark,
    abandonMark: () => takeBack(history.takeOpen()),
    undo: () => takeBack(history.takeUndo(), 'undo'),
    redo() {
      const step = history.takeRedo();
      if (!step) return;
      change(step.ops, 'redo');
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

const graphOf = (op: Op): string | undefined => (op.op === 'set-subgraph' ? op.name : op.graph);

/** Whether an op changes frames or notes. */
const changesMarks = ({ op }: Op): boolean => op === 'set-frame' || op === 'set-note' || op === 'set-subgraph';

/** Whether an op changes nodes or edges, or what cards are made of: typing a literal does not, nor does moving a card. */
function changesStructure(graph: Graph, op: Op): boolean {
  if (isLooks(op)) return false;
  // The title of a subgraph is that of the cards that run it.
  if (op.op === 'set-title') return op.graph !== undefined;
  if (op.op !== 'set-input') return true;
  const node = (op.graph === undefined ? graph : graph.graphs.get(op.graph))?.nodes.get(op.node);
  // What a fold runs is said by a literal.
  if (node?.type === FOLD_TYPE && op.input === 'graph') return true;
  return edgesIn(node?.inputs[op.input]).length > 0 || edgesIn(op.value).length > 0;
}
