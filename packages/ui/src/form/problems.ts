import type { GraphInput, Issue } from '@shotgraph/engine';

/** Graph inputs that have no value yet, by name. */
const missingIn = (issues: readonly Issue[], inputs: { readonly [name: string]: GraphInput }): readonly string[] =>
  Object.keys(inputs).filter((name) =>
    issues.some(
      ({ code, node, input }) => code === 'input-missing' && node === undefined && input === `inputs.${name}`,
    ),
  );

/** What is wrong with what stands in a field of the form; `undefined` where nothing is. */
export function problemOf(issues: readonly Issue[], name: string): string | undefined {
  const place = `inputs.${name}`;
  const issue =
    issues.find(({ node, input }) => (node === undefined ? input : node) === place) ??
    issues.find(({ message }) => message.includes(place));
  // That something is to be filled in first is said beside the button.
  return issue?.code === 'input-missing' ? undefined : issue?.message;
}

/** Why it cannot run, for whoever sees the form only: what is still to be filled in, else what is wrong first. */
export function refusalOf(
  issues: readonly Issue[],
  inputs: { readonly [name: string]: GraphInput } = {},
): string | undefined {
  const missing = missingIn(issues, inputs).map((name) => inputs[name]!.label ?? name);
  if (missing.length > 0) return `Fill in ${missing.map((label) => `“${label}”`).join(', ')} first.`;
  const first = issues.find(({ severity }) => severity === 'error');
  // Nobody sees in the form on whose card it would stand.
  if (first?.node === undefined) return first?.message;
  const input = first.node.startsWith('inputs.') ? first.node.slice('inputs.'.length) : undefined;
  const name = input === undefined ? first.node : (inputs[input]?.label ?? input);
  return `In “${name}”: ${first.message}`;
}
