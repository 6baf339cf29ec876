import { describe, expect, it } from 'vitest';
import type { GraphDocument, InputValue } from '../graph/document.ts';
import { memoryHost } from '../host/memory/index.ts';
import { one } from '../node/define-node.ts';
import { Num } from '../testing/sample-nodes.ts';
import { documentOf, ends, from, job, open } from '../testing/tools.ts';
import { RunError } from './run-error.ts';

const record = (type: string, inputs: Record<string, InputValue> = {}, rest: object = {}) => ({
  type,
  version: 1,
  inputs,
  ...rest,
});
const graph = (nodes: GraphDocument['nodes'], outputs: Record<string, string>): GraphDocument => ({
  shotgraph: 1,
  outputs: Object.fromEntries(Object.entries(outputs).map(([name, place]) => [name, from(place)])),
  nodes,
});

describe('a choice', () => {
  const setup = (choice: InputValue) => {
    const wide = job('wide', ({ value }) => ({ value: value + 100 }));
    const close = job('close', ({ value }) => ({ value: value + 200 }));
    const nodes = {
      a: record('sample/sum', { k: 1 }),
      before: record('job/wide', { value: from('a.total') }),
      wide: record('sample/sum', { terms: [from('before.value')] }),
      close: record('job/close', { value: from('a.total') }),
      s: record('sample/switch', { choice, cases: [from('wide.total'), { from: 'close.value', as: 'near' }] }),
    };
    const bench = open(graph(nodes, { n: 's.value' }), memoryHost(), [wide.type, close.type]);
    return { bench, runs: () => [wide.counter.runs, close.counter.runs] };
  };

  it('[F1] evaluates only what is chosen', async () => {
    const { bench, runs } = setup('near');
    const { outputs, events } = await bench.run();
    expect([outputs, runs()]).toEqual([{ n: 201 }, [0, 1]]);
    expect(ends(events).map((end) => end.split(':')[0])).toEqual(['a', 'close', 's', 'outputs.n']);
    expect(ends((await bench.run()).events)).toEqual([]);
    bench.session.apply([{ op: 'set-input', node: 's', input: 'choice', value: 'wide' }]);
    expect([(await bench.run()).outputs, runs()]).toEqual([{ n: 101 }, [1, 1]]);
  });

  it('[F1] looks at a branch nobody chose when its choice comes', async () => {
    const { bench, runs } = setup('near');
    await bench.run();
    bench.session.apply([{ op: 'set-input', node: 'a', input: 'k', value: 5 }]);
    expect([(await bench.run()).outputs, runs()]).toEqual([{ n: 205 }, [0, 2]]);
    bench.session.apply([{ op: 'set-input', node: 's', input: 'choice', value: 'wide' }]);
    expect([(await bench.run()).outputs, runs()]).toEqual([{ n: 105 }, [1, 2]]);
  });

  it('[F2] names the cases there are when none is meant', async () => {
    const { bench } = setup('far');
    expect(String((await bench.run()).error)).toContain('there is no case "far"; there are wide, near');
  });

  it('[F3] plans every branch as possible while the choice is open', async () => {
    const word = job('word', () => ({ value: 0 }), { predict: () => ({ value: 0 }) });
    const { unknown } = await import('../node/define-node.ts');
    const open_ = job('open', () => ({ value: 0 }), { predict: () => ({ value: unknown }) });
    const nodes = {
      which: record('job/open', {}),
      one: record('job/word', { value: 1 }),
      two: record('job/word', { value: 2 }),
      s: record('sample/switch', { choice: from('which.value'), cases: [from('one.value'), from('two.value')] }),
    };
    const bench = open(graph(nodes, {}), memoryHost(), [word.type, open_.type]);
    const plan = await bench.session.plan();
    expect(plan.entries.map(({ node, action }) => `${node} ${action}`)).toEqual([
      'which run',
      'one wait',
      'two wait',
      's wait',
    ]);
    const { events } = await bench.run();
    expect(ends(events)).toEqual(['which:finished', 'one:finished', 's:finished']);
  });
});

