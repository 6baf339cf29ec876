import { describe, expect, it } from 'vitest';
import { memoryHost } from '../host/memory/index.ts';
import { unknown } from '../node/define-node.ts';
import { diamond, documentOf, from, job, open } from '../testing/tools.ts';

describe('plan', () => {
  it('[P1] evaluates pure nodes and predicts the others without running them', async () => {
    const { type, counter } = job('paint', () => ({ value: 1 }));
    const bench = open(
      documentOf({ j: ['job/paint', { value: 5 }], s: ['sample/sum', { terms: [from('j.value')] }] }),
      memoryHost(),
      [type],
    );
    const { entries } = await bench.session.plan();
    expect(entries.map(({ node, action }) => [node, action])).toEqual([
      ['j', 'run'],
      ['s', 'wait'],
    ]);
    expect(bench.session.value('s.total')).toEqual({ state: 'predicted', value: 5 });
    expect(counter.runs).toBe(0);
  });

  it('[P2] says why each node runs, down to the literal that changed', async () => {
    const host = memoryHost();
    const bench = open(diamond, host, [], { name: 'd' });
    const whys = async () =>
      Object.fromEntries(
        (await bench.session.plan()).entries.map(({ node, action, why }) => [node, `${action}: ${why.message}`]),
      );
    expect(await whys()).toMatchObject({
      a: 'run: has no result yet',
      left: 'run: has no result yet',
      end: 'wait: depends on left',
    });
    await bench.run();
    expect(new Set(Object.values(await whys()))).toEqual(new Set(['reuse: same inputs as before']));
    bench.session.apply([{ op: 'set-input', node: 'a', input: 'k', value: 4 }]);
    expect(await whys()).toEqual({
      a: 'run: k changed: 3 → 4',
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
    expect(forced.entries.find(({ node }) => node === 'left')).toMatchObject({
      action: 'run',
      why: { reason: 'forced' },
    });
    host.results.find = async () => undefined;
    const lost = await open(diamond, host, [], { name: 'd' }).session.plan();
    expect(lost.entries.find(({ node }) => node === 'left')).toMatchObject({
      action: 'run',
      why: { reason: 'result-missing' },
    });
  });

  it('[P3] lets everything wait that hangs on an unknown prediction', async () => {
    const { type } = job('chat', () => ({ value: 7 }), { predict: () => ({ value: unknown }) });
    const bench = open(
      documentOf({
        j: ['job/chat'],
        s: ['sample/sum', { terms: [from('j.value')] }],
        w: ['sample/work', { value: from('s.total') }],
      }),
      memoryHost(),
      [type],
    );
    const { entries } = await bench.session.plan();
    expect(entries.map(({ node, action, why }) => [node, action, why.message])).toEqual([
      ['j', 'run', 'has no result yet'],
      ['s', 'wait', 'depends on j'],
      ['w', 'wait', 'depends on s'],
    ]);
    expect(bench.session.value('s.total')).toEqual({ state: 'absent' });
    expect((await bench.run()).error).toBeUndefined();
    expect(bench.session.value('w.doubled')).toEqual({ state: 'settled', value: 14 });
  });

  it('[P4] plans what it can and lists what would stop a run', async () => {
    const bench = open(
      documentOf({
        bad: ['sample/work', {}],
        hung: ['sample/sum', { terms: [from('bad.doubled')] }],
        good: ['sample/work', { value: 1 }],
        big: ['sample/sum', { k: 2e6 }],
        check: ['sample/work', { value: from('big.total') }],
      }),
      memoryHost(),
    );
    const { entries, issues } = await bench.session.plan();
    expect(issues.map(({ node, code }) => [node, code])).toEqual([
      ['bad', 'input-missing'],
      ['check', 'input-invalid'],
    ]);
    // In an order that is the same every time, though what is known of "good" has to be read first.
    expect(entries.map(({ node, action }) => [node, action])).toEqual([
      ['good', 'run'],
      ['big', 'run'],
      ['check', 'blocked'],
    ]);
  });

  it('[P4] carries warnings of node rules without stopping anything', async () => {
    const { type } = job('wide', ({ value }) => ({ value }), {
      check: () => [{ severity: 'warning', input: 'value', message: 'needs 18 % more picture' }],
    });
    const bench = open(documentOf({ a: ['job/wide', { value: 1 }] }), memoryHost(), [type]);
    expect((await bench.session.plan()).issues).toEqual([
      { severity: 'warning', code: 'input-invalid', node: 'a', input: 'value', message: 'needs 18 % more picture' },
    ]);
    expect((await bench.run()).error).toBeUndefined();
  });

  it('[P5] remembers across sessions of the same name', async () => {
    const host = memoryHost();
    await open(diamond, host, [], { name: 'd' }).run();
    const changed = structuredClone(diamond) as typeof diamond & {
      nodes: Record<string, { inputs: Record<string, unknown> }>;
    };
    changed.nodes.right!.inputs.k = 2;
    const { entries } = await open(changed, host, [], { name: 'd' }).session.plan();
    expect(Object.fromEntries(entries.map(({ node, action }) => [node, action]))).toEqual({
      a: 'reuse',
      left: 'reuse',
      right: 'run',
      end: 'run',
      'outputs.n': 'run',
    });
    expect(entries.find(({ node }) => node === 'end')?.why).toMatchObject({
      reason: 'input-changed',
      changed: ['right.k'],
    });
  });
});
