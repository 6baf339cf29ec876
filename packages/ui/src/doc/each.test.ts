import { applyOps, type NodeRecord, type Op, openGraph } from '@shotgraph/engine';
import type { InputData } from '@shotgraph/engine/worker';
import { expect, it } from 'vitest';
import { eachOffOps, eachOnOps, walkOf, walkOps } from './each.ts';

const input = (options: InputData['options']) => ({ options }) as InputData;

function after(record: NodeRecord, make: (record: NodeRecord) => readonly Op[]): NodeRecord {
  const graph = openGraph({ shotgraph: 1, nodes: { n: record } });
  applyOps(graph, make(record));
  return graph.nodes.get('n')!;
}
const node = (rest: Partial<NodeRecord>): NodeRecord => ({ type: 'x/y', version: 1, inputs: {}, ...rest });

it('runs once per item of a wired list', () => {
  const record = node({ inputs: { seed: { from: 'range.numbers' } }, each: [['model']] });
  expect(after(record, (r) => eachOnOps('n', r, 'seed', input({})))).toEqual({
    ...record,
    each: [['model'], ['seed']],
  });
});

it('makes a list of one of what was typed in, or of the default, and takes the first back', () => {
  const typed = node({ inputs: { seed: 7 } });
  const on = after(typed, (r) => eachOnOps('n', r, 'seed', input({})));
  expect(on).toEqual(node({ inputs: { seed: [7] }, each: [['seed']] }));
  expect(after(on, (r) => eachOffOps('n', r, 'seed'))).toEqual(typed);
  expect(after(node({}), (r) => eachOnOps('n', r, 'take', input({ default: 1 })))).toEqual(
    node({ inputs: { take: [1] }, each: [['take']] }),
  );
  expect(after(node({ inputs: { a: [] }, each: [['a']] }), (r) => eachOffOps('n', r, 'a'))).toEqual(node({}));
});

it('takes an input out of the lists that are walked together', () => {
  const record = node({ inputs: { a: { from: 'x.all' }, b: { from: 'y.all' } }, each: [['a', 'b'], ['c']] });
  expect(after(record, (r) => eachOffOps('n', r, 'a')).each).toEqual([['b'], ['c']]);
});

it('switches between walking lists together and combining them', () => {
  const record = node({ each: [['a'], ['b']] });
  expect(walkOf(record)).toBe('combined');
  const together = after(record, (r) => walkOps('n', r));
  expect([together.each, walkOf(together)]).toEqual([[['a', 'b']], 'together']);
  expect(after(together, (r) => walkOps('n', r))).toEqual(record);
  expect(walkOf(node({ each: [['a']] }))).toBeUndefined();
});
