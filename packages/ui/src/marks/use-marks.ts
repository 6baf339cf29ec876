import { bendsOf, type GraphPart } from '@shotgraph/engine';
import { useCallback, useSyncExternalStore } from 'react';
import { useEditor, useHere } from '../app/editor-context.tsx';
import { topicIn } from '../doc/topics.ts';
import { findMark, type Mark, marksOf } from './marks.ts';

const GONE: Pick<GraphPart, 'header'> = { header: {} };

function useRead<T>(read: (part: Pick<GraphPart, 'header'>) => T, topic = 'marks'): T {
  const { doc } = useEditor();
  const { subgraph } = useHere();
  const subscribe = useCallback(
    (listener: () => void) => doc.subscribe(topicIn(subgraph, topic), listener),
    [doc, subgraph, topic],
  );
  return useSyncExternalStore(subscribe, () =>
    read(subgraph === undefined ? doc.graph : (doc.graph.graphs.get(subgraph) ?? GONE)),
  );
}

/** Frames and notes of the graph, in the order they are painted in. */
export const useMarks = (): readonly Mark[] => useRead(marksOf);

/** Whether there is anything but cards: frames, notes, or edges that are led through points. */
export function useHasMarks(): boolean {
  const hasMarks = useRead((part) => marksOf(part).length > 0);
  return useRead((part) => bendsOf(part).size > 0, 'bends') || hasMarks;
}

/** One frame or note by its id on the canvas; drawn again when it changes. */
export const useMark = (id: string): Mark | undefined => useRead((part) => findMark(part, id));
