import { describe, expect, it } from 'vitest';
import { GraphError, NodeError } from '../errors.ts';
import { memoryHost, virtualClock } from '../host/memory/index.ts';
import { defineNode, one, out, unknown } from '../node/define-node.ts';
import { Num } from '../testing/sample-nodes.ts';
import { Content, documentOf, ends, job, open } from '../testing/tools.ts';
import { RunError } from './run.ts';

const from = (text: string) => ({ from: text });
const diamond = documentOf(
  { a: ['sample/sum', { k: 3 }], left: ['sample/work', { value: from('a.total') }], right: ['sample/sum', { k: 1, terms: [from('a.total')] }], end: ['sample/sum', { terms: [from('left.doubled'), from('right.total')] }] },
  { outputs: { n: from('end.total') } },
);

describe('plan', () => {
  it('[P1] evaluates pure nodes and predicts the others without running them', async () => {
    const { type, counter } = job('paint', () => ({ value: 1 }));
    const bench = open(documentOf({ j: ['job/paint', { value: 5 }], s: ['sample/sum', { terms: [from('j.value')] }] }), memoryHost(), [type]);
    const { entries } = await bench.session.plan();
    expect(entries.map(({ node, action }) => [node, action])).toEqual([['j', 'run'], ['s', 'wait']]);
    expect(bench.session.value('s.total')).toEqual({ state: 'predicted', value: 5 });
    expect(counter.runs).toBe(0);
  });

  it('[P2] says why each node runs, down to the literal that changed', async () => {
    const host = memoryHost();
    const bench = open(diamond, host, [], { name: 'd' });
    const whys = async () => Object.fromEntries((await bench.session.plan()).entries.map(({ node, action, why }) => [node, `${action}: ${why.message}`]));
    expect(await whys()).toMatchObject({ a: 'run: has not run before', left: 'run: has not run before', end: 'wait: depends on left' });
    await bench.run();
    expect(new Set(Object.values(await whys()))).toEqual(new Set(['reuse: same inputs as before']));
    bench.session.apply([{ op: 'set-input', node: 'a', input: 'k', value: 4 }]);
    expect(await whys()).toEqual({
      a: 'run: k changed because a.k changed',
      left: 'run: value changed because a.k changed',
      right: 'run: terms changed because a.k changed',
      end: 'wait: depends on left',
      'outputs.n': 'wait: depends on end',
    });
  });

  it('[P2] tells a forced node and a lost result apart', async () => {
    const host = memoryHost();
    await open(diamond, host, [], { name: 'd' }).run();
    const forced = await open(diamond, host, [], { name: 'd' }).session.plan({ force: ['left'] });
    expect(forced.entries.find(({ node }) => node === 'left')).toMatchObject({ action: 'run', why: { reason: 'forced' } });
    host.results.find = async () => undefined;
    const lost = await open(diamond, host, [], { name: 'd' }).session.plan();
    expect(lost.entries.find(({ node }) => node === 'left')).toMatchObject({ action: 'run', why: { reason: 'result-missing' } });
  });

  it('[P3] lets everything wait that hangs on an unknown prediction', async () => {
    const { type } = job('chat', () => ({ value: 7 }), { predict: () => ({ value: unknown }) });
    const bench = open(documentOf({ j: ['job/chat'], s: ['sample/sum', { terms: [from('j.value')] }], w: ['sample/work', { value: from('s.total') }] }), memoryHost(), [type]);
    const { entries } = await bench.session.plan();
    expect(entries.map(({ node, action, why }) => [node, action, why.message])).toEqual([['j', 'run', 'has not run before'], ['s', 'wait', 'depends on j'], ['w', 'wait', 'depends on s']]);
    expect(bench.session.value('s.total')).toEqual({ state: 'absent' });
    expect((await bench.run()).error).toBeUndefined();
    expect(bench.session.value('w.doubled')).toEqual({ state: 'settled', value: 14 });
  });

  it('[P4] plans what it can and lists what would stop a run', async () => {
    const bench = open(documentOf({ bad: ['sample/work', {}], hung: ['sample/sum', { terms: [from('bad.doubled')] }], good: ['sample/work', { value: 1 }], big: ['sample/sum', { k: 2e6 }], check: ['sample/work', { value: from('big.total') }] }), memoryHost());
    const { entries, issues } = await bench.session.plan();
    expect(issues.map(({ node, code }) => [node, code])).toEqual([['bad', 'input-missing'], ['check', 'input-invalid']]);
    expect(entries.map(({ node, action }) => [node, action])).toEqual([['big', 'run'], ['check', 'blocked'], ['good', 'run']]);
  });

  it('[P4] carries warnings of node rules without stopping anything', async () => {
    const { type } = job('wide', ({ value }) => ({ value }), { check: () => [{ severity: 'warning', input: 'value', message: 'needs 18 % more picture' }] });
    const bench = open(documentOf({ a: ['job/wide', { value: 1 }] }), memoryHost(), [type]);
    expect((await bench.session.plan()).issues).toEqual([{ severity: 'warning', code: 'input-invalid', node: 'a', input: 'value', message: 'needs 18 % more picture' }]);
    expect((await bench.run()).error).toBeUndefined();
  });

  it('[P5] remembers across sessions of the same name', async () => {
    const host = memoryHost();
    await open(diamond, host, [], { name: 'd' }).run();
    const changed = structuredClone(diamond) as typeof diamond & { nodes: Record<string, { inputs: Record<string, unknown> }> };
    changed.nodes['right']!.inputs['k'] = 2;
    const { entries } = await open(changed, host, [], { name: 'd' }).session.plan();
    expect(Object.fromEntries(entries.map(({ node, action }) => [node, action]))).toEqual({ a: 'reuse', left: 'reuse', right: 'run', end: 'run', 'outputs.n': 'run' });
    expect(entries.find(({ node }) => node === 'end')?.why).toMatchObject({ reason: 'input-changed', changed: ['right.k'] });
  });
});

