import { type GraphDocument, type NodeRecord, openSession, type RunError, type RunEvent } from '@shotgraph/engine';
import { type MemoryHost, memoryHost } from '@shotgraph/engine/host/memory';
import { catalogue } from '../../catalogue.ts';

/** A node of a document. */
export const node = (type: string, inputs: NodeRecord['inputs'], more: Partial<NodeRecord> = {}): NodeRecord => ({
  type,
  version: 1,
  inputs,
  ...more,
});
/** An edge from `node.port`, perhaps under a name of its own. */
export const from = (port: string, as?: string) => ({ from: port, ...(as !== undefined && { as }) });

/** How a run ended: with outputs or with an error. */
export interface Ended {
  readonly outputs?: { readonly [name: string]: unknown };
  readonly error?: RunError;
  readonly events: readonly RunEvent[];
}

/** Runs a graph once; `outputs` maps names to `node.port`. */
export async function runGraph(
  nodes: GraphDocument['nodes'],
  outputs: { readonly [name: string]: string },
  host: MemoryHost = memoryHost(),
): Promise<Ended> {
  const document: GraphDocument = {
    shotgraph: 1,
    nodes,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, port]) => [name, from(port)])),
  };
  const events: RunEvent[] = [];
  const { done } = openSession(document, { registry: catalogue, host }).run({ onEvent: (event) => events.push(event) });
  return done.then(
    (result) => ({ outputs: result.outputs, events }),
    (error: RunError) => ({ error, events }),
  );
}

/** Nodes that were evaluated. */
export const evaluated = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'node-finished' ? [event.node] : []));
