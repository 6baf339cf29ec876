import type { Step } from './step.ts';

/** Tells whether a step, or one it is within, was asked to run again. */
export function createForced(force: readonly string[]): (step: Step) => boolean {
  if (force.length === 0) return () => false;
  const paths = new Set(force);
  return ({ id }) => {
    if (paths.has(id)) return true;
    for (let slash = id.lastIndexOf('/'); slash > 0; slash = id.lastIndexOf('/', slash - 1))
      if (paths.has(id.slice(0, slash))) return true;
    return false;
  };
}
