import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { GraphDocument, InputValue } from '../graph/document.ts';
import { memoryHost } from '../host/memory/index.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { definePortType } from '../node/port-type.ts';
import { Num } from '../testing/sample-nodes.ts';
import { documentOf, ends, from, job, open } from '../testing/tools.ts';

const Big = definePortType('big', z.instanceof(Uint8Array) as z.ZodType<Uint8Array>, {
  content: (value) => `${value.length}:${value[0]}`,
});

/** Makes a new large value; counts how often each was made. */
function bigNodes(bytes: number) {
  const counter = { runs: 0 };
  const make = (first: number) => {
    counter.runs++;
    return { big: new Uint8Array(bytes).fill(first) };
  };
  const source = defineNode({
    type: 'test/source',
    version: 1,
    title: 'Source',
    effect: 'pure',
    inputs: { first: one(Num, 'Its first byte.', { default: 1 }) },
    outputs: { big: out(Big, 'Bytes.') },
    run: ({ first }) => make(first),
  });
  const next = defineNode({
    type: 'test/next',
    version: 1,
    title: 'Next',
    effect: 'pure',
    inputs: { big: one(Big, 'Bytes.'), step: one(Num, 'Added.', { default: 1 }) },
    outputs: { big: out(Big, 'Others.') },
    run: ({ big, step }) => make((big[0] ?? 0) + step),
  });
  const first = defineNode({
    type: 'test/first',
    version: 1,
    title: 'First',
    effect: 'pure',
    inputs: { big: one(Big, 'Bytes.') },
    outputs: { value: out(Num, 'The first.') },
    run: ({ big }) => ({ value: big[0]! }),
  });
  return { counter, types: [source, next, first] };
}

function chainOf(length: number): GraphDocument {
  const nodes: Record<string, readonly [string, Record<string, InputValue>]> = { n0: ['test/source', {}] };
  for (let i = 1; i < length; i++) nodes[`n${i}`] = ['test/next', { big: from(`n${i - 1}.big`) }];
  nodes.end = ['test/first', { big: from(`n${length - 1}.big`) }];
  return documentOf(nodes, { outputs: { n: from('end.value') } });
}

describe('values', () => {
  it('[R14] are let go when they are large and nothing under way needs them', async () => {
    const { counter, types } = bigNodes(2 ** 21);
    const bench = open(chainOf(8), memoryHost(), types);
    expect((await bench.run()).outputs).toEqual({ n: 8 });
    const states = Array.from({ length: 8 }, (_, i) => bench.session.value(`n${i}.big`).state);
    expect(states).toEqual(Array.from({ length: 8 }, () => 'unheld'));
    expect(counter.runs).toBe(8);
    // Nothing changed: nothing is made again.
    expect(ends((await bench.run()).events)).toEqual([]);
    expect(counter.runs).toBe(8);
  });

  it('[R14] are made again where a change needs them, and only those', async () => {
    const { counter, types } = bigNodes(2 ** 21);
    const bench = open(chainOf(4), memoryHost(), types);
    await bench.run();
    bench.session.apply([{ op: 'set-input', node: 'n3', input: 'step', value: 5 }]);
    const { outputs, events } = await bench.run();
    expect([outputs, counter.runs]).toEqual([{ n: 8 }, 8]);
    // What was only made again for its value has no event: nothing about it changed.
    expect(ends(events)).toEqual(['n3:finished', 'end:finished', 'outputs.n:finished']);
    const asked = await bench.run({ targets: ['n1.big'] });
    expect((asked.outputs['n1.big'] as Uint8Array)[0]).toBe(2);
  });

  it('[R14] stay when they are small', async () => {
    const { types } = bigNodes(10);
    const bench = open(chainOf(2), memoryHost(), types);
    await bench.run();
    expect(bench.session.value('n0.big').state).toBe('settled');
  });

  it('[R15] of pure nodes are not made when a later process finds everything unchanged', async () => {
    const host = memoryHost();
    const { counter, types } = bigNodes(10);
    const document = documentOf({ ...asTuples(chainOf(4)), loose: ['test/source', { first: 7 }] });
    await open(document, host, types, { name: 'film' }).run();
    expect(counter.runs).toBe(5);
    const again = open(document, host, types, { name: 'film' });
    const { events } = await again.run();
    expect(counter.runs).toBe(5);
    // As in one session: what is settled is not looked at, only what the outputs have to be made of again.
    expect(ends(events)).toEqual([]);
    again.session.apply([{ op: 'set-input', node: 'n3', input: 'step', value: 3 }]);
    const changed = await again.run();
    expect(ends(changed.events)).toEqual(['n3:finished', 'end:finished']);
    expect(again.session.value('end.value')).toEqual({ state: 'settled', value: 6 });
  });

  it('[R15][R4] are made when an output is asked for', async () => {
    const host = memoryHost();
    const { types } = bigNodes(10);
    await open(chainOf(4), host, types, { name: 'film' }).run();
    const { outputs, events } = await open(chainOf(4), host, types, { name: 'film' }).run();
    expect(outputs).toEqual({ n: 4 });
    const ended = ends(events).map((end) => end.split(':')[0]);
    expect(new Set(ended).size).toBe(ended.length);
  });
});

