import { edgesIn, type GraphDocument, parseFrom } from '../graph/document.ts';
import { openGraph } from '../graph/graph.ts';
import { orderNodes } from '../graph/order.ts';
import type { Registry } from '../node/registry.ts';

/** What a graph gives, or why a node gives nothing. */
export interface ReferenceResult {
  readonly values: ReadonlyMap<string, Record<string, unknown>>;
  readonly failed: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
}

/**
 * The plainest correct evaluation of a graph of sample nodes: one node after the other, no keys, no cache, no concurrency. What
 * the engine gives is held against it.
 */
export async function interpret(document: GraphDocument, registry: Registry): Promise<ReferenceResult> {
  const { nodes } = openGraph(document);
  const values = new Map<string, Record<string, unknown>>();
  const failed = new Set<string>();
  const skipped = new Set<string>();
  for (const id of orderNodes(nodes).order) {
    const { type, inputs } = nodes.get(id)!;
    const def = registry.get(type)!;
    const sources = Object.values(inputs).flatMap((value) => edgesIn(value).map((edge) => parseFrom(edge.from).node));
    if (sources.some((source) => !values.has(source))) {
      skipped.add(id);
      continue;
    }
    const given: Record<string, unknown> = {};
    for (const [name, spec] of Object.entries(def.inputs) as [string, (typeof def.inputs)[string]][]) {
      const value = inputs[name];
      const wired = edgesIn(value).map((edge) => {
        const { node, port } = parseFrom(edge.from);
        return values.get(node)![port];
      });
      given[name] = spec.arity === 'many' ? wired : wired.length > 0 ? wired[0] : (value ?? spec.options.default);
    }
    try {
      values.set(
        id,
        (await def.run(given, {
          host: {},
          signal: new AbortController().signal,
          progress: () => {},
        } as never)) as Record<string, unknown>,
      );
    } catch {
      failed.add(id);
    }
  }
  return { values, failed, skipped };
}
