import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { columnsFor } from './columns.ts';

/** Shape taken for a picture that is not there yet. */
const USUAL = 16 / 9;

/**
 * In how many columns takes are shown, by their shapes and the room that an element has for them.
 *
 * @returns the columns, and how to tell a take's shape once it is known
 */
export function useColumns(
  element: RefObject<HTMLElement | null>,
  takes: readonly string[],
): { readonly columns: number; readonly onShape: (take: string, shape: number) => void } {
  const [shapes, setShapes] = useState<ReadonlyMap<string, number>>(new Map());
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current!;
    const observer = new ResizeObserver(([entry]) => setRoom(entry!.contentRect));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  const onShape = useCallback(
    (take: string, shape: number) => shape > 0 && setShapes((known) => new Map([...known, [take, shape]])),
    [],
  );
  const all = takes.map((take) => shapes.get(take) ?? USUAL);
  return { columns: room.width > 0 ? columnsFor(all, room) : Math.min(2, takes.length), onShape };
}
