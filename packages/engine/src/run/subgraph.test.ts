import { describe, expect, it } from 'vitest';
import type { GraphBody, GraphDocument, InputValue } from '../graph/document.ts';
import { memoryHost } from '../host/memory/index.ts';
import { documentOf, ends, from, job, open } from '../testing/tools.ts';

const record = (type: string, inputs: Record<string, InputValue> = {}, rest: object = {}) => ({
  type,
  version: 1,
  inputs,
  ...rest,
});
/** 2 (a + k), costly in the middle. */
const twice: GraphBody = {
  inputs: { a: { type: 'number' }, k: { type: 'number', default: 1 } },
  outputs: { out: from('w.doubled') },
  nodes: {
    s: record('sample/sum', { k: from('inputs.k'), terms: [from('inputs.a')] }),
    w: record('sample/work', { value: from('s.total') }),
  },
};
const document = (
  nodes: GraphDocument['nodes'],
  outputs: Record<string, string>,
  graphs: GraphDocument['graphs'] = { twice },
) =>
  ({
    shotgraph: 1,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, place]) => [name, from(place)])),
    nodes,
    graphs,
  }) satisfies GraphDocument;

describe('a subgraph', () => {
  it('[N1] stands in the place of a node, as often as wanted and within others', async () => {
    const four: GraphBody = {
      inputs: { a: { type: 'number' } },
      outputs: { out: from('second.out') },
      nodes: {
        first: record('graph/twice', { a: from('inputs.a'), k: 0 }),
        second: record('graph/twice', { a: from('first.out') }),
      },
    };
    const nodes = {
      one: record('graph/twice', { a: 3 }),
      two: record('graph/four', { a: from('one.out') }),
    };
    const { outputs, events } = await open(document(nodes, { n: 'two.out' }, { twice, four }), memoryHost()).run();
    expect(outputs).toEqual({ n: 34 });
    expect(ends(events)).toEqual(
      expect.arrayContaining(['one/w:finished', 'two/first/w:finished', 'two/second/s:finished', 'two:finished']),
    );
  });

  it('[N2] gives its nodes the keys they would have outside', async () => {
    const { type, counter } = job('count', ({ value }) => ({ value }));
    const host = memoryHost();
    const flat = documentOf({ a: ['sample/sum', { k: 3 }], b: ['job/count', { value: from('a.total') }] });
    await open(flat, host, [type]).run();
    const inner: GraphBody = {
      inputs: { x: { type: 'number' } },
      outputs: { y: from('b.value') },
      nodes: { b: record('job/count', { value: from('inputs.x') }) },
    };
    const nodes = { a: record('sample/sum', { k: 3 }), sub: record('graph/inner', { x: from('a.total') }) };
    const { outputs } = await open(document(nodes, { y: 'sub.y' }, { inner }), host, [type]).run();
    expect([outputs, counter.runs]).toEqual([{ y: 3 }, 1]);
  });

  it('[N3] changes everywhere when its definition is edited, and nowhere else', async () => {
    const nodes = {
      one: record('graph/twice', { a: 1 }),
      items: record('graph/twice', { a: [1, 2, 3] }, { each: [['a']] }),
      apart: record('sample/work', { value: 9 }),
    };
    const bench = open(document(nodes, { one: 'one.out', items: 'items.out' }), memoryHost());
    expect((await bench.run()).outputs).toEqual({ one: 4, items: [4, 6, 8] });
    bench.session.apply([{ op: 'set-input', graph: 'twice', node: 'w', input: 'value', value: from('inputs.a') }]);
    const { outputs, events } = await bench.run();
    expect(outputs).toEqual({ one: 2, items: [2, 4, 6] });
    expect(ends(events).some((end) => end.startsWith('apart'))).toBe(false);
    bench.session.apply([
      { op: 'set-graph-input', graph: 'twice', name: 'k', value: { type: 'number', default: 10 } },
      { op: 'set-input', graph: 'twice', node: 'w', input: 'value', value: from('s.total') },
    ]);
    expect((await bench.run()).outputs).toEqual({ one: 22, items: [22, 24, 26] });
    bench.session.apply([
      { op: 'set-subgraph', name: 'twice', value: { ...twice, outputs: { out: from('s.total') } } },
    ]);
    expect((await bench.run()).outputs).toEqual({ one: 2, items: [2, 3, 4] });
  });

  it('[N4] runs only what an input of one use reaches', async () => {
    const { type, counter } = job('count', ({ value }) => ({ value }));
    const inner: GraphBody = {
      inputs: { x: { type: 'number' }, y: { type: 'number' } },
      outputs: { x: from('a.value'), y: from('b.value') },
      nodes: {
        a: record('job/count', { value: from('inputs.x') }),
        b: record('job/count', { value: from('inputs.y') }),
      },
    };
    const bench = open(
      document({ sub: record('graph/inner', { x: 1, y: 2 }) }, { x: 'sub.x', y: 'sub.y' }, { inner }),
      memoryHost(),
      [type],
    );
    await bench.run();
    bench.session.apply([{ op: 'set-input', node: 'sub', input: 'y', value: 3 }]);
    const { outputs, events } = await bench.run();
    expect([outputs, counter.runs]).toEqual([{ x: 1, y: 3 }, 3]);
    expect(ends(events).sort()).toEqual(['outputs.y:finished', 'sub/b:finished', 'sub:finished']);
  });

  it('[N5] may not contain itself, through any number of others', () => {
    const ring = Object.fromEntries(
      ['a', 'b', 'c'].map((name, i, all) => [name, { nodes: { n: record(`graph/${all[(i + 1) % 3]}`) } }]),
    );
    const issues = open(document({ n: record('graph/a') }, {}, { ...ring, twice }), memoryHost()).session.issues();
    expect(issues.map(({ code, graph, node }) => [code, graph, node])).toEqual([
      ['subgraph-recursive', undefined, 'n'],
      ['subgraph-recursive', 'a', undefined],
    ]);
    expect(issues[1]!.message).toContain('a -> b -> c -> a');
    const deep = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`g${i}`, { nodes: i === 0 ? {} : { n: record(`graph/g${i - 1}`) } }]),
    );
    const [tooDeep] = open(document({ n: record('graph/g39') }, {}, deep), memoryHost()).session.issues();
    expect(tooDeep).toMatchObject({ code: 'subgraph-invalid', node: 'n' });
  });

  it('[N6] has its problems told once, with its name', () => {
    const bad: GraphBody = { inputs: { a: { type: 'number' } }, nodes: { w: record('sample/work', { value: 'x' }) } };
    const nodes = {
      one: record('graph/bad', { a: 1 }),
      two: record('graph/bad', { b: 1 }),
      three: record('graph/gone'),
    };
    const issues = open(document(nodes, {}, { bad }), memoryHost()).session.issues();
    expect(issues.map(({ code, graph, node, input }) => [code, graph, node, input])).toEqual(
      [
        ['input-missing', undefined, 'two', 'a'],
        ['input-unknown', undefined, 'two', 'b'],
        ['node-type-unknown', undefined, 'three', undefined],
        ['literal-invalid', 'bad', 'w', 'value'],
      ].sort((a, b) => issues.findIndex((x) => x.code === a[0]) - issues.findIndex((x) => x.code === b[0])),
    );
  });

  it('[N7] is a target and can be forced, whole or one node of it', async () => {
    const { type, counter } = job('count', ({ value }) => ({ value }));
    const inner: GraphBody = {
      inputs: { x: { type: 'number' } },
      outputs: { y: from('b.value') },
      nodes: {
        a: record('job/count', { value: from('inputs.x') }),
        b: record('job/count', { value: from('a.value'), label: 'b' }),
      },
    };
    const nodes = {
      sub: record('graph/inner', { x: 1 }),
      items: record('graph/inner', { x: [1, 2] }, { each: [['x']] }),
    };
    const bench = open(document(nodes, {}, { inner }), memoryHost(), [type]);
    await bench.run({ targets: ['sub/a'] });
    expect(counter.runs).toBe(1);
    expect((await bench.run({ targets: ['sub.y'] })).outputs).toEqual({ 'sub.y': 1 });
    expect(counter.runs).toBe(2);
    await bench.run({ force: ['sub'] });
    // Both nodes of "sub" again, and item 1 of "items", which has two more.
    expect(counter.runs).toBe(6);
    await bench.run({ force: ['items/1/a'] });
    expect(counter.runs).toBe(7);
  });
});

