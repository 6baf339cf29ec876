import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { GraphDocument, InputValue } from '../graph/document.ts';
import { memoryHost } from '../host/memory/index.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { FailedItem } from '../node/list.ts';
import { definePortType } from '../node/port-type.ts';
import { createRegistry } from '../node/registry.ts';
import { Num, sampleRegistry } from '../testing/sample-nodes.ts';
import { documentOf, ends, from, job, open } from '../testing/tools.ts';
import { RunError } from './run-error.ts';
import { validate } from './validate.ts';

type Nodes = GraphDocument['nodes'];

const each = (type: string, groups: readonly (readonly string[])[], inputs: Record<string, InputValue> = {}) => ({
  type,
  version: 1,
  inputs,
  each: groups,
});
const graph = (nodes: Nodes, outputs: Record<string, string> = {}): GraphDocument => ({
  shotgraph: 1,
  outputs: Object.fromEntries(Object.entries(outputs).map(([name, place]) => [name, from(place)])),
  nodes,
});
const range = (start: InputValue, count: InputValue) => ({
  type: 'sample/range',
  version: 1,
  inputs: { start, count },
});
const issuesOf = (document: GraphDocument) =>
  validate(document, createRegistry(sampleRegistry.values())).map(({ code, message }) => `${code}: ${message}`);

