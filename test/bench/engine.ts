import {
  createRegistry,
  defineNode,
  definePortType,
  type GraphDocument,
  type Host,
  many,
  one,
  openSession,
  out,
  type RunEvent,
} from '@shotgraph/engine';
import { z } from 'zod';
import { chain, changeFloor, cone, fan, keyedFloor, layered, type Shape } from './floors.ts';
import { median, nodeHostForBench, print, type Row } from './measure.ts';

const Num = definePortType('number', z.number(), { literal: z.number() });
const add = (k: number, terms: readonly number[]) => {
  let total = k;
  for (const term of terms) total = (total + term) % 1_000_003;
  return total;
};
// One async function per node on both sides.
const body = async (k: number, terms: readonly number[]) => add(k, terms);
const node = defineNode({
  type: 'bench/sum',
  version: 1,
  title: 'Sum',
  effect: 'pure',
  inputs: { k: one(Num, ''), terms: many(Num, '') },
  outputs: { total: out(Num, '') },
  run: async ({ k, terms }) => ({ total: add(k, terms) }),
});
/** The node of the benchmark graphs. */
export const registry = createRegistry([node]);

/** Changes measured per session, and re-runs after each. */
const AGAIN = 10;
const RERUNS = 3;
/** Re-runs that are measured by themselves: what looking at an unchanged graph costs, once the processor's caches hold it. */
const IN_A_ROW = 100;

/** A shape as a document. */
export function toGraph(shape: Shape): GraphDocument {
  const nodes: Record<string, GraphDocument['nodes'][string]> = {};
  shape.sources.forEach((sources, i) => {
    const terms = sources.map((source) => ({ from: `n${source}.total` }));
    nodes[`n${i}`] = { type: node.type, version: 1, inputs: { k: i, ...(terms.length > 0 && { terms }) } };
  });
  return { shotgraph: 1, nodes };
}

/** First run, unchanged re-run and re-run after one change, against the keyed floor in the same process. */
async function measureShape(shape: Shape, host: Host): Promise<Row> {
  const document = toGraph(shape);
  const n = shape.sources.length;
  const repeats = n >= 100_000 ? 3 : n >= 10_000 ? 7 : Math.round(20_000 / n);
  const floor: number[] = [];
  const first: number[] = [];
  const same: number[] = [];
  const sameAfterChange: number[] = [];
  const leaf: number[] = [];
  const inARow: number[] = [];
  const changed = Math.max(0, n - 2);
  const dirty = cone(shape, changed);
  const leafFloor = median(Array.from({ length: AGAIN }, () => changeFloor(shape, changed, add)));
  // Before a large run the heap is cleaned; before a small one that would only measure cold caches.
  const clean = n >= 10_000 ? globalThis.gc : undefined;
  for (let i = 0; i < repeats; i++) {
    const events: RunEvent[] = [];
    const session = openSession(document, { registry, host });
    clean?.();
    let at = performance.now();
    const expected = await keyedFloor(shape, body);
    floor.push(performance.now() - at);
    clean?.();
    at = performance.now();
    await session.run({ onEvent: (event) => events.push(event) }).done;
    first.push(performance.now() - at);
    const { value } = session.value(`n${n - 1}.total`);
    if (value !== expected) throw new Error(`${shape.name}: the engine gives ${value}, the floor ${expected}`);
    const rerun = async (times: number[]) => {
      at = performance.now();
      await session.run({ onEvent: (event) => events.push(event) }).done;
      times.push(performance.now() - at);
    };
    for (let again = 0; again < AGAIN; again++) {
      at = performance.now();
      session.apply([{ op: 'set-input', node: `n${changed}`, input: 'k', value: 1 + i * AGAIN + again }]);
      await session.run({ onEvent: (event) => events.push(event) }).done;
      leaf.push(performance.now() - at);
      // The one right behind a change finds the processor's caches full of what that change went through.
      await rerun(sameAfterChange);
      for (let k = 0; k < RERUNS; k++) await rerun(same);
    }
    if (i === repeats - 1) for (let k = 0; k < IN_A_ROW; k++) await rerun(inARow);
  }
  const ratio = median(first) / median(floor);
  const allowed = 50 + 4 * dirty;
  return {
    graph: shape.name,
    'floor µs/node': (1000 * median(floor)) / n,
    'first µs/node': (1000 * median(first)) / n,
    'first / floor': ratio,
    'same run, in a row µs': 1000 * median(inARow),
    'three after a change µs': 1000 * median(same),
    'right after a change µs': 1000 * median(sameAfterChange),
    'leaf change µs': 1000 * median(leaf),
    dirty,
    'goal µs': allowed,
    'leaf floor µs': 1000 * leafFloor,
  };
}

/**
 * What an unchanged re-run costs behind something that has nothing to do with it: the same for every graph, so that it is the processor's
 * caches, not the graph, that are paid for.
 */
async function measureCold(shape: Shape, host: Host): Promise<Row> {
  const session = openSession(toGraph(shape), { registry, host });
  await session.run().done;
  const others = Array.from({ length: 300_000 }, (_, k) => ({ inner: { k } }));
  const times = { warm: [] as number[], cold: [] as number[] };
  let sum = 0;
  for (let i = 0; i < 100; i++) {
    for (const which of ['cold', 'warm'] as const) {
      if (which === 'cold') for (const { inner } of others) sum += inner.k;
      const at = performance.now();
      await session.run().done;
      if (i >= 20) times[which].push(performance.now() - at);
    }
  }
  if (sum === 0) throw new Error('nothing was gone through');
  return {
    graph: shape.name,
    'again µs': 1000 * median(times.warm),
    'behind a walk over 300,000 other objects µs': 1000 * median(times.cold),
  };
}

export async function benchEngine(): Promise<void> {
  const { host } = await nodeHostForBench();
  const rows: Row[] = [];
  for (const n of [100, 1000, 10_000, 100_000])
    for (const shape of [chain, fan, layered]) rows.push(await measureShape(shape(n), host));
  print('Engine against an in-degree floor with SHA-256 keys (goal: first / floor <= 2.5)', rows);
  const cold: Row[] = [];
  for (const shape of [layered(100), layered(10_000), fan(10_000), fan(100_000)])
    cold.push(await measureCold(shape, host));
  print('An unchanged re-run with warm and with cold caches', cold);
}
