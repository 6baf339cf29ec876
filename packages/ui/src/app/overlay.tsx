import { type ComponentType, useState } from 'react';
import type { Editor } from './editor.ts';
import { useUi } from './editor-context.tsx';
import { type LateOptions, late } from './late.tsx';
import { loadPart } from './load-part.ts';
import type { UiState } from './ui-store.ts';

type Load = () => Promise<ComponentType>;

const loads: Load[] = [];
/** What can wait until it is opened, unless whoever gives it may go away before. */
const later: Load[] = [];

/** A component that is loaded when it is first shown, and beforehand where the editor comes from a server that may go away. */
export function part(load: Load, options: LateOptions): ComponentType {
  later.push(load);
  return late(load, options);
}

/** A part of the window that is there while something is so. */
export interface Overlay extends Pick<LateOptions, 'name'> {
  readonly isOpen: (state: UiState) => boolean;
  /** What the window's state is once it is closed; left out where no person opened it. */
  readonly closed?: Partial<UiState>;
  readonly load: Load;
}

/** A part of the window that is loaded when it is first opened: what most people do not need at once must not hold up the first picture. */
export function overlay({ isOpen, load, ...rest }: Overlay): ComponentType {
  const Panel = part(load, optionsOf(rest));
  return function Overlay() {
    return useUi(isOpen) ? <Panel /> : null;
  };
}

/**
 * As `overlay`, for what answers keys that are typed right after it opens: it is loaded beforehand, when nothing else is to be done,
 * and then there at once.
 */
export function readyOverlay({ isOpen, load, ...rest }: Overlay): ComponentType {
  let ready: ComponentType | undefined;
  const note = async () => {
    ready = await loadPart(load);
    return ready;
  };
  loads.push(note);
  const Late = late(note, optionsOf(rest));
  function Open() {
    // For as long as it is open: what has been typed into it must not be lost.
    const [Panel] = useState(() => ready ?? Late);
    return <Panel />;
  }
  return function ReadyOverlay() {
    return useUi(isOpen) ? <Open /> : null;
  };
}

const optionsOf = ({ name, closed }: Omit<Overlay, 'isOpen' | 'load'>): LateOptions => ({
  name,
  ...(closed && { close: ({ ui }: Editor) => ui.setState(closed) }),
});

/** Loads what has to be ready, once the window is there. @param all - everything else as well */
export function prepareOverlays(all: boolean): void {
  const prepare = () => {
    for (const list of all ? [loads, later] : [loads])
      for (const load of list.splice(0)) load().catch(() => list.push(load));
  };
  if ('requestIdleCallback' in window) requestIdleCallback(prepare, { timeout: 2000 });
  else setTimeout(prepare, 500);
}
