import { describe, expect, it } from 'vitest';
import type { GraphBody, InputValue, NodeRecord } from '../graph/document.ts';
import { FailedItem } from '../node/list.ts';
import { interpret } from './reference.ts';
import { sampleRegistry } from './sample-nodes.ts';

const from = (text: string) => ({ from: text });

type Short = readonly [type: string, inputs?: Record<string, InputValue>, rest?: Partial<NodeRecord>];
const nodesOf = (nodes: Record<string, Short>) =>
  Object.fromEntries(
    Object.entries(nodes).map(([id, [type, inputs = {}, rest]]) => [
      id,
      { type: type.includes('/') ? type : `sample/${type}`, version: 1, ...rest, inputs },
    ]),
  );
const of = (nodes: Record<string, Short>, graphs: Record<string, GraphBody> = {}) =>
  interpret({ shotgraph: 1, nodes: nodesOf(nodes), graphs }, sampleRegistry);
/** Values by `path.port`; a failed item as the path it fails because of. */
const valuesOf = ({ values }: Awaited<ReturnType<typeof of>>, ...wanted: string[]) =>
  wanted.map((from) => {
    const [path, port] = from.split('.') as [string, string];
    const plain = (value: unknown): unknown => (value instanceof FailedItem ? value.node : value);
    const value = values.get(path)?.[port];
    return Array.isArray(value) ? value.map(plain) : value;
  });

/** 3 a + b = 3, 5 or 10 (modulo 14) makes moody fail. */
const MOODY_FAILS_AT = 1;

const ROUND: GraphBody = {
  inputs: { item: { type: 'number' }, state: { type: 'number', default: 0 }, x: { type: 'number', default: 7 } },
  outputs: { state: from('add.total'), value: from('odd.value') },
  nodes: nodesOf({
    odd: ['moody', { a: from('inputs.item') }],
    add: ['sum', { terms: [from('inputs.state'), from('inputs.item'), from('inputs.x')] }],
  }),
};

describe('the reference interpreter', () => {
  it('walks groups together and multiplies them, the first one slowest', async () => {
    const given = await of({
      zip: ['blend', { a: [1, 2], b: [3, 4] }, { each: [['a', 'b']] }],
      product: ['blend', { a: [1, 2], b: [3, 4] }, { each: [['b'], ['a']] }],
      none: ['blend', { a: [], b: 1 }, { each: [['a']] }],
      uneven: ['blend', { a: [1], b: [1, 2] }, { each: [['a', 'b']] }],
      after: ['total', { numbers: from('uneven.value') }],
    });
    expect(valuesOf(given, 'zip.value', 'product.value', 'none.value', 'zip/1.value')).toEqual([
      [130, 240],
      [130, 230, 140, 240],
      [],
      240,
    ]);
    expect([...given.failed]).toEqual([['uneven', 'input-invalid']]);
    expect([...given.skipped]).toEqual([['after', 'uneven']]);
  });

  it('loses nothing but what hangs on a failed item', async () => {
    const given = await of({
      list: ['moody', { a: [0, MOODY_FAILS_AT, 2] }, { each: [['a']] }],
      next: ['slow', { a: from('list.value') }, { each: [['a']] }],
      all: ['total', { numbers: from('list.value') }],
      some: ['total-tolerant', { numbers: from('next.value') }],
      spread: ['sum', { k: 1, terms: [from('list.value')] }],
    });
    expect(valuesOf(given, 'list.value', 'next.value', 'some.good')).toEqual([[0, 'list/1', 6], [0, 'list/1', 42], 2]);
    expect([...given.failed.keys()]).toEqual(['list/1']);
    expect([...given.skipped].sort()).toEqual([
      ['all', 'list/1'],
      ['next/1', 'list/1'],
      ['spread', 'list/1'],
    ]);
  });

  it('evaluates only what is chosen', async () => {
    const given = await of({
      bad: ['moody', { a: MOODY_FAILS_AT }],
      good: ['slow', { a: 2 }],
      one: ['switch', { choice: 'good', cases: [from('bad.value'), from('good.value')] }],
      each: [
        'switch',
        { choice: [1, 'good', 0], cases: [from('bad.value'), from('good.value')] },
        { each: [['choice']] },
      ],
    });
    expect(valuesOf(given, 'one.value', 'each.value')).toEqual([14, [14, 14, 'bad']]);
    const { failed } = await of({
      bad: ['moody', { a: MOODY_FAILS_AT }],
      good: ['slow', { a: 2 }],
      one: ['switch', { choice: 1, cases: [from('bad.value'), from('good.value')] }],
    });
    expect([...failed]).toEqual([]);
  });

  it('stops at gates and waits for a choice', async () => {
    const given = await of({
      open: ['gate', { value: from('n.total'), score: 1 }],
      shut: ['gate', { value: from('n.total'), score: -1 }],
      items: ['gate', { value: from('n.total'), score: [1, -1] }, { each: [['score']] }],
      n: ['sum', { k: 5 }],
      some: ['total-tolerant', { numbers: from('items.value') }],
      wait: ['pick', { candidates: from('items.value') }],
      after: ['sum', { terms: [from('wait.item'), from('shut.value')] }],
    });
    expect(valuesOf(given, 'open.value', 'items.value', 'some.total')).toEqual([5, [5, 'items/1'], 5]);
    expect([...given.stopped].sort().concat(...given.waiting, ...given.failed.keys())).toEqual([
      'items/1',
      'shut',
      'wait',
    ]);
    expect([...given.skipped]).toEqual([['after', 'wait']]);
  });

  it('runs subgraphs in place, per item and in rounds', async () => {
    const given = await of(
      {
        once: ['graph/round', { item: 5 }],
        each: ['graph/round', { item: [2, MOODY_FAILS_AT], x: 0 }, { each: [['item']] }],
        fold: ['flow/fold', { graph: 'round', items: [0, 2, 4], state: 100, x: 1 }],
        broken: ['flow/fold', { graph: 'round', items: [0, MOODY_FAILS_AT, 2], state: 0 }],
        idle: ['flow/fold', { graph: 'round', items: [], state: 9 }],
      },
      { round: ROUND },
    );
    expect(valuesOf(given, 'once.state', 'each.state', 'each.value', 'fold.state', 'fold.value', 'idle.state')).toEqual(
      [12, [2, 1], [6, 'each/1/odd'], 109, [0, 6, 12], 9],
    );
    expect([...given.failed.keys()]).toEqual(['each/1/odd', 'broken/1/odd']);
    expect([...given.skipped]).toEqual([['broken', 'broken/1/odd']]);
  });

  it('hands on the first input of the type while a node is off', async () => {
    const given = await of(
      {
        off: ['blend', { a: 4, b: 5 }, { off: true }],
        list: ['slow', { a: [1, 2], b: [3, 4] }, { off: true, each: [['a'], ['b']] }],
        call: ['graph/round', { item: 3 }, { off: true }],
        fold: ['flow/fold', { graph: 'round', items: [1, 2], state: 6 }, { off: true }],
      },
      { round: ROUND },
    );
    expect(valuesOf(given, 'off.value', 'list.value', 'call.state', 'fold.state', 'fold.value')).toEqual([
      4,
      [1, 1, 2, 2],
      3,
      6,
      [1, 2],
    ]);
  });
});
