import { hash } from 'node:crypto';
import {
  createRegistry,
  defineNode,
  definePortType,
  type GraphDocument,
  one,
  openSession,
  out,
} from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { z } from 'zod';
import { registry, toGraph } from './engine.ts';
import { fan, layered } from './floors.ts';

const MIB = 2 ** 20;
const what = process.argv[2];

/** 100,000 nodes: time of the first run, and the most memory the process ever had. */
async function nodes(make: typeof layered): Promise<object> {
  const host = { ...memoryHost(), digest: (text: string) => hash('sha256', text, 'hex') };
  const session = openSession(toGraph(make(100_000)), { registry, host });
  const at = performance.now();
  await session.run().done;
  const ms = performance.now() - at;
  return {
    what: `${what} 100,000`,
    ms,
    'peak MiB': process.resourceUsage().maxRSS / 1024,
    goal: '<= 500 ms, <= 400 MiB',
  };
}

/** 20 nodes in a row, each making 50 MiB anew: how many of those are alive at once. */
async function values(): Promise<object> {
  const Bytes = definePortType('bytes', z.instanceof(Uint8Array) as z.ZodType<Uint8Array>, {
    content: (value) => `${value[0]}`,
  });
  const Num = definePortType('number', z.number(), { literal: z.number() });
  const made: WeakRef<Uint8Array>[] = [];
  let most = 0;
  const make = (first: number) => {
    globalThis.gc!();
    most = Math.max(most, 1 + made.filter((ref) => ref.deref()).length);
    const value = new Uint8Array(50 * MIB).fill(first);
    made.push(new WeakRef(value));
    return { value };
  };
  const source = defineNode({
    type: 'bench/source',
    version: 1,
    title: 'Source',
    effect: 'pure',
    inputs: { first: one(Num, '', { default: 0 }) },
    outputs: { value: out(Bytes, '') },
    run: async ({ first }) => {
      await new Promise((resolve) => setImmediate(resolve));
      return make(first);
    },
  });
  const next = defineNode({
    type: 'bench/next',
    version: 1,
    title: 'Next',
    effect: 'pure',
    inputs: { value: one(Bytes, '') },
    outputs: { value: out(Bytes, '') },
    run: async ({ value }) => {
      // WeakRefs are only cleared between turns of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      return make(value[0]! + 1);
    },
  });
  const chainOf: GraphDocument['nodes'] = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `n${i}`,
      i === 0
        ? { type: source.type, version: 1, inputs: {} }
        : { type: next.type, version: 1, inputs: { value: { from: `n${i - 1}.value` } } },
    ]),
  );
  const session = openSession(
    { shotgraph: 1, nodes: chainOf },
    { registry: createRegistry([source, next]), host: memoryHost() },
  );
  await session.run().done;
  return {
    what: '20 values of 50 MiB',
    live: most,
    'peak MiB': process.resourceUsage().maxRSS / 1024,
    goal: '<= 3 live',
  };
}

const result = what === 'values' ? await values() : await nodes(what === 'fan' ? fan : layered);
console.log(JSON.stringify(result));
