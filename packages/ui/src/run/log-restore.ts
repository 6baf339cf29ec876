import { canonicalJson, edgesIn, type GraphDocument, type InputValue, type Op } from '@shotgraph/engine';

/** What brings the literals of a document back to what they were, and what cannot be brought back. */
export interface Restoring {
  readonly ops: readonly Op[];
  /** Nodes of then that are gone. */
  readonly gone: readonly string[];
  /** Inputs that are wired now and were not, or the other way round: edges stay as they are. */
  readonly wired: readonly string[];
}

type Body = Pick<GraphDocument, 'nodes' | 'inputs'>;

/** Compares a document with what it was, and tells how its literals become those of then. Nothing else is touched. */
export function restoreLiterals(now: GraphDocument, then: GraphDocument): Restoring {
  const parts: [string | undefined, Body, Body][] = [[undefined, now, then]];
  for (const [name, body] of Object.entries(then.graphs ?? {})) {
    const own = Object.hasOwn(now.graphs ?? {}, name) ? now.graphs![name] : undefined;
    if (own) parts.push([name, own, body]);
  }
  const made = parts.map(([graph, is, was]) => restorePart(graph, is, was));
  return {
    ops: made.flatMap(({ ops }) => ops),
    gone: made.flatMap(({ gone }) => gone),
    wired: made.flatMap(({ wired }) => wired),
  };
}

function restorePart(graph: string | undefined, now: Body, then: Body): Restoring {
  const place = graph === undefined ? {} : { graph };
  const ops: Op[] = [];
  const gone: string[] = [];
  const wired: string[] = [];
  for (const [node, before] of Object.entries(then.nodes)) {
    const record = Object.hasOwn(now.nodes, node) ? now.nodes[node] : undefined;
    if (!record || record.type !== before.type) {
      gone.push(node);
      continue;
    }
    for (const input of new Set([...Object.keys(before.inputs), ...Object.keys(record.inputs)])) {
      const [is, was] = [record.inputs[input], before.inputs[input]];
      if (contentOf(is) === contentOf(was)) continue;
      if (isWired(is) || isWired(was)) wired.push(`${node}.${input}`);
      else ops.push({ op: 'set-input', node, input, ...(was !== undefined && { value: was }), ...place });
    }
  }
  for (const [name, was] of Object.entries(then.inputs ?? {})) {
    const is = Object.hasOwn(now.inputs ?? {}, name) ? now.inputs![name] : undefined;
    if (!is || is.type !== was.type || contentOf(is.default) === contentOf(was.default)) continue;
    const { default: _, ...rest } = is;
    const value = { ...rest, ...(was.default !== undefined && { default: was.default }) };
    ops.push({ op: 'set-graph-input', name, value, ...place });
  }
  return { ops, gone, wired };
}

const isWired = (value: InputValue | undefined) => edgesIn(value).length > 0;
const contentOf = (value: unknown) => (value === undefined ? undefined : canonicalJson(value as object));

/** What was done, for people. */
export function restoredInWords({ ops, gone, wired }: Restoring): string {
  const done =
    ops.length === 0
      ? 'Every input is as it was at that run'
      : `${ops.length} ${ops.length === 1 ? 'input is' : 'inputs are'} as at that run again`;
  const rest = [
    ...(gone.length > 0 ? [`${listed(gone)} ${gone.length === 1 ? 'is' : 'are'} gone`] : []),
    ...(wired.length > 0 ? [`the wiring of ${listed(wired)} is left as it is`] : []),
  ];
  return rest.length === 0 ? done : `${done}; ${rest.join(', and ')}`;
}

const listed = (names: readonly string[]) =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
