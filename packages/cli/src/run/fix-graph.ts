import { canonicalJson, type Fix, type Json, toDocument } from '@shotgraph/engine';
import { changesInWords, writeDocument } from '../write-ops.ts';
import type { OpenedGraph } from './open.ts';

/** A change that removed a problem. */
export interface GraphFix {
  readonly label: string;
  /** What it changed, in words. */
  readonly changes: readonly string[];
}

/** Rounds of planning and mending: what one fix brings up, the next may mend. */
const MOST_ROUNDS = 50;

/**
 * Mends every problem that says how, in the session and in its document, again and again until no new fix is left.
 *
 * @param name - of the document, for messages
 * @param dryRun - the document is not written
 * @throws OperationError when the document cannot be written, or was changed meanwhile
 */
export async function fixGraph(
  opened: OpenedGraph,
  name: string,
  dryRun: boolean,
  signal: AbortSignal,
): Promise<readonly GraphFix[]> {
  const { session, options } = opened;
  const tried = new Set<string>();
  const done: GraphFix[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { issues } = await session.plan({ ...options, signal });
    const mended = new Set<string>();
    for (const { fix, graph = '', node = '' } of issues) {
      // A fix that did not help, or that another one undid, is not tried for ever. Two fixes of one node may be two ways to the same.
      const place = `${graph}/${node}`;
      if (!fix || tried.has(nameOf(fix)) || mended.has(place)) continue;
      tried.add(nameOf(fix));
      mended.add(place);
      const made = apply(opened, fix);
      if (made) done.push(made);
    }
    if (mended.size === 0) break;
  }
  if (done.length > 0 && !dryRun) await writeDocument(opened, name, toDocument(session.graph));
  return done;
}

const nameOf = ({ ops }: Fix) => canonicalJson(ops as unknown as Json);

/** @returns `undefined` when it changes nothing any more */
function apply({ session }: OpenedGraph, { label, ops }: Fix): GraphFix | undefined {
  const before = toDocument(session.graph);
  try {
    session.apply(ops);
  } catch (error) {
    // Written for the document as it was before another fix: the next plan says what is left.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  const changes = changesInWords(before, toDocument(session.graph));
  return changes.length === 0 ? undefined : { label, changes };
}
