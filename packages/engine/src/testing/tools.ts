import { z } from 'zod';
import type { GraphDocument, InputValue } from '../graph/document.ts';
import type { Host } from '../host.ts';
import { type ComputeNode, defineNode, type NodeType, one, optional, out } from '../node/define-node.ts';
import { definePortType } from '../node/port-type.ts';
import { createRegistry } from '../node/registry.ts';
import type { RunEvent } from '../run/events.ts';
import type { RunOptions } from '../run/options.ts';
import { openSession, type Session } from '../run/session.ts';
import { Num, sampleRegistry, Txt } from './sample-nodes.ts';

/** A document from nodes written as `id: [type, inputs]`. */
export function documentOf(
  nodes: Record<string, readonly [type: string, inputs?: Record<string, InputValue>]>,
  rest: Partial<GraphDocument> = {},
): GraphDocument {
  const records = Object.entries(nodes).map(([id, [type, inputs = {}]]) => [id, { type, version: 1, inputs }]);
  return { shotgraph: 1, ...rest, nodes: Object.fromEntries(records) };
}

/** An edge. */
export const from = (text: string) => ({ from: text });
/** Two ways from `a` to `end`, one costly and one pure. */
export const diamond = documentOf(
  {
    a: ['sample/sum', { k: 3 }],
    left: ['sample/work', { value: from('a.total') }],
    right: ['sample/sum', { k: 1, terms: [from('a.total')] }],
    end: ['sample/sum', { terms: [from('left.doubled'), from('right.total')] }],
  },
  { outputs: { n: from('end.total') } },
);

/** A compute node for one test: what it does is given, how often it ran is counted. */
export function job(
  name: string,
  run: ComputeNode<typeof jobInputs, typeof jobOutputs, never>['run'],
  extra: Partial<ComputeNode<typeof jobInputs, typeof jobOutputs, never>> = {},
) {
  const counter = { runs: 0 };
  const type = defineNode({
    type: `job/${name}`,
    version: 1,
    title: name,
    effect: 'compute',
    inputs: jobInputs,
    outputs: jobOutputs,
    predict: ({ value }) => ({ value }),
    ...extra,
    run: (inputs, context) => {
      counter.runs++;
      return run(inputs, context);
    },
  });
  return { type: type as NodeType, counter };
}
const jobInputs = {
  value: one(Num, 'A number.', { default: 0 }),
  after: optional(Num, 'Waited for.'),
  label: optional(Txt, 'Words.'),
};
const jobOutputs = { value: out(Num, 'A number.') };

/** A type whose literal is a path and whose value is the file's content hash. */
export const Content = definePortType('content', z.string(), {
  literal: z.string(),
  resolve: async (path: string, { host }) => (await host.files.import(path)).hash,
});

export interface Bench {
  readonly session: Session;
  /** Runs and returns the events; rejections are returned as `error`. */
  run(options?: RunOptions): Promise<{
    readonly events: readonly RunEvent[];
    readonly outputs: Record<string, unknown>;
    readonly error: unknown;
  }>;
}

/** A session over the sample nodes and the given ones. */
export function open(
  document: GraphDocument,
  host: Host,
  types: readonly NodeType[] = [],
  options: { name?: string; concurrency?: number; inputs?: Record<string, unknown> } = {},
): Bench {
  const registry = createRegistry([...sampleRegistry.values(), ...types]);
  const session = openSession(document, { registry, host, ...options });
  return {
    session,
    async run(runOptions = {}) {
      const events: RunEvent[] = [];
      const run = session.run({ ...runOptions, onEvent: (event) => events.push(event) });
      const [result] = await Promise.allSettled([run.done]);
      return {
        events,
        outputs: result.status === 'fulfilled' ? { ...result.value.outputs } : {},
        error: result.status === 'rejected' ? result.reason : undefined,
      };
    },
  };
}

/** `node:end` for every terminal event, in order. */
export const ends = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) =>
    'node' in event && ['node-reused', 'node-finished', 'node-failed', 'node-skipped'].includes(event.type)
      ? [`${event.node}:${event.type.slice(5)}`]
      : [],
  );
