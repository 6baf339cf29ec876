import { describe, expect, it } from 'vitest';
import { GraphError, NodeError } from '../errors.ts';
import { memoryHost, virtualClock } from '../host/memory/index.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { Num } from '../testing/sample-nodes.ts';
import { diamond, documentOf, ends, from, job, open } from '../testing/tools.ts';
import { RunError } from './run-error.ts';

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
    const nodes = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `n${i}`,
        ['job/step', { value: i, ...(i >= 6 && { after: from(`n${i - 6}.value`) }) }] as const,
      ]),
    );
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
    bench.session.apply([
      { op: 'add-node', id: 'more', node: { type: 'sample/sum', version: 1, inputs: { k: 100 } } },
      { op: 'set-input', node: 'end', input: 'terms', value: [from('more.total')] },
    ]);
    expect(await bench.run()).toMatchObject({ outputs: { n: 100 } });
    bench.session.apply([{ op: 'remove-node', id: 'more' }]);
    expect((await bench.run()).error).toMatchObject({
      name: 'GraphError',
      message: expect.stringContaining('there is no node "more"'),
    });
    bench.session.apply([{ op: 'add-node', id: 'more', node: { type: 'sample/sum', version: 1, inputs: { k: 7 } } }]);
    expect(await bench.run()).toMatchObject({ outputs: { n: 7 } });
    bench.session.apply([{ op: 'set-graph-output', name: 'm', value: from('a.total') }]);
    expect(await bench.run()).toMatchObject({ outputs: { n: 7, m: 3 } });
  });

  it('[K4] stops the change where an output is equal again', async () => {
    const { type, counter } = job('after', ({ value }) => ({ value }));
    const bench = open(
      documentOf({ a: ['sample/work', { value: 3 }], j: ['job/after', { value: from('a.sign') }] }),
      memoryHost(),
      [type],
    );
    await bench.run();
    bench.session.apply([{ op: 'set-input', node: 'a', input: 'value', value: 4 }]);
    expect(ends((await bench.run()).events)).toEqual(['a:finished', 'j:reused']);
    expect(counter.runs).toBe(1);
  });

  it('[K5] runs equal keys once', async () => {
    const { type, counter } = job('once', async ({ value }) => ({ value }));
    const bench = open(
      documentOf({ a: ['job/once', { value: 2 }], b: ['job/once', { value: 2 }], c: ['job/once', { value: 3 }] }),
      memoryHost(),
      [type],
      { concurrency: 8 },
    );
    await bench.run();
    expect(counter.runs).toBe(2);
  });

  it('[R3][R4] skips only what hangs on a failure and rejects naming it', async () => {
    const { type } = job('boom', () => {
      throw new NodeError('media-failed', 'no picture; try another clip');
    });
    const bench = open(
      documentOf(
        {
          a: ['job/boom'],
          b: ['sample/sum', { terms: [from('a.value')] }],
          c: ['sample/sum', { terms: [from('b.total')] }],
          d: ['sample/work', { value: 1 }],
        },
        { outputs: { n: from('c.total'), m: from('d.doubled') } },
      ),
      memoryHost(),
      [type],
    );
    const { events, error, outputs } = await bench.run();
    expect(ends(events).sort()).toEqual([
      'a:failed',
      'b:skipped',
      'c:skipped',
      'd:finished',
      'outputs.m:finished',
      'outputs.n:skipped',
    ]);
    expect(error).toBeInstanceOf(RunError);
    expect((error as RunError).failures).toEqual([
      { node: 'a', error: { code: 'media-failed', message: 'no picture; try another clip', retryable: false } },
    ]);
    expect(outputs).toEqual({});
  });

  it('[R5] tries retryable errors again, no sooner than they say', async () => {
    const clock = virtualClock();
    const at: number[] = [];
    const { type, counter } = job('busy', () => {
      at.push(clock.now());
      if (counter.runs < 3)
        throw new NodeError('provider-busy', 'busy', {
          retryable: true,
          ...(counter.runs === 1 && { retryAfterMs: 4000 }),
        });
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
    expect(error).toMatchObject({
      failures: [{ node: 'a', error: { code: 'output-invalid', message: expect.stringContaining(message) } }],
    });
  });

  it('[R6] tells what was thrown even if it is no Error', async () => {
    const { type } = job('odd', () => {
      throw 'just text';
    });
    expect((await open(documentOf({ a: ['job/odd'] }), memoryHost(), [type]).run()).error).toMatchObject({
      failures: [{ error: { code: 'node-threw', message: 'threw just text' } }],
    });
  });

  it('[R7][V7] does not start a graph that a rule refuses, even behind a costly node', async () => {
    const { type, counter } = job('paint', () => ({ value: 3e6 }), { predict: () => ({ value: 3e6 }) });
    const bench = open(documentOf({ a: ['job/paint'], w: ['sample/work', { value: from('a.value') }] }), memoryHost(), [
      type,
    ]);
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
    const document = documentOf(
      { a: ['job/first'], b: ['job/second', { after: from('a.value') }] },
      { outputs: { n: from('b.value') } },
    );
    await open(document, host, [first.type, second.type]).run();
    fail = false;
    expect(await open(document, host, [first.type, second.type]).run()).toMatchObject({ outputs: { n: 2 } });
    expect([first.counter.runs, second.counter.runs]).toEqual([1, 2]);
  });

  it('[R8] fails a node whose result cannot be stored, and the next run succeeds', async () => {
    const host = memoryHost();
    host.faults.fail('results.put', 1);
    const bench = open(diamond, host);
    expect((await bench.run()).error).toMatchObject({
      failures: [{ node: 'left', error: { code: 'storage-failed' } }],
    });
    expect(await bench.run()).toMatchObject({ outputs: { n: 10 } });
  });

  it('[R9] runs a chain of 100,000 nodes', async () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, i) => [
        `n${i}`,
        ['sample/sum', { k: 1, ...(i > 0 && { terms: [from(`n${i - 1}.total`)] }) }] as const,
      ]),
    );
    const bench = open(documentOf(nodes, { outputs: { n: from('n99999.total') } }), memoryHost());
    expect(await bench.run()).toMatchObject({ outputs: { n: 100_000 } });
  });

  it('[R10] runs only what a target needs and makes its port concrete', async () => {
    const Lazy = {
      ...Num,
      name: 'lazy' as const,
      accepts: ['lazy'],
      materialise: async (value: number) => value + 0.5,
    };
    const lazy = defineNode({
      type: 'a/lazy',
      version: 1,
      title: 'L',
      effect: 'pure',
      inputs: { k: one(Num, 'k') },
      outputs: { lazy: out(Lazy as unknown as typeof Num, 'lazy') },
      run: ({ k }) => ({ lazy: k }),
    });
    const bench = open(
      documentOf({ a: ['sample/work', { value: 1 }], b: ['a/lazy', { k: 2 }], c: ['sample/work', { value: 3 }] }),
      memoryHost(),
      [lazy],
    );
    const { events, outputs } = await bench.run({ targets: ['b.lazy', 'c'] });
    expect(ends(events).sort()).toEqual(['b.lazy:finished', 'b:finished', 'c:finished']);
    expect(outputs).toEqual({ 'b.lazy': 2.5 });
    expect((await bench.run({ targets: ['b.nothing'] })).error).toMatchObject({
      name: 'RangeError',
      message: expect.stringContaining('"b.nothing"'),
    });
  });

  it('[R11] counts edits made during a run for the next one', async () => {
    const bench = open(
      documentOf(
        { j: ['job/edit'], s: ['sample/sum', { k: 1, terms: [from('j.value')] }] },
        { outputs: { n: from('s.total') } },
      ),
      memoryHost(),
      [
        job('edit', async () => {
          bench.session.apply([{ op: 'set-input', node: 's', input: 'k', value: 10 }]);
          return { value: 1 };
        }).type,
      ],
    );
    const [first, second] = await Promise.all([bench.run(), bench.run()]);
    expect([first.outputs, second.outputs]).toEqual([{ n: 2 }, { n: 11 }]);
  });

  it('[R12] stops a node that is over its time', async () => {
    const clock = virtualClock();
    const { type } = job('slow', () => new Promise<never>(() => {}), { timeoutMs: 5000 });
    const running = open(documentOf({ a: ['job/slow'] }), memoryHost({ clock }), [type]).run();
    for (let i = 0; i < 6; i++) await clock.advance(1000);
    expect((await running).error).toMatchObject({
      failures: [{ node: 'a', error: { code: 'timed-out', message: expect.stringContaining('5000 ms') } }],
    });
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
    expect((await host.journal.read(run!)).map((record) => (record as { type: string }).type)).toEqual([
      'run-started',
      'node-started',
      'node-finished',
      'run-ended',
    ]);
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
    const document = documentOf({
      a: ['job/first'],
      b: ['job/second', { after: from('a.value') }],
      c: ['job/third', { after: from('b.value') }],
    });
    const bench = open(document, host, [first.type, second.type, third.type]);
    const { error, events } = await bench.run({ signal: controller.signal });
    expect(error).toBe('enough');
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', status: 'cancelled' });
    expect([third.counter.runs, ends(events)]).toEqual([0, ['a:finished']]);
    expect((await open(document, host, [first.type, second.type, third.type]).session.plan()).entries[0]).toMatchObject(
      { node: 'a', action: 'reuse' },
    );
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
