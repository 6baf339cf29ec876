import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  applyOps,
  createRegistry,
  defineNode,
  definePortType,
  formatDocument,
  type GraphDocument,
  type Host,
  type Op,
  one,
  openGraph,
  openSession,
  out,
  parseDocument,
  validate,
} from '@shotgraph/engine';
import { z } from 'zod';
import { registry as sums, toGraph } from './engine.ts';
import { chain, layered } from './floors.ts';
import { median, nodeHostForBench, print, type Row } from './measure.ts';

const timed = async (work: () => unknown): Promise<number> => {
  const at = performance.now();
  await work();
  return performance.now() - at;
};
const clean = () => globalThis.gc?.();

/** A document opened again over a store that holds everything: nothing is made, everything is known. */
async function reopened(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const shape of [layered(10_000), chain(10_000), layered(100_000)]) {
    const { host } = await nodeHostForBench();
    const document = toGraph(shape);
    const n = shape.sources.length;
    await openSession(document, { registry: sums, host, name: shape.name }).run().done;
    const opens: number[] = [];
    const runs: number[] = [];
    for (let i = 0; i < (n > 10_000 ? 3 : 9); i++) {
      clean();
      const at = performance.now();
      const session = openSession(document, { registry: sums, host, name: shape.name });
      opens.push(performance.now() - at);
      runs.push(await timed(() => session.run().done));
    }
    rows.push({
      graph: shape.name,
      'open µs/node': (1000 * median(opens)) / n,
      'run µs/node': (1000 * median(runs)) / n,
      goal: 'run <= 2',
    });
  }
  return rows;
}

/** A change that everything hangs on, against the first run of the same session. */
async function sourceChange(host: Host): Promise<Row[]> {
  const rows: Row[] = [];
  for (const shape of [layered(10_000), chain(10_000)]) {
    const document = toGraph(shape);
    const ratios: number[] = [];
    const firsts: number[] = [];
    for (let i = 0; i < 7; i++) {
      const session = openSession(document, { registry: sums, host });
      clean();
      const first = await timed(() => session.run().done);
      // Every node of the first layer, so that everything hangs on the change.
      const width = shape.sources.findIndex((sources) => sources.length > 0);
      const ops = Array.from(
        { length: width },
        (_, k): Op => ({ op: 'set-input', node: `n${k}`, input: 'k', value: k + 7 + i }),
      );
      clean();
      const again = await timed(() => {
        session.apply(ops);
        return session.run().done;
      });
      firsts.push(first);
      ratios.push(again / first);
    }
    rows.push({
      graph: shape.name,
      'first run ms': median(firsts),
      'source change / first run': median(ratios),
      goal: '<= 1.2',
    });
  }
  return rows;
}

/** From text to a graph known to be sound, and single edits of it. */
async function documents(): Promise<Row[]> {
  const text = formatDocument(toGraph(layered(10_000)));
  const json: number[] = [];
  const whole: number[] = [];
  for (let i = 0; i < 9; i++) {
    clean();
    json.push(await timed(() => JSON.parse(text)));
    clean();
    whole.push(
      await timed(() => {
        const issues = validate(parseDocument(text), sums);
        if (issues.length > 0) throw new Error('the benchmark graph has issues');
      }),
    );
  }
  const graph = openGraph(parseDocument(text));
  const edits: number[] = [];
  for (let i = 0; i < 2000; i++) {
    const at = performance.now();
    const { inverse } = applyOps(graph, [{ op: 'set-input', node: `n${(i * 37) % 10_000}`, input: 'k', value: i }]);
    applyOps(graph, inverse);
    edits.push(1000 * (performance.now() - at));
  }
  edits.sort((a, b) => a - b);
  return [
    { what: 'JSON.parse, 10,000 nodes / 20,000 edges, ms', median: median(json), goal: 'floor' },
    { what: 'load + validate the same, ms', median: median(whole), goal: '<= 45' },
    { what: 'one edit with patch, and its undo, µs', median: median(edits), goal: '<= 50' },
    { what: '  the slowest in a hundred, µs', median: edits[Math.floor(edits.length * 0.99)]!, goal: '' },
  ];
}

