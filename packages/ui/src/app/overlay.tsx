import { type ComponentType, lazy, Suspense, useState } from 'react';
import { useUi } from './editor-context.tsx';
import type { UiState } from './ui-store.ts';

type Load = () => Promise<ComponentType>;

const loads: Load[] = [];
/** What can wait until it is opened, unless whoever gives it may go away before. */
const later: Load[] = [];

/** A component that is loaded when it is first shown, and beforehand where the editor comes from a server that may go away. */
export function part(load: Load): ComponentType {
  later.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** A part of the window that is loaded when it is first opened: what most people do not need at once must not hold up the first picture. */
export function overlay(isOpen: (state: UiState) => boolean, load: Load): ComponentType {
  const Panel = part(load);
  return function Overlay() {
    return useUi(isOpen) ? (
      <Suspense fallback={null}>
        <Panel />
      </Suspense>
    ) : null;
  };
}

/**
 * As `overlay`, for what answers keys that are typed right after it opens: it is loaded beforehand, when nothing else is to be done,
 * and then there at once.
 */
export function readyOverlay(isOpen: (state: UiState) => boolean, load: Load): ComponentType {
  let ready: ComponentType | undefined;
  const note = async () => {
    ready = await load();
    return ready;
  };
  loads.push(note);
  const Late = lazy(async () => ({ default: await note() }));
  function Open() {
    // For as long as it is open: what has been typed into it must not be lost.
    const [Panel] = useState(() => ready ?? Late);
    return (
      <Suspense fallback={null}>
        <Panel />
      </Suspense>
    );
  }
  return function ReadyOverlay() {
    return useUi(isOpen) ? <Open /> : null;
  };
}

/** Loads what has to be ready, once the window is there. @param all - everything else as well */
export function prepareOverlays(all: boolean): void {
  const prepare = () => {
    for (const list of all ? [loads, later] : [loads])
      for (const load of list.splice(0)) load().catch(() => list.push(load));
  };
  if ('requestIdleCallback' in window) requestIdleCallback(prepare, { timeout: 2000 });
  else setTimeout(prepare, 500);
}
