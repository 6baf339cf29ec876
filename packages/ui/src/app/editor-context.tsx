import {
  type GraphPart,
  type Issue,
  type NodeRecord,
  type PlannedCost,
  type PurchaseInfo,
  partOf,
} from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { type Here, TOP } from '../doc/here.ts';
import { topicIn } from '../doc/topics.ts';
import type { Shown } from '../engine/shown.ts';
import type { NodeStatus } from '../run/node-status.ts';
import type { KnownValue, Made, RunState, RunStore } from '../run/run-store.ts';
import type { NodeCost } from '../spend/costs.ts';
import type { Editor } from './editor.ts';
import { issueKey, type UiState } from './ui-store.ts';

/** The open document, for everything below. */
export const EditorContext = createContext<Editor | undefined>(undefined);

/** Which graph of the document everything below is about. */
export const HereContext = createContext<Here>(TOP);

/** @throws Error outside of an editor: a mistake of the program, not of the user */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor was called outside of an EditorContext');
  return editor;
}

/** A part of the window's state; the component is drawn again when that part changes. */
export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useEditor().ui, select);
}

/** Whether the pointer or the focus has been in a card: what shows only while it is need not be there before. */
export const useReached = (id: string): boolean => useUi(({ reached }) => reached.has(id));

function useTopic<T>(subscribe: (topic: string, listener: () => void) => () => void, topic: string, read: () => T): T {
  return useSyncExternalStore(
    useCallback((listener) => subscribe(topic, listener), [subscribe, topic]),
    read,
  );
}

/** Which graph of the document the component is about. */
export const useHere = (): Here => useContext(HereContext);

/** One node's record. */
export function useNode(id: string): NodeRecord | undefined {
  const { doc } = useEditor();
  const { subgraph } = useHere();
  return useTopic(doc.subscribe, topicIn(subgraph, `node:${id}`), () => doc.findNode(id, subgraph));
}

/** A node's type as the document makes it; `undefined` when it is not known. */
export function useType(id: string): NodeTypeData | undefined {
  const { doc, types } = useEditor();
  const { subgraph } = useHere();
  const record = useNode(id);
  return useTopic(doc.subscribe, 'types', () => types.of(partIn(doc.graph, subgraph), record));
}

/** The graph, also for the moment in which it has been taken away and is still on the page. */
const partIn = (graph: Parameters<typeof partOf>[0], subgraph: string | undefined): GraphPart =>
  subgraph === undefined || graph.graphs.has(subgraph) ? partOf(graph, subgraph) : EMPTY;
const EMPTY: GraphPart = { header: {}, nodes: new Map(), positions: new Map() };

/** Title, inputs and outputs of the graph. */
export function useHeader() {
  const { doc } = useEditor();
  const { subgraph } = useHere();
  return useTopic(doc.subscribe, topicIn(subgraph, 'header'), () => partIn(doc.graph, subgraph).header);
}

/** A number that changes with the graph's nodes and edges. */
export function useStructure(): number {
  const { doc } = useEditor();
  return useTopic(doc.subscribe, topicIn(useHere().subgraph, 'structure'), () => doc.version);
}

/** Problems of one node. */
export function useIssues(id: string): readonly Issue[] {
  const { subgraph } = useHere();
  return useUi(({ issuesByNode }) => issuesByNode.get(issueKey(subgraph, id)) ?? NO_ISSUES);
}
const NO_ISSUES: readonly Issue[] = [];

/** Whether there is something to undo and to redo. */
export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { doc } = useEditor();
  const bits = useTopic(doc.subscribe, 'history', () => Number(doc.canUndo) + 2 * Number(doc.canRedo));
  return { canUndo: (bits & 1) > 0, canRedo: (bits & 2) > 0 };
}

/** The runs that cards show, where they are others than those of now: a past one that is looked at. */
export const ShownRunContext = createContext<RunStore | undefined>(undefined);

const useShownRun = (): RunStore => {
  const { run } = useEditor();
  return useContext(ShownRunContext) ?? run;
};

/** Whether a past run is looked at: of that nobody knows what the next one costs. */
export const useIsPast = (): boolean => useContext(ShownRunContext) !== undefined;

/** Where one node stands. */
export function useStatus(id: string): NodeStatus {
  const run = useShownRun();
  const card = useHere().cards + id;
  return useTopic(run.subscribe, `node:${card}`, () => run.node(card));
}

/** What the next run of one node costs; `undefined` when it has nothing to do with money. */
export function useCost(id: string): NodeCost | undefined {
  const run = useShownRun();
  const card = useHere().cards + id;
  return useTopic(run.subscribe, `cost:${card}`, () => run.cost(card));
}

/** What the next run of everything costs, by currency. */
export function useTotals(): readonly PlannedCost[] {
  const { run } = useEditor();
  return useTopic(run.subscribe, 'totals', () => run.totals);
}

/** A number that changes whenever there is a new plan. */
export function usePlans(): number {
  const { run } = useEditor();
  return useTopic(run.subscribe, 'plan', () => run.plans);
}

/** Everything this browser bought, the newest first. */
export function usePurchases(): readonly PurchaseInfo[] {
  const { purchases } = useEditor();
  return useSyncExternalStore(purchases.subscribe, () => purchases.all);
}

/** Why a purchase that is under way could not be followed to its end, when that was tried last. */
export function useTrouble(key: string): string | undefined {
  const { purchases } = useEditor();
  return useSyncExternalStore(purchases.subscribe, () => purchases.troubles.get(key));
}

/** Where the run stands. */
export function useRunState(): RunState {
  const { run } = useEditor();
  return useTopic(run.subscribe, 'run', () => run.run);
}

/** Whether a run is under way. */
export function useIsRunning(): boolean {
  const { run } = useEditor();
  return useTopic(run.subscribe, 'run', () => run.run.status === 'running');
}

/** Whether the run under way is to end. */
export function useIsCancelling(): boolean {
  const { run } = useEditor();
  return useTopic(run.subscribe, 'run', () => run.run.isCancelling === true);
}

/** The value at a place, `node.port` or `outputs.name`. */
export function useValue(from: string): KnownValue | undefined {
  const run = useShownRun();
  const place = useHere().values + from;
  return useTopic(run.subscribe, `values:${place.slice(0, place.indexOf('.'))}`, () => run.value(place));
}

/** Whether an output of the graph was made, and cannot be made any more: its node has gone, or something that leads to it. */
export function useIsGone(id: string): boolean {
  const { status } = useStatus(id);
  return !useValue(id) && status === 'done' && id.startsWith('outputs.');
}

/** Hash of the asset that shows a media value: its own, or the one it was rendered to. */
export function useRendered(shown: Shown | undefined): string | undefined {
  const run = useShownRun();
  const known = shown && 'id' in shown ? shown : undefined;
  return useTopic(run.subscribe, 'rendered', () => known && (known.hash ?? run.renderedAs(known.id)));
}

/** What the last run gave at a place, whatever the document has become since. */
export function useMade(place: string): Made | undefined {
  const run = useShownRun();
  return useTopic(run.subscribe, 'rendered', () => run.made(place));
}

/** Whether any of several media values can be shown. */
export function useAnyRendered(items: readonly Shown[]): boolean {
  const run = useShownRun();
  const isRendered = (item: Shown) => 'id' in item && (item.hash ?? run.renderedAs(item.id)) !== undefined;
  return useTopic(run.subscribe, 'rendered', () => items.some(isRendered));
}
