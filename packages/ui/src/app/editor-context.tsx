import type { NodeRecord } from '@shotgraph/engine';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Shown } from '../engine/shown.ts';
import type { KnownValue, NodeStatus, RunState } from '../run/run-store.ts';
import type { Editor } from './editor.ts';
import type { UiState } from './ui-store.ts';

/** The open document, for everything below. */
export const EditorContext = createContext<Editor | undefined>(undefined);

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

function useTopic<T>(subscribe: (topic: string, listener: () => void) => () => void, topic: string, read: () => T): T {
  return useSyncExternalStore(
    useCallback((listener) => subscribe(topic, listener), [subscribe, topic]),
    read,
  );
}

/** One node's record. */
export function useNode(id: string): NodeRecord | undefined {
  const { doc } = useEditor();
  return useTopic(doc.subscribe, `node:${id}`, () => doc.findNode(id));
}

/** Title, inputs and outputs of the graph. */
export function useHeader() {
  const { doc } = useEditor();
  return useTopic(doc.subscribe, 'header', () => doc.graph.header);
}

/** A number that changes with the graph's nodes and edges. */
export function useStructure(): number {
  const { doc } = useEditor();
  return useTopic(doc.subscribe, 'structure', () => doc.version);
}

/** Whether there is something to undo and to redo. */
export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { doc } = useEditor();
  const bits = useTopic(doc.subscribe, 'history', () => Number(doc.canUndo) + 2 * Number(doc.canRedo));
  return { canUndo: (bits & 1) > 0, canRedo: (bits & 2) > 0 };
}

/** Where one node stands. */
export function useStatus(id: string): NodeStatus {
  const { run } = useEditor();
  return useTopic(run.subscribe, `node:${id}`, () => run.node(id));
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

/** The value at a place, `node.port` or `outputs.name`. */
export function useValue(from: string): KnownValue | undefined {
  const { run } = useEditor();
  return useTopic(run.subscribe, `values:${from.slice(0, from.indexOf('.'))}`, () => run.value(from));
}

/** Hash of the asset that shows a media value: its own, or the one it was rendered to. */
export function useRendered(shown: Shown | undefined): string | undefined {
  const { run } = useEditor();
  const known = shown && 'id' in shown ? shown : undefined;
  return useTopic(run.subscribe, 'rendered', () => known && (known.hash ?? run.renderedAs(known.id)));
}
