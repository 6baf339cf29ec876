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

/** Re-runs measured per session. */
const AGAIN = 10;

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
  const leaf: number[] = [];
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
    for (let again = 0; again < AGAIN; again++) {
      at = performance.now();
      await session.run({ onEvent: (event) => events.push(event) }).done;
      same.push(performance.now() - at);
      at = performance.now();
      session.apply([{ op: 'set-input', node: `n${changed}`, input: 'k', value: 1 + i * AGAIN + again }]);
      await session.run({ onEvent: (event) => events.push(event) }).done;
      leaf.push(performance.now() - at);
    }
  }
  const ratio = median(first) / median(floor);
  const allowed = 50 + 4 * dirty;
  return {
    graph: shape.name,
    'floor µs/node': (1000 * median(floor)) / n,
    'first µs/node': (1000 * median(first)) / n,
    'first / floor': ratio,
    'same run µs': 1000 * median(same),
    'leaf change µs': 1000 * median(leaf),
    dirty,
    'goal µs': allowed,
    'leaf floor µs': 1000 * leafFloor,
  };
}

export async function benchEngine(): Promise<void> {
  const { host } = await nodeHostForBench();
  const rows: Row[] = [];
  for (const n of [100, 1000, 10_000, 100_000])
    for (const shape of [chain, fan, layered]) rows.push(await measureShape(shape(n), host));
  print('Engine against an in-degree floor with SHA-256 keys (goal: first / floor <= 2.5)', rows);
}
