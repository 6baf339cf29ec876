import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryHost } from '../host/memory/index.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { createRegistry } from '../node/registry.ts';
import { interpret } from '../testing/reference.ts';
import { Num, sampleRegistry } from '../testing/sample-nodes.ts';
import { documentOf, ends, open } from '../testing/tools.ts';

/** Fails for one value in seven, deterministically; takes a while, in an order the seed decides. */
const moody = defineNode({
  type: 'job/moody',
  version: 1,
  title: 'Moody',
  effect: 'compute',
  inputs: { value: one(Num, 'A number.') },
  outputs: { value: out(Num, 'The same.') },
  predict: ({ value }) => ({ value }),
  async run({ value }) {
    for (let turns = Math.abs(value) % 5; turns > 0; turns--) await Promise.resolve();
    if (value % 7 === 3) throw new Error(`${value} is no good`);
    return { value: value % 1000 };
  },
});
const registry = createRegistry([...sampleRegistry.values(), moody]);

/** Random graphs: each node is fed from any of the nodes before it. */
const graphs = fc
  .array(
    fc.record({ kind: fc.nat(3), k: fc.integer({ min: -9, max: 9 }), picks: fc.array(fc.nat(1000), { maxLength: 4 }) }),
    { minLength: 1, maxLength: 24 },
  )
  .map((specs) =>
    documentOf(
      Object.fromEntries(
        specs.map(({ kind, k, picks }, i) => {
          const edges = i === 0 ? [] : picks.map((pick) => ({ from: PORTS[specs[pick % i]!.kind]!(pick % i) }));
          if (kind === 0) return [`n${i}`, ['sample/sum', { k, ...(edges.length > 0 && { terms: edges }) }]];
          if (kind === 1) return [`n${i}`, ['sample/slow-sum', { k, ...(edges.length > 0 && { terms: edges }) }]];
          return [`n${i}`, [kind === 2 ? 'sample/work' : 'job/moody', { value: edges[0] ?? k }]];
        }),
      ),
    ),
  );
const PORTS = [
  (i: number) => `n${i}.total`,
  (i: number) => `n${i}.total`,
  (i: number) => `n${i}.doubled`,
  (i: number) => `n${i}.value`,
];

describe('the engine', () => {
  it('[R1][R3][K5] agrees with the reference interpreter, cold and warm, one and eight at a time, and after edits', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.nat(23), fc.integer({ min: -9, max: 9 }), async (document, pick, k) => {
        const ids = Object.keys(document.nodes);
        const id = ids[pick % ids.length]!;
        const host = memoryHost();
        for (const concurrency of [1, 8]) {
          const bench = open(document, host, [moody], { concurrency });
          await expectAgreement(bench, document);
          const input = 'k' in document.nodes[id]!.inputs ? 'k' : 'value';
          bench.session.apply([{ op: 'set-input', node: id, input, value: k }]);
          const edited = {
            ...document,
            nodes: {
              ...document.nodes,
              [id]: { ...document.nodes[id]!, inputs: { ...document.nodes[id]!.inputs, [input]: k } },
            },
          };
          await expectAgreement(bench, edited);
        }
      }),
      { numRuns: 400, seed: 11 },
    );
  });
});

async function expectAgreement(
  bench: ReturnType<typeof open>,
  document: Parameters<typeof interpret>[0],
): Promise<void> {
  const expected = await interpret(document, registry);
  const { events } = await bench.run();
  for (const id of Object.keys(document.nodes)) {
    const values = expected.values.get(id);
    for (const port of Object.keys(registry.get(document.nodes[id]!.type)!.outputs)) {
      const { state, value } = bench.session.value(`${id}.${port}`);
      expect([id, port, state === 'settled' ? value : undefined]).toEqual([id, port, values?.[port]]);
    }
  }
  const ended = ends(events);
  expect(new Set(ended.map((end) => end.split(':')[0])).size).toBe(ended.length);
  expect(ended.filter((end) => end.endsWith(':failed')).sort()).toEqual(
    [...expected.failed].map((id) => `${id}:failed`).sort(),
  );
  expect(ended.filter((end) => end.endsWith(':skipped')).sort()).toEqual(
    [...expected.skipped].map((id) => `${id}:skipped`).sort(),
  );
}
