import type { Editor } from './editor.ts';

/** A part of the window that could not be loaded. */
export interface MissingPart {
  /** As people know it: what its button or tab says. */
  readonly name: string;
  readonly retry: () => void;
  /** Puts away what asked for it; left out where nobody asked. */
  readonly close?: ((editor: Editor) => void) | undefined;
}

let parts: readonly MissingPart[] = [];
const listeners = new Set<() => void>();

const set = (next: readonly MissingPart[]) => {
  parts = next;
  for (const listener of listeners) listener();
};

/** Everything that is missing at the moment. */
export const missingParts = (): readonly MissingPart[] => parts;

/** Says that a part is missing. @returns takes that back */
export function noteMissing(part: MissingPart): () => void {
  set([...parts, part]);
  return () => parts.includes(part) && set(parts.filter((each) => each !== part));
}

/** Calls when there is another list. */
export function onMissing(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
