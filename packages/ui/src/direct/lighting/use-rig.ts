import { edgesIn, type GraphPart, parseFrom, partOf } from '@shotgraph/engine';
import type { LightingValue, LightValue } from '@shotgraph/nodes';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useEditor, useHere, usePlans } from '../../app/editor-context.tsx';
import { type Lamp, lampsOf, typedIn, type WiredLight } from './lamps.ts';

/** A rig as it is known, with its lamps. */
export interface Rig {
  readonly value: LightingValue;
  readonly lamps: readonly Lamp[];
}

interface Seen {
  readonly path: string;
  readonly rig: LightingValue;
  readonly lights: ReadonlyMap<string, LightValue>;
}

/** A number that changes with every edit of the document: lights are typed into nodes all over the graph. */
function useEdits(): number {
  const { doc } = useEditor();
  return useSyncExternalStore(
    useCallback((listener) => doc.onEdit(listener), [doc]),
    () => doc.version,
  );
}

/** A rig and the lights that are wired into it, seen at the same instant; the last known while an edit is on its way. */
export function useRig(id: string | undefined): Rig | undefined {
  const { session, doc, catalogue } = useEditor();
  const { values, subgraph } = useHere();
  const plans = usePlans();
  const edits = useEdits();
  const [seen, setSeen] = useState<Seen>();
  const path = `${values}${id}.lighting`;
  const part = partIn(doc.graph, subgraph);
  const places = edgesIn(part?.nodes.get(id ?? '')?.inputs.lights).map(({ from }) => from);
  const key = places.join(' ');

  // A new plan means new values.
  useEffect(() => {
    if (id === undefined) return;
    let isCurrent = true;
    const look = async (place: string) => {
      const value = await session.view(values + place, { view: 'data' }).catch(() => undefined);
      // Of a rig that is made for each of a list the first one is looked at.
      return Array.isArray(value) ? value[0] : value;
    };
    const all = key === '' ? [] : key.split(' ');
    void Promise.all([look(`${id}.lighting`), ...all.map(look)]).then(([rig, ...lights]) => {
      if (!isCurrent || !rig) return;
      const known = all.flatMap((place, i) => (lights[i] ? [[place, lights[i] as LightValue] as const] : []));
      setSeen({ path, rig: rig as LightingValue, lights: new Map(known) });
    });
    return () => {
      isCurrent = false;
    };
  }, [session, values, path, key, plans]);

  // The number of edits stands for what is in the document.
  return useMemo(() => {
    if (seen?.path !== path) return undefined;
    const isPlaced = (type: string | undefined) => catalogue.byType.get(type ?? '')?.editor === 'light';
    const wired = places.map((from): WiredLight => {
      const { node } = parseFrom(from);
      const record = part?.nodes.get(node);
      const isOwn = record !== undefined && !record.each && isPlaced(record.type);
      return {
        from,
        value: seen.lights.get(from),
        node: isOwn ? node : undefined,
        typed: typedIn(record?.inputs ?? {}),
      };
    });
    return { value: seen.rig, lamps: lampsOf(seen.rig, wired) };
  }, [seen, path, edits, key, catalogue]);
}

const partIn = (graph: Parameters<typeof partOf>[0], subgraph: string | undefined): GraphPart | undefined =>
  subgraph === undefined || graph.graphs.has(subgraph) ? partOf(graph, subgraph) : undefined;