describe('run', () => {
  it('[R1] runs nodes after their sources and independent ones in parallel, within the limit', async () => {
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const { type } = job('step', async ({ value }) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve));
      running--;
      order.push(value);
      return { value };
    });
    const nodes = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`n${i}`, ['job/step', { value: i, ...(i >= 6 && { after: from(`n${i - 6}.value`) }) }] as const]));
    const bench = open(documentOf(nodes), memoryHost(), [type], { concurrency: 3 });
    expect((await bench.run()).error).toBeUndefined();
    expect(most).toBe(3);
    for (let i = 6; i < 12; i++) expect(order.indexOf(i)).toBeGreaterThan(order.indexOf(i - 6));
  });

  it('[R2] looks only at what hangs on an edit', async () => {
    const bench = open(diamond, memoryHost());
    await bench.run();
    expect(ends((await bench.run()).events)).toEqual([]);
    bench.session.apply([{ op: 'set-input', node: 'right', input: 'k', value: 9 }]);
    expect(ends((await bench.run()).events)).toEqual(['right:finished', 'end:finished', 'outputs.n:finished']);
  });

  it('[R2] follows nodes and edges that come and go', async () => {
    const bench = open(diamond, memoryHost());
    await bench.run();
    bench.session.apply([{ op: 'add-node', id: 'more', node: { type: 'sample/sum', version: 1, inputs: { k: 100 } } }, { op: 'set-input', node: 'end', input: 'terms', value: [from('more.total')] }]);
    expect(await bench.run()).toMatchObject({ outputs: { n: 100 } });
    bench.session.apply([{ op: 'remove-node', id: 'more' }]);
    expect((await bench.run()).error).toMatchObject({ name: 'GraphError', message: expect.stringContaining('there is no node "more"') });
    bench.session.apply([{ op: 'add-node', id: 'more', node: { type: 'sample/sum', version: 1, inputs: { k: 7 } } }]);
    expect(await bench.run()).toMatchObject({ outputs: { n: 7 } });
    bench.session.apply([{ op: 'set-graph-output', name: 'm', value: from('a.total') }]);
    expect(await bench.run()).toMatchObject({ outputs: { n: 7, m: 3 } });
  });

  it('[K4] stops the change where an output is equal again', async () => {
    const { type, counter } = job('after', ({ value }) => ({ value }));
    const bench = open(documentOf({ a: ['sample/work', { value: 3 }], j: ['job/after', { value: from('a.sign') }] }), memoryHost(), [type]);
    await bench.run();
    bench.session.apply([{ op: 'set-input', node: 'a', input: 'value', value: 4 }]);
    expect(ends((await bench.run()).events)).toEqual(['a:finished', 'j:reused']);
    expect(counter.runs).toBe(1);
  });

  it('[K5] runs equal keys once', async () => {
    const { type, counter } = job('once', async ({ value }) => ({ value }));
    const bench = open(documentOf({ a: ['job/once', { value: 2 }], b: ['job/once', { value: 2 }], c: ['job/once', { value: 3 }] }), memoryHost(), [type], { concurrency: 8 });
    await bench.run();
    expect(counter.runs).toBe(2);
  });

  it('[R3][R4] skips only what hangs on a failure and rejects naming it', async () => {
    const { type } = job('boom', () => {
      throw new NodeError('media-failed', 'no picture; try another clip');
    });
    const bench = open(documentOf({ a: ['job/boom'], b: ['sample/sum', { terms: [from('a.value')] }], c: ['sample/sum', { terms: [from('b.total')] }], d: ['sample/work', { value: 1 }] }, { outputs: { n: from('c.total'), m: from('d.doubled') } }), memoryHost(), [type]);
    const { events, error, outputs } = await bench.run();
    expect(ends(events).sort()).toEqual(['a:failed', 'b:skipped', 'c:skipped', 'd:finished', 'outputs.m:finished', 'outputs.n:skipped']);
    expect(error).toBeInstanceOf(RunError);
    expect((error as RunError).failures).toEqual([{ node: 'a', error: { code: 'media-failed', message: 'no picture; try another clip', retryable: false } }]);
    expect(outputs).toEqual({});
  });

  it('[R5] tries retryable errors again, no sooner than they say', async () => {
    const clock = virtualClock();
    const at: number[] = [];
    const { type, counter } = job('busy', () => {
      at.push(clock.now());
      if (counter.runs < 3) throw new NodeError('provider-busy', 'busy', { retryable: true, ...(counter.runs === 1 && { retryAfterMs: 4000 }) });
      return { value: 1 };
    });
    const running = open(documentOf({ a: ['job/busy'] }), memoryHost({ clock }), [type]).run();
    for (let i = 0; i < 20; i++) await clock.advance(1000);
    expect(ends((await running).events)).toEqual(['a:finished']);
    expect(at).toEqual([0, 4000, 5000]);
  });

  it('[R5] gives up after three attempts', async () => {
    const clock = virtualClock();
    const { type, counter } = job('busy', () => {
      throw new NodeError('provider-busy', 'busy', { retryable: true });
    });
    const running = open(documentOf({ a: ['job/busy'] }), memoryHost({ clock }), [type]).run();
    for (let i = 0; i < 20; i++) await clock.advance(1000);
    expect(ends((await running).events)).toEqual(['a:failed']);
    expect(counter.runs).toBe(3);
  });

  it.each([
    [{}, 'gave nothing for its output "value"'],
    [{ value: 1, more: 2 }, 'gave "more", which it does not declare'],
    [{ value: 'x' }, 'gave a wrong "value"'],
    [null, 'returned null instead of its outputs'],
  ])('[R6] refuses %j as outputs', async (returned, message) => {
    const { type } = job('odd', () => returned as never);
    const { error } = await open(documentOf({ a: ['job/odd'] }), memoryHost(), [type]).run();
    expect(error).toMatchObject({ failures: [{ node: 'a', error: { code: 'output-invalid', message: expect.stringContaining(message) } }] });
  });

  it('[R6] tells what was thrown even if it is no Error', async () => {
    const { type } = job('odd', () => {
      throw 'just text';
    });
    expect((await open(documentOf({ a: ['job/odd'] }), memoryHost(), [type]).run()).error).toMatchObject({ failures: [{ error: { code: 'node-threw', message: 'threw just text' } }] });
  });

  it('[R7][V7] does not start a graph that a rule refuses, even behind a costly node', async () => {
    const { type, counter } = job('paint', () => ({ value: 3e6 }), { predict: () => ({ value: 3e6 }) });
    const bench = open(documentOf({ a: ['job/paint'], w: ['sample/work', { value: from('a.value') }] }), memoryHost(), [type]);
    const { error, events } = await bench.run();
    expect(error).toBeInstanceOf(GraphError);
    expect((error as GraphError).issues).toMatchObject([{ node: 'w', input: 'value', code: 'input-invalid' }]);
    expect(counter.runs).toBe(0);
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', status: 'failed' });
  });

  it('[R8] goes on in another session from the results that were stored', async () => {
    const host = memoryHost();
    let fail = true;
    const first = job('first', () => ({ value: 1 }));
    const second = job('second', () => {
      if (fail) throw new Error('not yet');
      return { value: 2 };
    });
    const document = documentOf({ a: ['job/first'], b: ['job/second', { after: from('a.value') }] }, { outputs: { n: from('b.value') } });
    await open(document, host, [first.type, second.type]).run();
    fail = false;
    expect(await open(document, host, [first.type, second.type]).run()).toMatchObject({ outputs: { n: 2 } });
    expect([first.counter.runs, second.counter.runs]).toEqual([1, 2]);
  });

  it('[R8] fails a node whose result cannot be stored, and the next run succeeds', async () => {
    const host = memoryHost();
    host.faults.fail('results.put', 1);
    const bench = open(diamond, host);
    expect((await bench.run()).error).toMatchObject({ failures: [{ node: 'left', error: { code: 'storage-failed' } }] });
    expect(await bench.run()).toMatchObject({ outputs: { n: 10 } });
  });

  it('[R9] runs a chain of 100,000 nodes', async () => {
    const nodes = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`n${i}`, ['sample/sum', { k: 1, ...(i > 0 && { terms: [from(`n${i - 1}.total`)] }) }] as const]));
    const bench = open(documentOf(nodes, { outputs: { n: from('n99999.total') } }), memoryHost());
    expect(await bench.run()).toMatchObject({ outputs: { n: 100_000 } });
  });

  it('[R10] runs only what a target needs and makes its port concrete', async () => {
    const Lazy = { ...Num, name: 'lazy' as const, accepts: ['lazy'], materialise: async (value: number) => value + 0.5 };
    const lazy = defineNode({ type: 'a/lazy', version: 1, title: 'L', effect: 'pure', inputs: { k: one(Num, 'k') }, outputs: { lazy: out(Lazy as unknown as typeof Num, 'lazy') }, run: ({ k }) => ({ lazy: k }) });
    const bench = open(documentOf({ a: ['sample/work', { value: 1 }], b: ['a/lazy', { k: 2 }], c: ['sample/work', { value: 3 }] }), memoryHost(), [lazy]);
    const { events, outputs } = await bench.run({ targets: ['b.lazy', 'c'] });
    expect(ends(events).sort()).toEqual(['b.lazy:finished', 'b:finished', 'c:finished']);
    expect(outputs).toEqual({ 'b.lazy': 2.5 });
    expect((await bench.run({ targets: ['b.nothing'] })).error).toMatchObject({ name: 'RangeError', message: expect.stringContaining('"b.nothing"') });
  });

  it('[R11] counts edits made during a run for the next one', async () => {
    const bench = open(documentOf({ j: ['job/edit'], s: ['sample/sum', { k: 1, terms: [from('j.value')] }] }, { outputs: { n: from('s.total') } }), memoryHost(), [
      job('edit', async () => {
        bench.session.apply([{ op: 'set-input', node: 's', input: 'k', value: 10 }]);
        return { value: 1 };
      }).type,
    ]);
    const [first, second] = await Promise.all([bench.run(), bench.run()]);
    expect([first.outputs, second.outputs]).toEqual([{ n: 2 }, { n: 11 }]);
  });

  it('[R12] stops a node that is over its time', async () => {
    const clock = virtualClock();
    const { type } = job('slow', () => new Promise<never>(() => {}), { timeoutMs: 5000 });
    const running = open(documentOf({ a: ['job/slow'] }), memoryHost({ clock }), [type]).run();
    for (let i = 0; i < 6; i++) await clock.advance(1000);
    expect((await running).error).toMatchObject({ failures: [{ node: 'a', error: { code: 'timed-out', message: expect.stringContaining('5000 ms') } }] });
  });

  it('[R13] runs a forced node again', async () => {
    const { type, counter } = job('again', () => ({ value: 1 }));
    const bench = open(documentOf({ a: ['job/again'] }), memoryHost(), [type]);
    await bench.run();
    await bench.run();
    await bench.run({ force: ['a'] });
    expect(counter.runs).toBe(2);
  });

  it('[E1] reports in order, each node ending at most once', async () => {
    const bench = open(diamond, memoryHost());
    const run = bench.session.run();
    const seen: string[] = [];
    for await (const event of run.events) seen.push('node' in event ? `${event.type} ${event.node}` : event.type);
    expect(seen[0]).toBe('run-started');
    expect(seen.at(-1)).toBe('run-ended');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.indexOf('node-started left')).toBeLessThan(seen.indexOf('node-finished left'));
    expect(() => structuredClone(seen)).not.toThrow();
  });

  it('[E2] keeps a journal of what cost something', async () => {
    const host = memoryHost();
    const bench = open(diamond, host);
    await bench.run();
    const [run] = await host.journal.list();
    expect((await host.journal.read(run!)).map((record) => (record as { type: string }).type)).toEqual(['run-started', 'node-started', 'node-finished', 'run-ended']);
    bench.session.apply([{ op: 'set-input', node: 'right', input: 'k', value: 5 }]);
    await bench.run();
    expect(await host.journal.list()).toHaveLength(1);
  });

  it('[C1] starts nothing after a cancel and keeps what finished', async () => {
    const host = memoryHost();
    const controller = new AbortController();
    const first = job('first', () => ({ value: 1 }));
    const second = job('second', (_, { signal }) => {
      controller.abort('enough');
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const third = job('third', () => ({ value: 3 }));
    const document = documentOf({ a: ['job/first'], b: ['job/second', { after: from('a.value') }], c: ['job/third', { after: from('b.value') }] });
    const bench = open(document, host, [first.type, second.type, third.type]);
    const { error, events } = await bench.run({ signal: controller.signal });
    expect(error).toBe('enough');
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', status: 'cancelled' });
    expect([third.counter.runs, ends(events)]).toEqual([0, ['a:finished']]);
    expect((await open(document, host, [first.type, second.type, third.type]).session.plan()).entries[0]).toMatchObject({ node: 'a', action: 'reuse' });
  });

  it('[C2] does not wait for ever for a node that ignores the signal', async () => {
    const clock = virtualClock();
    const { type } = job('deaf', () => new Promise<never>(() => {}));
    const bench = open(documentOf({ a: ['job/deaf'] }), memoryHost({ clock }), [type]);
    const run = bench.session.run();
    const ended = run.done.catch((error: unknown) => error);
    for (let i = 0; i < 3; i++) await clock.advance(0);
    run.cancel('stop');
    await clock.advance(1000);
    expect(await ended).toBe('stop');
  });
});

