import {
  createLedger,
  createRegistry,
  type GraphDocument,
  type Host,
  type LedgerEvent,
  type NodeType,
  openSession,
  type Plan,
  type RunError,
  type RunOptions,
} from '@shotgraph/engine';
import { type MemoryHost, memoryHost } from '@shotgraph/engine/host/memory';
import { inputImage } from '../../input/image.ts';
import { createStills } from '../../providers/setup/create-stills.ts';
import { createReferences } from '../../providers/setup/references.ts';
import type { Env } from '../../providers/setup/types.ts';
import { type Reply, type Seen, scripted } from '../../providers/stills/testing/faults.ts';
import { defineGenerateImage } from '../image.ts';
import { defineGenerateText } from '../text.ts';

/** How a run on the bench ended. */
export interface BenchRun {
  readonly outputs?: { readonly [name: string]: unknown };
  /** Code and message of each node that failed. */
  readonly failures: readonly string[];
  readonly purchases: readonly LedgerEvent[];
}

/** Nodes that generate, with a ledger and a stand-in for the network; every method opens a session of its own, as a process would. */
export interface StillBench {
  readonly host: Host;
  readonly seen: readonly Seen[];
  plan(nodes: GraphDocument['nodes'], outputs: { readonly [name: string]: string }): Promise<Plan>;
  run(
    nodes: GraphDocument['nodes'],
    outputs: { readonly [name: string]: string },
    options?: RunOptions,
  ): Promise<BenchRun>;
}

/** Sets a bench up. @param env - variables that are set; Ark's key when left out */
export function stillBench(
  replies: readonly [Reply, ...Reply[]],
  {
    host = memoryHost(),
    env = { ARK_API_KEY: 'ark-key-of-the-test' } as { readonly [name: string]: string },
    more = [] as readonly NodeType[],
  }: {
    readonly host?: Host | MemoryHost;
    readonly env?: { readonly [name: string]: string };
    readonly more?: readonly NodeType[];
  } = {},
): StillBench {
  const { fetch, seen } = scripted(...replies);
  const read: Env = (name) => env[name];
  const report = (place: string, problem: string) => {
    throw new Error(`${place}: ${problem}`);
  };
  const stills = createStills({ env: read, fetch, report });
  const references = createReferences();
  const studio = { providers: stills, references };
  const registry = createRegistry([inputImage, ...more, defineGenerateImage(studio), defineGenerateText(studio)]);
  const open = (nodes: GraphDocument['nodes'], outputs: { readonly [name: string]: string }) => {
    const ledger = createLedger({ host, adapters: (name) => stills.stillAdapter(name, references)! });
    const named = Object.fromEntries(Object.entries(outputs).map(([name, from]) => [name, { from }]));
    return openSession({ shotgraph: 1, nodes, outputs: named }, { registry, host, ledger });
  };
  return {
    host,
    seen,
    plan: (nodes, outputs) => open(nodes, outputs).plan(),
    async run(nodes, outputs, options = {}) {
      const purchases: LedgerEvent[] = [];
      const { done } = open(nodes, outputs).run({
        maxCost: { USD: 1 },
        ...options,
        onEvent: (event) => event.type === 'node-purchase' && purchases.push(event.purchase),
      });
      return done.then(
        (result) => ({ outputs: result.outputs, failures: [], purchases }),
        (error: RunError) => ({
          failures: (error.failures ?? []).map(({ error: { code, message } }) => `${code}: ${message}`),
          purchases,
        }),
      );
    },
  };
}
