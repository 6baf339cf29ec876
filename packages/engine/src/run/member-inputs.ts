import type { NodeType } from '../node/define-node.ts';
import { neutralContent, unwire } from './bind-step.ts';
import { contentOfBinding, isBoundEdge } from './gather.ts';
import type { Scope } from './scope.ts';
import type { Binding, BoundInput, ItemBinding, Step } from './step.ts';
import { unsettle } from './unsettle.ts';

/** One item of a list input, as the member's own input. */
export function itemOf(input: BoundInput, index: number, digest: (text: string) => string, def?: NodeType): BoundInput {
  const { binding, name } = input;
  const spec = def?.inputs[name] ?? input.spec;
  const neutral = def && neutralContent(spec, digest);
  if (binding.kind === 'literals') return { name, spec, binding: binding.items[index]!, neutral };
  if (binding.kind !== 'edge' && binding.kind !== 'value' && binding.kind !== 'resolved') return input;
  const element =
    binding.kind === 'edge' ? binding.edge.step.def.outputs[binding.edge.port]?.type.element : input.spec.type.element;
  const item: ItemBinding = { kind: 'item', list: binding, element: element ?? input.spec.type.element!, index };
  return { name, spec, binding: item, neutral };
}

/** Gives a member its inputs as they are now. */
export function feedStep(member: Step, inputs: ReadonlyMap<string, BoundInput>, { lazySources }: Step): void {
  member.inputs = [...inputs.values()];
  member.lazySources = lazySources;
  unsettle([member], true);
}

/** Gives the inputs of a member's scope; those whose content is as before stay settled. */
export function feedScope(
  scope: Scope,
  inputs: ReadonlyMap<string, BoundInput>,
  digest: (text: string) => string,
): void {
  for (const [id, step] of scope.implied) {
    const input = id.startsWith('inputs.') ? inputs.get(id.slice('inputs.'.length)) : undefined;
    if (!input) continue;
    feedInput(step, input);
    const { binding } = step.inputs[0]!;
    const isSame = step.settled && isSettled(binding) && contentOfBinding(binding, digest) === step.contents?.value;
    if (!isSame) unsettle([step], true);
  }
}

/** Whether a binding's value is there, not just expected. */
function isSettled(binding: Binding): boolean {
  if (binding.kind === 'edge') return binding.edge.step.settled;
  if (binding.kind === 'edges') return binding.edges.every(({ step }) => step.settled);
  if (binding.kind === 'item') return isSettled(binding.list);
  if (binding.kind === 'literals') return binding.items.every(isSettled);
  if (binding.kind === 'text') return binding.parts.every((part) => !isBoundEdge(part) || part.step.settled);
  return true;
}

/** Hands an input of the group's node on. No edge is counted: the group itself waits for what it is fed from. */
export function feedInput(step: Step, input: BoundInput | undefined): void {
  if (step.sources.length > 0) unwire(step);
  const binding = input?.binding ?? { kind: 'absent' as const };
  step.inputs = [{ name: 'value', spec: step.def.inputs.value, binding, neutral: undefined }];
}
