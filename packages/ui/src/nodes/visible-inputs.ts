import type { NodeRecord } from '@shotgraph/engine';
import type { InputData, NodeTypeData } from '@shotgraph/engine/worker';

/** Inputs a card shows without being asked; above that those that are left at their defaults fold away. */
const MAX_FOLDED = 5;

/**
 * The inputs a card draws, in the order of the definition. Cards with many inputs fold those that are neither written nor
 * needed; whatever is wired, set, required or decided first is always there.
 */
export function visibleInputs(
  node: NodeRecord,
  type: NodeTypeData,
  expanded: boolean,
): { readonly shown: readonly (readonly [string, InputData])[]; readonly hidden: number } {
  const all = inputsOf(type);
  if (expanded || all.length <= MAX_FOLDED) return { shown: all, hidden: 0 };
  const shown = all.filter(
    ([name, input]) => node.inputs[name] !== undefined || isNeeded(input) || input.options.isMain,
  );
  // Folding one or two rows saves nothing: the line that unfolds them is as tall.
  if (all.length - shown.length <= 1) return { shown: all, hidden: 0 };
  return { shown, hidden: all.length - shown.length };
}

/** The inputs of a type with their names: the same list each time, for it is asked for with every card. */
export function inputsOf(type: NodeTypeData): readonly (readonly [string, InputData])[] {
  const known = inputsByType.get(type) ?? Object.entries(type.inputs);
  inputsByType.set(type, known);
  return known;
}
const inputsByType = new WeakMap<NodeTypeData, readonly (readonly [string, InputData])[]>();

/** Whether a node cannot do without something written here. */
export const isNeeded = (input: InputData): boolean =>
  input.arity === 'one'
    ? !input.hasDefault
    : input.arity === 'many' && ((input.options.min ?? 0) > 0 || input.type.lazy);