describe('keys', () => {
  const keyOf = async (nodes: Parameters<typeof documentOf>[0], node: string) => {
    const plan = await open(documentOf(nodes, { layout: { nodes: { [node]: [1, 2] } } }), memoryHost()).session.plan();
    return plan.entries.find((entry) => entry.node === node)?.key;
  };

  it('[K1] leaves out ids, layout and the order of inputs', async () => {
    const a = await keyOf({ a: ['sample/sum', { k: 1 }], x: ['sample/work', { label: 'w', value: from('a.total') }] }, 'x');
    const b = await keyOf({ other: ['sample/sum', { k: 1 }], y: ['sample/work', { value: 1, label: 'w' }] }, 'y');
    expect(a).toBe(b);
    expect(await keyOf({ y: ['sample/work', { value: 1, label: 'v' }] }, 'y')).not.toBe(a);
  });

  it('[K2] has golden values', async () => {
    expect(await keyOf({ y: ['sample/work', { value: 1.5, label: 'é\n"' }] }, 'y')).toBe('0a3e94f1e2d2963247319b0f81b38a2f6ee94a5214a02f630ce4069faa6e26c9');
  });

  it('[K3] keeps the order of edges', async () => {
    const key = (terms: string[]) => keyOf({ a: ['sample/sum', { k: 1 }], b: ['sample/sum', { k: 2 }], s: ['sample/sum', { terms: terms.map((id) => from(`${id}.total`)) }] }, 's');
    expect(await key(['a', 'b'])).not.toBe(await key(['b', 'a']));
  });

  it('[K6] takes a file by its content', async () => {
    const read = defineNode({ type: 'a/read', version: 1, title: 'R', effect: 'pure', inputs: { file: one(Content, 'f') }, outputs: { hash: out(Content, 'h') }, run: ({ file }) => ({ hash: file }) });
    const host = memoryHost({ files: { 'a.bin': new Uint8Array([1]), 'b.bin': new Uint8Array([1]) } });
    const bench = open(documentOf({ a: ['a/read', { file: 'a.bin' }], b: ['a/read', { file: 'b.bin' }], c: ['a/read', { file: 'c.bin' }] }), host, [read]);
    const plan = async () => (await bench.session.plan()).entries.map(({ node, key }) => [node, key]);
    const before = Object.fromEntries(await plan());
    expect(before['a']).toBe(before['b']);
    expect((await bench.session.plan()).issues).toMatchObject([{ node: 'c', input: 'file', code: 'file-missing', message: expect.stringContaining('c.bin') }]);
    host.putFile('a.bin', new Uint8Array([2]));
    expect(Object.fromEntries(await plan())['a']).not.toBe(before['b']);
  });
});
