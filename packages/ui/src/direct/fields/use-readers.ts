import { partOf } from '@shotgraph/engine';
import { useMemo } from 'react';
import { useEditor, useHere, useStructure } from '../../app/editor-context.tsx';
import { type Reader, readersOf } from './readers.ts';

/** Readers of an output of the graph in view that give a value of one of some types. `wanted` must stay the same object. */
export function useReaders(from: string, wanted: ReadonlySet<string>): readonly Reader[] {
  const { doc, types } = useEditor();
  const { subgraph } = useHere();
  const structure = useStructure();
  // The graph is one object that changes; the number tells when.
  return useMemo(() => {
    if (subgraph !== undefined && !doc.graph.graphs.has(subgraph)) return [];
    const part = partOf(doc.graph, subgraph);
    return readersOf(part, (record) => types.of(part, record), from, wanted);
  }, [doc, types, subgraph, structure, from, wanted]);
}
