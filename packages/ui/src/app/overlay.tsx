import { type ComponentType, lazy, Suspense } from 'react';
import { useUi } from './editor-context.tsx';
import type { UiState } from './ui-store.ts';

type Load = () => Promise<ComponentType>;

const loads: Load[] = [];

/** A part of the window that is loaded when it is first opened: what most people do not need at once must not hold up the first picture. */
export function overlay(isOpen: (state: UiState) => boolean, load: Load): ComponentType {
  const Panel = lazy(async () => ({ default: await load() }));
  return function Overlay() {
    return useUi(isOpen) ? (
      <Suspense fallback={null}>
        <Panel />
      </Suspense>
    ) : null;
  };
}

/** As `overlay`, for what answers keys that are typed right after it opens: it is loaded beforehand, when nothing else is to be done. */
export function readyOverlay(isOpen: (state: UiState) => boolean, load: Load): ComponentType {
  loads.push(load);
  return overlay(isOpen, load);
}

/** Loads what has to be ready, once the window is there. */
export function prepareOverlays(): void {
  const prepare = () => {
    for (const load of loads.splice(0)) load().catch(() => loads.push(load));
  };
  if ('requestIdleCallback' in window) requestIdleCallback(prepare, { timeout: 2000 });
  else setTimeout(prepare, 500);
}
