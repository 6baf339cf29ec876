import type { PlanEntry } from './plan.ts';
import type { Step } from './step.ts';

/**
 * Entries of a plan in an order that is the same every time: sources before what hangs on them, else as the document has them. In which
 * order a plan comes to know them depends on disks. Members of a group stand where the group does.
 *
 * @param planned - steps as they ended, so that sources come first; those that have no entry are only passed through
 * @param work - steps as the document has them
 */
export function inOrder(
  planned: readonly (readonly [Step, PlanEntry | undefined])[],
  work: readonly Step[],
): readonly PlanEntry[] {
  const places = new Map(work.map((step, at) => [step, at]));
  const depths = new Map<Step, number>();
  for (const [step] of planned) {
    let depth = 0;
    for (const source of step.sources) depth = Math.max(depth, (depths.get(source) ?? -1) + 1);
    depths.set(step, depth);
  }
  const rankOf = (step: Step) => {
    let seat = step;
    while (!places.has(seat) && seat.home.owner) seat = seat.home.owner;
    return { depth: depths.get(seat) ?? 0, place: places.get(seat) ?? work.length };
  };
  return planned
    .flatMap(([step, entry]) => (entry ? [{ entry, ...rankOf(step) }] : []))
    .sort((a, b) => a.depth - b.depth || a.place - b.place)
    .map(({ entry }) => entry);
}