describe('each', () => {
  it('[I1] runs a node once per item and gives lists, the first group slowest', async () => {
    const nodes = {
      few: range(1, 2),
      many: range(5, 3),
      zipped: each('sample/blend', [['a', 'b']], { a: from('few.numbers'), b: [8, 9], c: 7 }),
      product: each('sample/blend', [['a'], ['b']], { a: from('few.numbers'), b: from('many.numbers') }),
    };
    const { outputs } = await open(
      graph(nodes, { zipped: 'zipped.value', product: 'product.value' }),
      memoryHost(),
    ).run();
    expect(outputs).toEqual({ zipped: [187, 297], product: [150, 160, 170, 250, 260, 270] });
  });

  it('[I2] keys every item as if it were written out, so that a sweep goes on where it stopped', async () => {
    const { type, counter } = job('count', ({ value }) => ({ value }));
    const host = memoryHost();
    const sweep = (items: InputValue) =>
      open(graph({ s: each('job/count', [['value']], { value: items }) }, { all: 's.value' }), host, [type]);
    await sweep([1, 2]).run();
    await open(documentOf({ one: ['job/count', { value: 3 }] }), host, [type]).run();
    expect(counter.runs).toBe(3);
    const { outputs, events } = await sweep([3, 2, 1, 4]).run();
    expect(outputs).toEqual({ all: [3, 2, 1, 4] });
    expect(counter.runs).toBe(4);
    expect(ends(events).filter((end) => end.startsWith('s/'))).toEqual([
      's/0:reused',
      's/1:reused',
      's/2:reused',
      's/3:finished',
    ]);
  });

  it('[I2] runs only the items that changed, in one session too', async () => {
    const { type, counter } = job('count', ({ value }) => ({ value }));
    const bench = open(graph({ s: each('job/count', [['value']], { value: [1, 2, 3] }) }), memoryHost(), [type]);
    await bench.run();
    bench.session.apply([{ op: 'set-input', node: 's', input: 'value', value: [1, 5] }]);
    await bench.run();
    expect([counter.runs, bench.session.value('s.value').value]).toEqual([4, [1, 5]]);
    bench.session.apply([{ op: 'set-input', node: 's', input: 'value', value: [1, 5, 3, 6] }]);
    await bench.run();
    expect([counter.runs, bench.session.value('s.value').value]).toEqual([5, [1, 5, 3, 6]]);
  });

  it('[I3] gives an empty list for an empty list', async () => {
    const nodes = {
      none: range(0, 0),
      s: each('sample/work', [['value']], { value: from('none.numbers') }),
      t: { type: 'sample/total', version: 1, inputs: { numbers: from('s.doubled') } },
    };
    const { outputs, error } = await open(graph(nodes, { all: 's.doubled', total: 't.total' }), memoryHost()).run();
    expect({ outputs, error }).toEqual({ outputs: { all: [], total: 0 }, error: undefined });
  });

  it('[I4] refuses to zip lists of different lengths, naming both', async () => {
    const nodes = { s: each('sample/blend', [['a', 'b']], { a: [1, 2, 3], b: [1, 2, 3, 4] }) };
    const { error } = await open(graph(nodes), memoryHost()).run();
    expect(String(error)).toContain('"a" has 3 items and "b" has 4');
  });

  it('[I5] does not lose the others when one item fails, and tells which failed', async () => {
    const { type } = job('picky', ({ value }) => {
      if (value === 2) throw new Error('two is no good');
      return { value: value * 10 };
    });
    const nodes = {
      s: each('job/picky', [['value']], { value: [1, 2, 3] }),
      // Once per item again: the good ones go on.
      again: each('sample/blend', [['c']], { c: from('s.value') }),
      whole: { type: 'sample/total', version: 1, inputs: { numbers: from('s.value') } },
      spread: { type: 'sample/sum', version: 1, inputs: { terms: [from('s.value')] } },
      some: { type: 'sample/total-tolerant', version: 1, inputs: { numbers: from('again.value') } },
    };
    const bench = open(graph(nodes, { some: 'some.total' }), memoryHost(), [type]);
    const { error, events } = await bench.run();
    expect(error).toBeInstanceOf(RunError);
    expect((error as RunError).failures.map(({ node }) => node)).toEqual(['s/1']);
    expect((error as RunError).outputs).toEqual({ some: 240 });
    expect(ends(events)).toEqual(
      expect.arrayContaining([
        's/0:finished',
        's/1:failed',
        'again/1:skipped',
        'again/2:finished',
        'whole:skipped',
        'spread:skipped',
      ]),
    );
    const because = events.find((event) => event.type === 'node-skipped' && event.node === 'whole');
    expect(because).toMatchObject({ because: 's/1' });
    expect(bench.session.value('again.value').value).toEqual([110, expect.any(FailedItem), 130]);
  });

  it('[I5] tries the failed items again in the next run, and only those', async () => {
    let broken = true;
    const { type, counter } = job('flaky', ({ value }) => {
      if (broken && value === 2) throw new Error('not now');
      return { value };
    });
    const bench = open(
      graph({ s: each('job/flaky', [['value']], { value: [1, 2, 3] }) }, { all: 's.value' }),
      memoryHost(),
      [type],
    );
    await bench.run();
    broken = false;
    const { outputs } = await bench.run();
    expect([outputs, counter.runs]).toEqual([{ all: [1, 2, 3] }, 4]);
  });

  it('[I5] makes the good items of an output concrete, and does not keep the list', async () => {
    const Clip = definePortType('clip', z.object({ frame: z.number(), rendered: z.boolean() }), {
      materialise: async (clip) => ({ ...clip, rendered: true }),
    });
    const shoot = defineNode({
      type: 'test/shoot',
      version: 1,
      title: 'Shoot',
      effect: 'pure',
      inputs: { frame: one(Num, 'A number.') },
      outputs: { clip: out(Clip, 'A clip.') },
      run({ frame }) {
        if (frame === 2) throw new Error('no film left');
        return { clip: { frame, rendered: false } };
      },
    });
    const document = graph({ s: each('test/shoot', [['frame']], { frame: [1, 2, 3] }) }, { clips: 's.clip' });
    const { error } = await open(document, memoryHost(), [shoot]).run();
    expect((error as RunError).outputs).toEqual({
      clips: [{ frame: 1, rendered: true }, expect.any(FailedItem), { frame: 3, rendered: true }],
    });
  });

  it('[I6] spreads a list in the place of its edge where many are taken', async () => {
    const nodes = {
      r: range(5, 2),
      one: { type: 'sample/sum', version: 1, inputs: { k: 1 } },
      s: { type: 'sample/sum', version: 1, inputs: { k: 100, terms: [from('one.total'), from('r.numbers')] } },
      byHand: {
        type: 'sample/sum',
        version: 1,
        inputs: { k: 100, terms: [from('one.total'), from('five.total'), from('six.total')] },
      },
      five: { type: 'sample/sum', version: 1, inputs: { k: 5 } },
      six: { type: 'sample/sum', version: 1, inputs: { k: 6 } },
    };
    const { session, run } = open(graph(nodes, { n: 's.total' }), memoryHost());
    const { outputs } = await run();
    expect(outputs).toEqual({ n: 112 });
    const keys = new Map((await session.plan()).entries.map((entry) => [entry.node, 'key' in entry && entry.key]));
    expect(keys.get('s')).toBe(keys.get('byHand'));
  });

  it('[I7] refuses what cannot be walked, with a fix', () => {
    const nodes = {
      r: range(0, 3),
      bare: { type: 'sample/work', version: 1, inputs: { value: from('r.numbers') } },
      nested: each('sample/range', [['start']], { start: from('r.numbers') }),
      many: each('sample/sum', [['terms']], { terms: [from('r.numbers')] }),
      lazy: each('sample/switch', [['otherwise']], { choice: 'x', otherwise: from('r.numbers') }),
      odd: each('sample/work', [['vale']], { value: 1 }),
    };
    const document = graph(nodes);
    expect(issuesOf(document)).toEqual([
      expect.stringContaining('each-needed: takes one number, but "r.numbers" gives a list of them'),
      expect.stringContaining('each-invalid: output "numbers" is a list already'),
      expect.stringContaining('each-invalid: "terms" takes many values at once'),
      expect.stringContaining('each-invalid: "otherwise" is only evaluated when it is chosen'),
      expect.stringContaining('each-invalid: sample/work has no input "vale"'),
    ]);
    const { session } = open(document, memoryHost());
    for (const { fix } of session.issues()) session.apply(fix!.ops);
    // A node that gives a list can only be given one item.
    expect(session.issues()).toMatchObject([{ node: 'nested', code: 'each-needed' }]);
    expect(session.issues()[0]!.fix).toBeUndefined();
  });

  it('[I8] says in a plan which items would run, at what they are expected to give', async () => {
    const nodes = {
      s: each('sample/work', [['value']], { value: [1, 2] }),
      t: each('sample/work', [['value']], { value: from('s.doubled') }),
    };
    const host = memoryHost();
    await open(documentOf({ w: ['sample/work', { value: 2 }] }), host).run();
    const plan = await open(graph(nodes), host).session.plan();
    expect(plan.entries.map(({ node, action }) => `${node} ${action}`)).toEqual([
      's/0 run',
      's/1 reuse',
      's wait',
      't/0 wait',
      't/1 run',
      't wait',
    ]);
  });
});
