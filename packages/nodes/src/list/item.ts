import { type FailedItem, listOf, typeVariable } from '@shotgraph/engine';

/** Whatever the list holds: outputs of this type have the type of what is wired in. */
export const Item = typeVariable('t');
/** A list of whatever is wired in. */
export const Items = listOf(Item);

/** `item 2 could not be made: node "takes/2": the model is busy` */
export function describeFailed(position: number, item: FailedItem): string {
  const what = isStopped(item) ? 'was stopped' : 'could not be made';
  return `item ${position} ${what}: node "${item.node}": ${item.error.message}`;
}

/** Whether an item is missing because the graph asked for it, by a gate for instance: nothing has failed then. */
export const isStopped = ({ error }: FailedItem): boolean => error.code === 'stopped';