describe('a halt', () => {
  it('[F4] of a gate skips what hangs on it without a failure', async () => {
    const nodes = {
      g: record('sample/gate', { value: 7 as never, score: 1, atLeast: 2 }),
      a: record('sample/sum', { k: 7 }),
      gate: record('sample/gate', { value: from('a.total'), score: 1, atLeast: 2 }),
      behind: record('sample/sum', { terms: [from('gate.value')] }),
      other: record('sample/sum', { k: 1 }),
    };
    const { g: _, ...sound } = nodes;
    const bench = open(graph(sound, { other: 'other.total' }), memoryHost());
    const { outputs, events, error } = await bench.run();
    expect({ outputs, error }).toEqual({ outputs: { other: 1 }, error: undefined });
    expect(ends(events)).toContain('behind:skipped');
    expect(events).toContainEqual({ type: 'node-stopped', node: 'gate', message: 'score 1 is under 2' });
    expect(events.at(-1)).toMatchObject({ status: 'done', counts: { stopped: 1, failed: 0 } });
  });

  it('[F4][R4] rejects when what was asked for is behind a closed gate', async () => {
    const nodes = {
      a: record('sample/sum', { k: 7 }),
      gate: record('sample/gate', { value: from('a.total'), score: 1, atLeast: 2 }),
    };
    const { error } = await open(graph(nodes, { n: 'gate.value' }), memoryHost()).run();
    expect((error as RunError).failures).toEqual([
      { node: 'gate', error: { code: 'stopped', message: 'score 1 is under 2', retryable: false } },
    ]);
  });

  it('[F5] for a person ends the run as waiting, and another process goes on after the choice', async () => {
    const host = memoryHost();
    const takes = job('take', ({ value }) => ({ value: value * 10 }));
    const nodes = {
      takes: record('job/take', { value: [1, 2, 3] }, { each: [['value']] }),
      pick: record('sample/pick', { candidates: from('takes.value') }),
      after: record('job/take', { value: from('pick.item'), label: 'after' }),
      other: record('job/take', { value: 9 }),
    };
    const first = await open(graph(nodes, { n: 'after.value', other: 'other.value' }), host, [takes.type]).run();
    expect(first.error).toBeInstanceOf(RunError);
    expect(first.error).toMatchObject({
      status: 'waiting',
      waiting: [{ node: 'pick', message: 'pick one of 3' }],
      outputs: { other: 90 },
    });
    expect(first.events.at(-1)).toMatchObject({ type: 'run-ended', status: 'waiting', counts: { waiting: 1 } });
    const chosen = { ...nodes, pick: record('sample/pick', { candidates: from('takes.value'), choice: 1 }) };
    const second = await open(graph(chosen, { n: 'after.value', other: 'other.value' }), host, [takes.type]).run();
    expect(second.outputs).toEqual({ n: 200, other: 90 });
    expect(takes.counter.runs).toBe(5);
  });

  it('[F5] is planned as waiting, with what hangs on it', async () => {
    const nodes = {
      r: record('sample/range', {}),
      pick: record('sample/pick', { candidates: from('r.numbers') }),
      after: record('sample/work', { value: from('pick.item') }),
    };
    const plan = await open(graph(nodes, {}), memoryHost()).session.plan();
    expect(plan.issues).toEqual([]);
    expect(plan.entries.slice(1).map(({ node, action, why }) => [node, action, why.message])).toEqual([
      ['pick', 'wait', 'pick one of 3'],
      ['after', 'wait', 'depends on pick'],
    ]);
  });
});

describe('off', () => {
  it('[F6] hands the first input of each output type on, and keeps the keys behind it', async () => {
    const { type, counter } = job('count', ({ value }) => ({ value }));
    const host = memoryHost();
    await open(documentOf({ a: ['sample/sum', { k: 4 }], end: ['job/count', { value: from('a.total') }] }), host, [
      type,
    ]).run();
    const nodes = {
      a: record('sample/sum', { k: 4 }),
      // Broken besides, which does not matter while it is off.
      w: record('sample/work', { value: from('a.total'), label: 7, nonsense: 1 }, { off: true }),
      end: record('job/count', { value: from('w.doubled') }),
    };
    const { outputs, error } = await open(graph(nodes, { n: 'end.value' }), host, [type]).run();
    expect([outputs, error, counter.runs]).toEqual([{ n: 4 }, undefined, 1]);
  });

  it('[F6] hands on the first edge where many are taken, and lists item by item', async () => {
    const nodes = {
      a: record('sample/sum', { k: 4 }),
      s: record('sample/sum', { k: 9, terms: [from('a.total')] }, { off: true }),
      items: record('sample/work', { value: [1, 2] }, { off: true, each: [['value']] }),
    };
    const { outputs } = await open(graph(nodes, { s: 's.total', items: 'items.sign' }), memoryHost()).run();
    expect(outputs).toEqual({ s: 9, items: [1, 2] });
  });

  it('[F7] leaves nothing behind outputs that no input fits', () => {
    const nodes = {
      r: record('sample/total', { numbers: [1] }, { off: true }),
      w: record('sample/work', { value: from('r.total') }),
    };
    const [issue] = open(graph(nodes, {}), memoryHost()).session.issues();
    expect(issue).toMatchObject({ code: 'off-invalid', node: 'w', input: 'value' });
  });
});

describe('a wired number', () => {
  it('[V7] is held to the range of its input before anything costly runs', async () => {
    const ranged = job('ranged', ({ value }) => ({ value }), {
      inputs: { value: one(Num, 'A number.', { default: 0, min: 0, max: 10 }) } as never,
    });
    const nodes = { a: record('sample/sum', { k: 99 }), b: record('job/ranged', { value: from('a.total') }) };
    const bench = open(graph(nodes, {}), memoryHost(), [ranged.type]);
    const plan = await bench.session.plan();
    expect(plan.issues).toMatchObject([{ node: 'b', input: 'value', message: '99 is too large; the most is 10' }]);
    expect((await bench.run()).error).toMatchObject({ name: 'GraphError' });
    expect(ranged.counter.runs).toBe(0);
  });
});
