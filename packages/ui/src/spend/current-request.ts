import type { Op } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { findPlace, type NodePlace } from './node-place.ts';
import { requestOf, type Take } from './takes.ts';

/** Whether a node's take is chosen by a number in the document, rather than by an edge or a list. */
export const hasOwnTake = ({ record }: Pick<NodePlace, 'record'>): boolean =>
  (record.inputs.take === undefined || typeof record.inputs.take === 'number') &&
  !record.each?.some((group) => group.includes('take'));

/**
 * What a node would ask for as it stands, for comparing with what takes were asked for with; `undefined` when none of them was asked for
 * with the same. A plan tells what was bought before for a call, so the document is planned with the takes' numbers, beside the one that
 * is open.
 *
 * @param path - of the node, as a run names it
 */
export async function findCurrentRequest(
  { doc, openBeside }: Pick<Editor, 'doc' | 'openBeside'>,
  path: string,
  takes: readonly Take[],
): Promise<string | undefined> {
  const place = findPlace(doc.graph, path);
  if (!place || takes.length === 0) return undefined;
  // What is within others cannot always be asked for by itself.
  const isOnTop = !path.includes('/');
  const session = await openBeside();
  try {
    for (const op of takeOps(place, takes)) {
      if (op) session.apply([op]);
      const reply = await session.plan({ force: [path], ...(isOnTop && { targets: [path] }) });
      const entry = reply.status === 'done' ? reply.plan.entries.find(({ node }) => node === path) : undefined;
      if (entry?.purchase) return requestOf(entry.purchase);
    }
    return undefined;
  } finally {
    await session.close();
  }
}

/** The number it has first, then each of the others, the newest first. */
function takeOps(place: NodePlace, takes: readonly Take[]): readonly (Op | undefined)[] {
  if (!hasOwnTake(place)) return [undefined];
  const { graph, node, record } = place;
  const used = record.inputs.take ?? 1;
  const others = new Set(takes.map(({ purchase }) => purchase.take).filter((take) => take !== used));
  const toOp = (value: number): Op => ({
    op: 'set-input',
    node,
    input: 'take',
    value,
    ...(graph !== undefined && { graph }),
  });
  return [undefined, ...[...others].reverse().map(toOp)];
}