describe('flow/fold', () => {
  const round: GraphBody = {
    inputs: { item: { type: 'number' }, state: { type: 'number' }, k: { type: 'number', default: 0 } },
    outputs: { state: from('s.total'), seen: from('w.doubled') },
    nodes: {
      s: record('sample/sum', { k: from('inputs.k'), terms: [from('inputs.state'), from('inputs.item')] }),
      w: record('sample/work', { value: from('s.total') }),
    },
  };
  const fold = (inputs: Record<string, InputValue>) =>
    document(
      { f: record('flow/fold', { graph: 'round', ...inputs }) },
      { state: 'f.state', seen: 'f.seen' },
      { round },
    );

  it('[N8] hands the state from round to round', async () => {
    const { outputs, events } = await open(fold({ items: [1, 2, 3], state: 100, k: 10 }), memoryHost()).run();
    expect(outputs).toEqual({ state: 136, seen: [222, 246, 272] });
    expect(ends(events)).toContain('f/2/s:finished');
  });

  it('[N8] gives the first state back when there are no items', async () => {
    const { outputs } = await open(fold({ items: [], state: 5 }), memoryHost()).run();
    expect(outputs).toEqual({ state: 5, seen: [] });
  });

  it('[N9] stops at a round that fails, and gives nothing as a whole', async () => {
    const { type } = job('picky', ({ value }) => {
      if (value === 3) throw new Error('three is no good');
      return { value };
    });
    const picky: GraphBody = {
      inputs: { item: { type: 'number' }, state: { type: 'number' } },
      outputs: { state: from('p.value') },
      nodes: {
        s: record('sample/sum', { terms: [from('inputs.state'), from('inputs.item')] }),
        p: record('job/picky', { value: from('s.total') }),
      },
    };
    const nodes = { f: record('flow/fold', { graph: 'picky', items: [1, 2, 3], state: 0 }) };
    const { events, error } = await open(document(nodes, { state: 'f.state' }, { picky }), memoryHost(), [type]).run();
    expect(String(error)).toContain('three is no good');
    expect(ends(events)).toEqual(
      expect.arrayContaining(['f/0/p:finished', 'f/1/p:failed', 'f/2/p:skipped', 'f:skipped', 'outputs.state:skipped']),
    );
  });

  it('[N8] runs only the rounds behind a changed item', async () => {
    const bench = open(fold({ items: [1, 2, 3, 4], state: 0 }), memoryHost());
    await bench.run();
    bench.session.apply([{ op: 'set-input', node: 'f', input: 'items', value: [1, 2, 8, 4] }]);
    const { outputs, events } = await bench.run();
    expect(outputs).toEqual({ state: 15, seen: [2, 6, 22, 30] });
    expect(
      ends(events)
        .filter((end) => end.endsWith('w:finished'))
        .sort(),
    ).toEqual(['f/2/w:finished', 'f/3/w:finished']);
  });

  it('[N8] folds over 10,000 items', async () => {
    const items = Array.from({ length: 10_000 }, () => 1);
    const sum: GraphBody = {
      inputs: round.inputs!,
      outputs: { state: from('s.total') },
      nodes: { s: round.nodes.s! },
    };
    const nodes = { f: record('flow/fold', { graph: 'sum', items, state: 0 }) };
    const { outputs } = await open(document(nodes, { state: 'f.state' }, { sum }), memoryHost()).run();
    expect(outputs).toEqual({ state: 10_000 });
  });

  it('[N9] cannot run another subgraph for each item, and says so', () => {
    const document = fold({ items: [1], state: 0 });
    const walked = { ...document.nodes.f!, each: [['graph']] };
    const { session } = open({ ...document, nodes: { f: walked } }, memoryHost());
    expect(session.issues().map(({ message }) => message)).toContain(
      '"graph" says what is run, so it cannot be walked',
    );
  });

  it('[N9] says what a subgraph lacks to be folded over', () => {
    const nodes = { f: record('flow/fold', { graph: 'twice', items: [1], state: 0 }), g: record('flow/fold') };
    const issues = open(document(nodes, {}), memoryHost()).session.issues();
    expect(issues.map(({ message }) => message)).toEqual([
      'subgraph "twice" needs the inputs "item" and "state" and the output "state" to be folded over',
      'name the subgraph to run in its input "graph"',
    ]);
  });
});
