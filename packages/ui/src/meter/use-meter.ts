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

/** While somebody types there is no hurry: time without another question before it is asked, ms. */
const QUIET_MS = 120;

/** The answer to the newest question, asked once it is no longer replaced by newer ones; the first is asked at once. */
function useLatest<T>(question: string | undefined, ask: (question: string) => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<T>();
  const newest = useRef(question);
  newest.current = question;
  const isFirst = useRef(true);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (question === undefined) return;
    const find = async () => {
      const found = await latest.current(question).catch(() => undefined);
      if (newest.current !== question) return;
      // An equal answer draws nothing again.
      setAnswer((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    if (isFirst.current) {
      isFirst.current = false;
      void find();
      return;
    }
    const timer = setTimeout(() => void find(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [question]);
  return question === undefined ? undefined : answer;
}
