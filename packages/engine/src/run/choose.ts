import type { Choice } from '../node/define-node.ts';
import { type Context, fetchValues } from './context.ts';
import { gather } from './gather.ts';
import { neededFor } from './needed.ts';
import { predictEffect } from './settle.ts';
import type { Step } from './step.ts';
import type { Visit } from './walk.ts';

/** Evaluates a step some of whose edges are only followed if it chooses them. */
export function choosing(step: Step, context: Context, go: (step: Step, context: Context) => Visit): Visit {
  step.chosen = NOTHING;
  const gathered = gather(step, context.host.digest, true);
  if (gathered.missing.length > 0) return fetchValues(gathered.missing, context, () => choosing(step, context, go));
  // What cannot be had for the choice keeps the step from running as it would any other.
  if (gathered.failed) return go(step, context);
  if (gathered.unknown) {
    // Whatever may be chosen is planned, so that its price is known; none of it is certain to run.
    const all = neededFor(step.lazySources).filter((one) => one.stamp !== step.stamp);
    for (const one of all) context.maybe.add(one);
    predictEffect(step, gathered.key, undefined);
    return { more: all, ends: all, tolerant: true, next: () => ({ kind: 'wait', gathered }) };
  }
  const choice = step.def.choose!(gathered.values, namesOf(step));
  step.chosen = new Map(
    Object.entries(choice).map(([input, which]) => [input, which === true ? true : new Set(which)]),
  );
  const sources = chosenSources(step, choice);
  const more = neededFor(sources);
  for (const one of more) context.maybe.delete(one);
  return more.length === 0 ? go(step, context) : { more, ends: sources, next: () => go(step, context) };
}

const NOTHING = new Map<string, true>();

/** Names of the edges of every lazy input, in order. */
function namesOf(step: Step): Record<string, readonly string[]> {
  const names: Record<string, readonly string[]> = {};
  for (const { name, spec, binding } of step.inputs) {
    if (!spec.options.lazy) continue;
    if (binding.kind === 'edges') names[name] = binding.edges.map((edge) => edge.name ?? edge.step.id);
    else names[name] = binding.kind === 'absent' ? [] : [name];
  }
  return names;
}

function chosenSources(step: Step, choice: Choice): readonly Step[] {
  return step.inputs.flatMap(({ name, binding }): Step[] => {
    const which = choice[name];
    if (which === undefined) return [];
    if (binding.kind === 'edge') return [binding.edge.step];
    if (binding.kind !== 'edges') return [];
    return which === true
      ? binding.edges.map((edge) => edge.step)
      : which.flatMap((at) => binding.edges[at]?.step ?? []);
  });
}
