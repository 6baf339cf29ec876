import type { Step } from './step.ts';

/**
 * Puts steps and everything that hangs on them in question. Whose dependents are in question already is not looked at again.
 *
 * @param isWithin - stays within the members of a group: their owner is being evaluated, and what hangs on it waits for it anyway
 */
export function unsettle(steps: Iterable<Step>, isWithin = false): void {
  const stack = [...steps];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { home } = step;
    if (home.unsettled.has(step) && !step.settled) {
      // Its dependents are unsettled already, unless it is new and they were bound to it just now.
      for (const dependent of step.dependents) if (dependent.settled) stack.push(dependent);
      for (const chooser of step.choosers) if (chooser.settled) stack.push(chooser);
      if (!isWithin && home.owner?.settled) stack.push(home.owner);
      continue;
    }
    step.settled = false;
    home.unsettled.add(step);
    for (const dependent of step.dependents) stack.push(dependent);
    for (const chooser of step.choosers) stack.push(chooser);
    if (!isWithin && home.owner) stack.push(home.owner);
  }
}

/** The given steps and what they are fed from, as far as it is unsettled, without lazy edges. */
export function unsettledAncestors(roots: readonly Step[]): readonly Step[] {
  const seen = new Set<Step>();
  const stack = roots.toReversed();
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (step.settled || seen.has(step)) continue;
    seen.add(step);
    for (const source of step.sources) stack.push(source);
  }
  return [...seen];
}
