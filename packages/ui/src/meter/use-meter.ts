import type { Meter, MeterValues } from '@shotgraph/nodes';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useEditor, useHeader, useHere, useNode, useType } from '../app/editor-context.tsx';
import { meterValues, placesOf } from './facts.ts';

/**
 * What a node uses of what its model takes, anew with every edit and every value that comes in; the last answer stays until the next
 * is there. `undefined` for nodes that have no such limits.
 */
export function useMeter(id: string): Meter | undefined {
  const { run, part, workspace } = useEditor();
  const { values: path } = useHere();
  const record = useNode(id);
  const type = useType(id);
  useHeader();
  const isMetered = record !== undefined && type?.effect === 'paid';
  const places = isMetered ? placesOf(record, { part: part() }).join(' ') : '';
  const subscribe = useCallback(
    (listener: () => void) => {
      const topics = new Set(places.split(' ').map((place) => `values:${path}${place.split('.')[0]}`));
      const stops = [...topics].map((topic) => run.subscribe(topic, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [run, places, path],
  );
  const facts = useSyncExternalStore(subscribe, () =>
    isMetered
      ? JSON.stringify(meterValues(record, type, { part: part(), shown: (from) => run.value(path + from)?.shown }))
      : undefined,
  );
  const ask = useCallback(
    (text: string) => workspace.engine.remote.meter(type?.type ?? '', JSON.parse(text) as MeterValues),
    [workspace, type?.type],
  );
  return useLatest(facts, ask);
}

/** The answer to the newest question; while one is under way the next waits, and those between are never asked. */
function useLatest<T>(question: string | undefined, ask: (question: string) => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<T>();
  const queue = useRef({ isBusy: false, next: undefined as string | undefined });
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    const work = async (text: string) => {
      queue.current = { isBusy: true, next: undefined };
      const found = await latest.current(text).catch(() => undefined);
      const { next } = queue.current;
      queue.current.isBusy = false;
      setAnswer(found);
      if (next !== undefined) void work(next);
    };
    if (question === undefined) return;
    if (queue.current.isBusy) queue.current.next = question;
    else void work(question);
  }, [question]);
  return question === undefined ? undefined : answer;
}
