import type { InputIssue } from '../node/define-node.ts';
import { rangeProblem } from './bind.ts';
import type { Context } from './context.ts';
import type { Gathered } from './gather.ts';
import type { Outcome } from './outcome.ts';
import type { BoundInput, Step } from './step.ts';
import { toIssues } from './validate.ts';

/** The node's own rules over its values, as far as they are known. */
export function checkRules(step: Step, gathered: Gathered, { mode, warn, graph }: Context): Outcome | undefined {
  const ranged = rangedInputs(step);
  if (gathered.unknown || (!step.def.check && ranged.length === 0)) return undefined;
  const problems = [...wiredOutOfRange(ranged, gathered.values), ...(step.def.check?.(gathered.values) ?? [])];
  const found = toIssues(step, problems, graph);
  const errors = found.filter((issue) => issue.severity === 'error');
  if (found.length > errors.length) warn(found.filter((issue) => issue.severity === 'warning'));
  const [first] = errors;
  if (!first) return undefined;
  if (mode === 'plan' && !step.home.owner) return { kind: 'refused', issues: errors };
  return {
    kind: 'failed',
    error: { code: 'input-invalid', message: first.message, input: first.input!, retryable: false },
  };
}

/** Inputs of a step that have a range and are wired: what is typed in was judged before. */
function rangedInputs({ def, inputs }: Step): readonly BoundInput[] {
  let names = rangedNames.get(def);
  if (!names) {
    const specs = Object.entries(def.inputs as { readonly [name: string]: BoundInput['spec'] });
    names = specs
      .filter(([, { arity, options }]) => arity !== 'many' && (options.min ?? options.max) !== undefined)
      .map(([name]) => name);
    rangedNames.set(def, names);
  }
  if (names.length === 0) return NONE;
  return inputs.filter(
    ({ name, binding }) => binding.kind !== 'value' && binding.kind !== 'absent' && names.includes(name),
  );
}
const rangedNames = new WeakMap<object, readonly string[]>();
const NONE: readonly BoundInput[] = [];

const wiredOutOfRange = (ranged: readonly BoundInput[], values: Gathered['values']): InputIssue[] =>
  ranged.flatMap(({ name, spec }) => {
    const value = values[name];
    const problem = typeof value === 'number' ? rangeProblem(spec, value) : undefined;
    return problem ? [{ input: name, message: problem.message }] : [];
  });
