import type { Step } from './step.ts';

/**
 * The steps of a home that have to be looked at: without choices all that are unsettled, else what nobody chooses or needs stays out.
 *
 * @param ends - needed in any case
 */
export function neededIn(unsettled: ReadonlySet<Step>, isLazy: boolean, ends: Iterable<Step> = []): readonly Step[] {
  if (!isLazy) return [...unsettled];
  // What nothing hangs on is what the graph is for; a step that is only chosen from is looked at when it is chosen.
  const wanted = [...unsettled].filter((step) => isDeadEnd(step) && isEntered(step.within));
  const needed = neededFor([...wanted, ...ends]);
  // The last output of a subgraph may have been asked for by another way than the others.
  const seen = new Set(needed);
  const whole = [...unsettled].filter(
    ({ inner, sources }) => inner && sources.length > 0 && sources.every((one) => one.settled || seen.has(one)),
  );
  return whole.length === 0 ? needed : [...new Set([...needed, ...whole])];
}

/**
 * The given steps and what they are fed from, as far as it is unsettled, without lazy edges. A subgraph that is asked for something
 * also runs what nothing hangs on in it; its other outputs wait until they are asked for.
 */
export function neededFor(roots: readonly Step[]): readonly Step[] {
  const seen = new Set<Step>();
  const entered = new Set<Step>();
  const stack: Step[] = [];
  const push = (step: Step) => {
    const call = step.within;
    if (call && !entered.has(call) && call.sources.includes(step)) enter(call, entered, stack);
    stack.push(step);
  };
  for (const root of roots.toReversed()) push(root);
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (step.settled || seen.has(step)) continue;
    seen.add(step);
    for (const source of step.sources) push(source);
  }
  // A subgraph's own node tells that all of it is there.
  for (const call of entered)
    if (!call.settled && call.sources.every((output) => output.settled || seen.has(output))) seen.add(call);
  return [...seen];
}

/** Adds what runs in a subgraph whatever is asked of it. */
function enter(call: Step, entered: Set<Step>, stack: Step[]): void {
  const calls = [call];
  for (let next = calls.pop(); next; next = calls.pop()) {
    if (entered.has(next)) continue;
    entered.add(next);
    for (const one of next.inner!.values()) {
      if (isDeadEnd(one)) stack.push(one);
      else if (one.inner && isUntaken(one)) calls.push(one);
    }
  }
}

/** Whether nothing is made of what a step gives; that it is an output of a subgraph does not count. */
const isDeadEnd = ({ inner, choosers, dependents }: Step): boolean =>
  inner === undefined && choosers.length === 0 && dependents.every((dependent) => dependent.inner !== undefined);

/** Whether a step is an output of the document, or of one item or round: those are wanted whatever is made of them. */
const isEnd = ({ implied, within, place }: Step): boolean =>
  implied && within === undefined && place.node.startsWith('outputs.');

/** Whether nothing is made of any output of a subgraph. */
const isUntaken = ({ sources }: Step): boolean => sources.every(isDeadEnd);

/** Whether a subgraph is asked for something, as far as choices are made; one that is in question asks again by itself. */
function isEntered(call: Step | undefined): boolean {
  let around = call;
  while (around && isUntaken(around)) around = around.within;
  return around === undefined || isUsed(around.sources);
}

/** Whether something the graph is for is made of the given outputs of a subgraph, by way of the choices made. */
function isUsed(outputs: readonly Step[]): boolean {
  const seen = new Set(outputs);
  for (const step of seen) {
    if (isEnd(step)) return true;
    if (isDeadEnd(step)) {
      let around = step.within;
      while (around && isUntaken(around)) around = around.within;
      if (!around) return true;
      for (const output of around.sources) seen.add(output);
    }
    for (const dependent of step.dependents) if (!dependent.inner) seen.add(dependent);
    for (const chooser of step.choosers) if (chose(chooser, step)) seen.add(chooser);
  }
  return false;
}

/** Whether a step, or a member of it, chose a source. */
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
