import { useView } from '../use-view.ts';
import { useKept } from './use-kept.ts';

const DATA = { view: 'data' } as const;

/**
 * The whole value at a place, as it was known last; of a list its first item.
 *
 * @param place - `node.port`; `undefined` for none
 */
export function useData<T>(place: string | undefined): T | undefined {
  const value = useView(place, DATA);
  return useKept((Array.isArray(value) ? value[0] : value) as T | undefined | null, place ?? '');
}
