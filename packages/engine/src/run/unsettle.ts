import type { Step } from './step.ts';

/** Puts steps and everything that hangs on them in question. Whose dependents are in question already is not looked at again. */
export function unsettle(steps: Iterable<Step>): void {
  const stack = [...steps];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { home } = step;
    if (home.unsettled.has(step) && !step.settled) {
      // Its dependents are unsettled already, unless it is new and they were bound to it just now.
      for (const dependent of step.dependents) if (dependent.settled) stack.push(dependent);
      for (const chooser of step.choosers) if (chooser.settled) stack.push(chooser);
      if (home.owner?.settled) stack.push(home.owner);
      continue;
    }
    step.settled = false;
    home.unsettled.add(step);
    for (const dependent of step.dependents) stack.push(dependent);
    for (const chooser of step.choosers) stack.push(chooser);
    if (home.owner) stack.push(home.owner);
  }
}

/**
 * The steps of a home that have to be looked at: without choices all that are unsettled, else what nobody chooses or needs stays out.
 *
 * @param ends - needed in any case
 */
export function neededIn(unsettled: ReadonlySet<Step>, isLazy: boolean, ends: Iterable<Step> = []): readonly Step[] {
  if (!isLazy) return [...unsettled];
  // What nothing hangs on is what the graph is for; a step that is only chosen from is looked at when it is chosen.
  const sinks = [...unsettled].filter(isWanted);
  return neededFor([...sinks, ...ends]);
}

/** Whether nothing is made of what a step gives. A subgraph's node hands on nothing itself: its outputs count. */
function isSink({ dependents, choosers, inner, sources }: Step): boolean {
  if (dependents.length > 0 || choosers.length > 0) return false;
  return inner === undefined || !sources.some((output) => output.dependents.length > 1 || output.choosers.length > 0);
}

/** Whether a step is looked at although nothing asks for it: what a graph is for, and whole subgraphs that are used. */
function isWanted(step: Step): boolean {
  if (step.dependents.length > 0 || step.choosers.length > 0) return false;
  if (!isSink(step)) return isUsed(step.sources);
  return step.within === undefined || isUsed(step.within.sources);
}

/** Whether something the graph is for is made of the given steps, by way of the choices made. */
function isUsed(start: readonly Step[]): boolean {
  const seen = new Set(start);
  for (const step of seen) {
    let consumers = 0;
    for (const dependent of step.dependents) {
      if (dependent.inner) continue;
      consumers++;
      seen.add(dependent);
    }
    for (const chooser of step.choosers) {
      consumers++;
      if (chose(chooser, step)) seen.add(chooser);
    }
    if (consumers > 0) continue;
    const call = step.within;
    if (!call) return true;
    // Nothing inside is made of it: it is used if the subgraph is.
    const around = isSink(call) ? call.within : call;
    if (!around) return true;
    for (const output of around.sources) seen.add(output);
  }
  return false;
}

/** Whether a step, or a member of it, chose a source. One that is in question asks again by itself. */
function chose(chooser: Step, source: Step): boolean {
  const { group, settled, inputs, chosen } = chooser;
  for (let i = 0, member = group?.member(0); member; member = group?.member(++i))
    if ('id' in member && chose(member, source)) return true;
  if (!settled || !chosen) return false;
  return inputs.some(({ name, binding }) => {
    const which = chosen.get(name);
    if (which === undefined) return false;
    if (binding.kind === 'edge') return binding.edge.step === source;
    return (
      binding.kind === 'edges' &&
      binding.edges.some((edge, i) => edge.step === source && (which === true || which.has(i)))
    );
  });
}

/** The given steps and what they are fed from, as far as it is unsettled, without lazy edges; subgraphs as a whole. */
export function neededFor(roots: readonly Step[]): readonly Step[] {
  return closure(roots.flatMap(withCall), (step, push) => {
    for (const source of step.sources) for (const one of withCall(source)) push(one);
    if (step.inner) for (const one of step.inner.values()) if (isSink(one)) push(one);
  });
}

/** A step, and the subgraph it is an output of: one output asked for, the whole of it runs. */
const withCall = (step: Step): readonly Step[] =>
  step.within?.sources.includes(step) ? [step, ...withCall(step.within)] : [step];

/** The given steps and what they are fed from, as far as it is unsettled, without lazy edges. */
export const unsettledAncestors = (roots: readonly Step[]): readonly Step[] =>
  closure(roots, (step, push) => {
    for (const source of step.sources) push(source);
  });

function closure(roots: readonly Step[], next: (step: Step, push: (other: Step) => void) => void): readonly Step[] {
  const seen = new Set<Step>();
  const stack = roots.toReversed();
  const push = (step: Step) => void stack.push(step);
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (step.settled || seen.has(step)) continue;
    seen.add(step);
    next(step, push);
  }
  return [...seen];
}
