import { describe, expect, it } from 'vitest';
import type { InputValue } from '../graph/document.ts';
import { memoryHost } from '../host/memory/index.ts';
import { defineNode, many, one, out } from '../node/define-node.ts';
import { listOf } from '../node/list.ts';
import { Num } from '../testing/sample-nodes.ts';
import { documentOf, ends, from, job, open } from '../testing/tools.ts';

const range = defineNode({
  type: 'test/range',
  version: 1,
  title: 'Range',
  effect: 'pure',
  inputs: { count: one(Num, 'How many.') },
  outputs: { values: out(listOf(Num), '0, 1, …') },
  run: ({ count }) => ({ values: Array.from({ length: count }, (_, i) => i) }),
});
const total = defineNode({
  type: 'test/total',
  version: 1,
  title: 'Total',
  effect: 'pure',
  inputs: { list: one(listOf(Num), 'Numbers.'), more: many(Num, 'More.') },
  outputs: { total: out(Num, 'Sum.') },
  run: ({ list, more }) => ({ total: [...list, ...more].reduce((a, b) => a + b, 0) }),
});
const TYPES = [range, total];

const each = (type: string, inputs: Record<string, InputValue>, groups: readonly (readonly string[])[]) => ({
  type,
  version: 1,
  inputs,
  each: groups,
});

describe('each', () => {
  it('[I1] runs once per item and gives a list, in order', async () => {
    const { type, counter } = job('twice', ({ value }) => ({ value: value * 2 }));
    const document = documentOf({ r: ['test/range', { count: 4 }] }, { outputs: { all: from('w.value') } });
    const nodes = { ...document.nodes, w: each('job/twice', { value: from('r.values') }, [['value']]) };
    const bench = open({ ...document, nodes }, memoryHost(), [...TYPES, type]);
    const { outputs, events, error } = await bench.run();
    expect(error).toBeUndefined();
    expect(outputs).toEqual({ all: [0, 2, 4, 6] });
    expect(counter.runs).toBe(4);
    expect(ends(events)).toContain('w/2:finished');
    const again = await bench.run();
    expect(ends(again.events)).toEqual([]);
  });
});
