import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of an element in the page, px. */
export function useWidth(element: RefObject<HTMLElement | null>, usual = 320): number {
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    setWidth(watched.clientWidth);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
