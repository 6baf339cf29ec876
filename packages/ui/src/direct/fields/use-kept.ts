import { useRef } from 'react';

/**
 * The last value there was under a key. Between an edit and the plan that follows it a value is in question and nothing can be seen
 * of it; what is being dragged may not vanish meanwhile.
 */
export function useKept<T>(value: T | undefined | null, key: string): T | undefined {
  const kept = useRef<{ readonly key: string; readonly value: T }>(undefined);
  if (value !== undefined && value !== null) kept.current = { key, value };
  return kept.current?.key === key ? kept.current.value : undefined;
}