/** A process of its own: its peak is the engine's. */
function hugeInFreshProcess(): Row[] {
  const script = join(import.meta.dirname, 'huge.ts');
  const rows: Row[] = [];
  for (const what of ['layered', 'fan', 'values'] as const) {
    const runs = [1, 2, 3].map(() => {
      const child = spawnSync(process.execPath, ['--expose-gc', '--conditions=source', script, what], {
        encoding: 'utf8',
      });
      if (child.status !== 0) throw new Error(`huge.ts ${what} failed: ${child.stderr}`);
      return JSON.parse(child.stdout) as Row;
    });
    const middle = runs.sort((a, b) => Number(a.ms ?? a.live) - Number(b.ms ?? b.live))[1]!;
    rows.push(middle);
  }
  return rows;
}

const Num = definePortType('number', z.number(), { literal: z.number() });
const sleeper = defineNode({
  type: 'bench/sleep',
  version: 1,
  title: 'Sleep',
  effect: 'pure',
  inputs: { k: one(Num, '') },
  outputs: { k: out(Num, '') },
  run: ({ k }) => new Promise<{ k: number }>((resolve) => setTimeout(() => resolve({ k }), 50)),
});
const job = defineNode({
  ...sleeper,
  type: 'bench/job',
  effect: 'compute',
  pool: 'bench',
  predict: ({ k }) => ({ k }),
});
const sleepers = createRegistry([sleeper, job]);

async function waiting(): Promise<Row[]> {
  const rows: Row[] = [];
  const many = (type: string, n: number): GraphDocument => ({
    shotgraph: 1,
    nodes: Object.fromEntries(Array.from({ length: n }, (_, i) => [`s${i}`, { type, version: 1, inputs: { k: i } }])),
  });
  const measure = async (what: string, document: GraphDocument, pools: Record<string, number>, goal: string) => {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { host } = await nodeHostForBench();
      const session = openSession(document, { registry: sleepers, host, pools });
      times.push(await timed(() => session.run().done));
    }
    rows.push({ what, 'ms median': median(times), 'ms best': Math.min(...times), goal });
  };
  await measure('200 pure nodes of 50 ms', many(sleeper.type, 200), {}, '<= 55');
  await measure('1,000 pure nodes of 50 ms', many(sleeper.type, 1000), {}, '<= 65');
  await measure('100 costly nodes of 50 ms, 20 at once', many(job.type, 100), { bench: 20 }, '>= 250 by itself');
  return rows;
}

/** Items and rounds, per member. */
async function members(): Promise<Row[]> {
  const { host } = await nodeHostForBench();
  const n = 10_000;
  const items = Array.from({ length: n }, (_, i) => i);
  const round = {
    inputs: { item: { type: 'number' }, state: { type: 'number' } },
    outputs: { state: { from: 's.total' } },
    nodes: {
      s: { type: 'bench/sum', version: 1, inputs: { k: { from: 'inputs.item' }, terms: [{ from: 'inputs.state' }] } },
    },
  };
  const cases: [string, GraphDocument][] = [
    [
      'each over 10,000 items',
      { shotgraph: 1, nodes: { e: { type: 'bench/sum', version: 1, each: [['k']], inputs: { k: items } } } },
    ],
    [
      'each over 10,000 uses of a subgraph',
      {
        shotgraph: 1,
        nodes: { e: { type: 'graph/round', version: 1, each: [['item']], inputs: { item: items, state: 1 } } },
        graphs: { round },
      },
    ],
    [
      'fold over 10,000 items',
      {
        shotgraph: 1,
        nodes: { f: { type: 'flow/fold', version: 1, inputs: { graph: 'round', items, state: 0 } } },
        graphs: { round },
      },
    ],
  ];
  const rows: Row[] = [];
  for (const [what, document] of cases) {
    const first: number[] = [];
    const same: number[] = [];
    for (let i = 0; i < 5; i++) {
      const session = openSession(document, { registry: sums, host });
      clean();
      first.push(await timed(() => session.run().done));
      same.push(await timed(() => session.run().done));
    }
    rows.push({ what, 'first µs/item': (1000 * median(first)) / n, 'same run µs': 1000 * median(same) });
  }
  return rows;
}

export async function benchScale(): Promise<void> {
  const { host } = await nodeHostForBench();
  print('Opened again over a store that has everything', await reopened());
  print('A change at the source', await sourceChange(host));
  print('Documents', await documents());
  print('100,000 nodes, and values of 50 MiB, each in a process of its own', hugeInFreshProcess());
  print('Waiting', await waiting());
  print('Items and rounds', await members());
}