const asTuples = ({ nodes }: GraphDocument) =>
  Object.fromEntries(Object.entries(nodes).map(([id, { type, inputs }]) => [id, [type, inputs] as const]));

describe('the cache policy', () => {
  const setup = () => {
    const { type, counter } = job('count', ({ value }) => ({ value }));
    const host = memoryHost();
    const document = documentOf(
      { a: ['job/count', { value: 1 }], b: ['job/count', { value: from('a.value'), label: 'b' }] },
      { outputs: { n: from('b.value') } },
    );
    return { counter, bench: () => open(document, host, [type]) };
  };

  it('[R16] refresh runs costly nodes again, in one session and in the next', async () => {
    const { counter, bench } = setup();
    const one = bench();
    await one.run();
    expect(ends((await one.run({ cache: 'refresh' })).events)).toContain('a:finished');
    expect(counter.runs).toBe(4);
    await bench().run({ cache: 'refresh' });
    expect(counter.runs).toBe(6);
  });

  it('[R16] offline fails a node without a stored result, and runs nothing costly', async () => {
    const { counter, bench } = setup();
    const { error } = await bench().run({ cache: 'offline' });
    expect(error).toMatchObject({ failures: [{ node: 'a', error: { code: 'result-missing' } }] });
    expect(counter.runs).toBe(0);
    await bench().run();
    expect((await bench().run({ cache: 'offline' })).outputs).toEqual({ n: 1 });
  });
});

describe('two processes that share a store', () => {
  it('[R17] make one result once', async () => {
    const host = memoryHost();
    const other = memoryHost({ store: host.store });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = job('slow', async ({ value }) => {
      await held;
      return { value: value * 2 };
    });
    const document = documentOf({ a: ['job/slow', { value: 4 }] }, { outputs: { n: from('a.value') } });
    const first = open(document, host, [slow.type]).run();
    const second = open(document, other, [slow.type]).run();
    // The second one looks again and again while the first one works.
    await new Promise((resolve) => setTimeout(resolve, 120));
    release();
    const [one, two] = await Promise.all([first, second]);
    expect([one.outputs, two.outputs, slow.counter.runs]).toEqual([{ n: 8 }, { n: 8 }, 1]);
    expect([...ends(one.events), ...ends(two.events)].sort()).toEqual([
      'a:finished',
      'a:reused',
      'outputs.n:finished',
      'outputs.n:finished',
    ]);
  });
});

describe('explain', () => {
  it('[P6] tells the chain from a node down to the literal or file that changed', async () => {
    const host = memoryHost();
    const document = (k: number) =>
      documentOf({
        a: ['sample/sum', { k }],
        b: ['sample/work', { value: from('a.total') }],
        c: ['sample/sum', { terms: [from('b.doubled'), from('d.total')] }],
        d: ['sample/sum', { k: 5 }],
        e: ['sample/work', { value: from('c.total') }],
      });
    await open(document(1), host, [], { name: 'film' }).run();
    const reasons = await open(document(2), host, [], { name: 'film' }).session.explain('e');
    expect(
      reasons.map(({ node, why, changes }) => [
        node,
        why.reason,
        changes.map(({ input, before, after }) => [input, before, after]),
      ]),
    ).toMatchObject([
      ['e', 'waits', [['value', '7', expect.any(String)]]],
      ['c', 'waits', [['terms', '[2,5,]', expect.any(String)]]],
      ['b', 'input-changed', [['value', '1', '2']]],
      ['a', 'input-changed', [['k', '1', '2']]],
    ]);
    const { events } = await open(document(2), host, [], { name: 'film' }).run();
    expect(events.flatMap((event) => (event.type === 'node-started' ? [[event.node, event.why]] : []))).toMatchObject([
      ['b', { reason: 'input-changed', inputs: ['value'], changed: ['a.k'] }],
      ['e', { reason: 'input-changed', inputs: ['value'], changed: ['a.k'] }],
    ]);
    await open(document(1), host, [], { name: 'film' }).run();
    const [unchanged] = await open(document(1), host, [], { name: 'film' }).session.explain('e');
    expect(unchanged).toMatchObject({ node: 'e', why: { reason: 'unchanged' }, changes: [] });
  });
});
