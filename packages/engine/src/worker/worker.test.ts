import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import type { GraphDocument } from '../graph/document.ts';
import { applyOps, type Op } from '../graph/edit.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { memoryHost } from '../host/memory/index.ts';
import { canConnect } from '../node/connect.ts';
import { type Types, typesOf } from '../node/types.ts';
import type { RunEvent } from '../run/events.ts';
import { sampleRegistry } from '../testing/sample-nodes.ts';
import {
  connectEngine,
  createEngineService,
  describeNode,
  describeRegistry,
  openRemoteSession,
  toShapes,
} from './index.ts';

const document: GraphDocument = {
  shotgraph: 1,
  nodes: {
    a: { type: 'sample/sum', version: 1, inputs: { k: 2 } },
    b: { type: 'sample/work', version: 1, inputs: { value: { from: 'a.total' } } },
  },
  outputs: { twice: { from: 'b.doubled' } },
};

/** Two uses of a subgraph, one of them per item, a choice among the items and a fold. */
const nested: GraphDocument = {
  shotgraph: 1,
  nodes: {
    range: { type: 'sample/range', version: 1, inputs: { start: 1, count: 3 } },
    one: { type: 'graph/shot', version: 1, inputs: { x: 5 } },
    shots: { type: 'graph/shot', version: 1, inputs: { x: { from: 'range.numbers' } }, each: [['x']] },
    pick: { type: 'sample/pick', version: 1, inputs: { candidates: { from: 'shots.out' } } },
    fold: { type: 'flow/fold', version: 1, inputs: { graph: 'add', items: { from: 'range.numbers' }, state: 0 } },
  },
  outputs: { one: { from: 'one.out' }, picked: { from: 'pick.item' } },
  graphs: {
    shot: {
      title: 'A shot',
      inputs: { x: { type: 'number', default: 1 } },
      outputs: { out: { from: 'work.doubled' } },
      nodes: { work: { type: 'sample/work', version: 1, inputs: { value: { from: 'inputs.x' } } } },
    },
    add: {
      inputs: { item: { type: 'number' }, state: { type: 'number' } },
      outputs: { state: { from: 'sum.total' } },
      nodes: {
        sum: { type: 'sample/sum', version: 1, inputs: { terms: [{ from: 'inputs.item' }, { from: 'inputs.state' }] } },
      },
    },
  },
};

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function start() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const host = memoryHost();
  const service = createEngineService({
    registry: sampleRegistry,
    hostFor: () => host,
    show: (value) => value as never,
    view: async (value, type, how) => ({ value, type: type.name, how }),
  });
  expose(service, port1);
  return { engine: connectEngine(port2), service };
}

describe('the engine behind a message port', () => {
  it('describes its registry well enough to judge connections on the other side', async () => {
    const shapes = toShapes(await start().engine.describe());
    const graph = openGraph(document);
    expect(canConnect(graph, shapes, 'a.total', { node: 'b', input: 'value' })).toEqual({ ok: true });
    expect(canConnect(graph, shapes, 'b.doubled', { node: 'a', input: 'terms' })).toMatchObject({
      ok: false,
      code: 'cycle',
    });
    expect(canConnect(graph, shapes, 'a.total', { node: 'b', input: 'label' })).toMatchObject({
      ok: false,
      code: 'type-mismatch',
    });
  });

  it('runs, reports events in order and shows values', async () => {
    const session = await openRemoteSession(start().engine, () => document, { name: 'doc' });
    const events: RunEvent[] = [];
    const reply = await session.run({}, (batch) => void events.push(...batch));
    expect(reply).toMatchObject({ status: 'done', counts: { executed: 1 }, outputs: { 'outputs.twice': 4 } });
    expect(events[0]!.type).toBe('run-started');
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', status: 'done' });
    expect(await session.values(['b.doubled', 'outputs.twice', 'b.none'])).toEqual({
      'b.doubled': { state: 'settled', shown: 4 },
      'outputs.twice': { state: 'settled', shown: 4 },
    });
  });

  it('looks at a value the way its host does, and sees edits made before', async () => {
    const graph = openGraph(document);
    const session = await openRemoteSession(start().engine, () => toDocument(graph), { name: 'doc' });
    await session.plan();
    expect(await session.view('b.doubled', { as: 'whole' })).toEqual({
      value: 4,
      type: 'number',
      how: { as: 'whole' },
    });
    const ops: Op[] = [{ op: 'set-input', node: 'a', input: 'k', value: 5 }];
    applyOps(graph, ops);
    session.apply(ops);
    await session.plan();
    expect(await session.view('b.doubled', null)).toMatchObject({ value: 10 });
    expect(await session.view('b.none', null)).toBeUndefined();
  });

  it('follows edits and says why a node runs again', async () => {
    const graph = openGraph(document);
    const session = await openRemoteSession(start().engine, () => toDocument(graph), { name: 'doc' });
    await session.run({}, () => {});
    const ops: Op[] = [{ op: 'set-input', node: 'a', input: 'k', value: 5 }];
    applyOps(graph, ops);
    session.apply(ops);
    const reply = await session.plan();
    expect(reply).toMatchObject({ status: 'done' });
    const entry = reply.status === 'done' && reply.plan.entries.find(({ node }) => node === 'b');
    expect(entry).toMatchObject({ action: 'run', why: { reason: 'input-changed', changed: ['a.k'] } });
  });

  it('sends the whole document when the versions went apart', async () => {
    const { engine, service } = start();
    const graph = openGraph(document);
    const session = await openRemoteSession(engine, () => toDocument(graph), { name: 'doc' });
    // Somebody else's edit: the other side is one version ahead.
    await service.apply(1, 0, [{ op: 'set-title', value: 'other' }]);
    const ops: Op[] = [{ op: 'set-input', node: 'a', input: 'k', value: 7 }];
    applyOps(graph, ops);
    session.apply(ops);
    await session.run({}, () => {});
    expect(await session.values(['b.doubled'])).toEqual({ 'b.doubled': { state: 'settled', shown: 14 } });
  });

  it('gives issues as data when a graph cannot run', async () => {
    const broken = { ...document, nodes: { a: { type: 'sample/none', version: 1, inputs: {} } }, outputs: {} };
    const session = await openRemoteSession(start().engine, () => broken, { name: 'doc' });
    expect(await session.run({}, () => {})).toMatchObject({
      status: 'refused',
      issues: [{ code: 'node-type-unknown', node: 'a' }],
    });
  });

  it('names the target that does not exist', async () => {
    const session = await openRemoteSession(start().engine, () => document, { name: 'doc' });
    expect(await session.run({ targets: ['a.none'] }, () => {})).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('target "a.none" does not exist') },
    });
  });

  it('says what a person has to do when a run waits, and gives what is there all the same', async () => {
    const session = await openRemoteSession(start().engine, () => nested, { name: 'doc' });
    expect(await session.run({ targets: ['outputs.one', 'outputs.picked'] }, () => {})).toEqual({
      status: 'waiting',
      waiting: [{ node: 'pick', message: 'pick one of 3' }],
      outputs: { 'outputs.one': 10 },
    });
  });

  it('gives the outputs that are there when a node failed', async () => {
    const none = { type: 'sample/range', version: 1, inputs: { count: 0 } };
    const bad = { type: 'sample/pick', version: 1, inputs: { candidates: { from: 'none.numbers' }, choice: 0 } };
    const broken = { ...document, nodes: { ...document.nodes, none, bad } };
    const session = await openRemoteSession(start().engine, () => broken, { name: 'doc' });
    const reply = await session.run({}, () => {});
    expect(reply).toMatchObject({ status: 'failed', failures: [{ node: 'bad' }], waiting: [] });
    expect(reply).toMatchObject({ outputs: { 'outputs.twice': 4 } });
  });

  it('shows values within subgraphs, items and rounds', async () => {
    const session = await openRemoteSession(start().engine, () => nested, { name: 'doc' });
    await session.run({}, () => {});
    const places = [
      'one/work.doubled',
      'shots/2/work.doubled',
      'shots/2/inputs.x',
      'shots/1/outputs.out',
      'fold/2/sum.total',
    ];
    const values = await session.values([...places, 'shots.out', 'none/0/work.doubled', 'shots/9/work.doubled']);
    expect(Object.entries(values).map(([place, { shown }]) => [place, shown])).toEqual([
      ['one/work.doubled', 10],
      ['shots/2/work.doubled', 6],
      ['shots/2/inputs.x', 3],
      ['shots/1/outputs.out', 4],
      ['fold/2/sum.total', 6],
      ['shots.out', [2, 4, 6]],
    ]);
  });
});

describe('a registry as plain data', () => {
  it('is the same after a journey there and back', () => {
    const described = describeRegistry(sampleRegistry);
    const sent = JSON.parse(JSON.stringify(described));
    expect(describeRegistry(toShapes(sent))).toEqual(sent);
  });

  it('is enough to type a document that makes types of its own', () => {
    const shapes = toShapes(describeRegistry(sampleRegistry));
    const loose = { type: 'sample/pick', version: 1, inputs: {} };
    const graph = openGraph({ ...nested, nodes: { ...nested.nodes, loose } });
    const typesIn = (types: Types) =>
      [...graph.nodes].map(([id, record]) => {
        const { outside } = types.concreteOf(graph, record)!;
        const { title, effect, inputs, outputs } = describeNode(outside);
        return [id, title, effect, inputs, outputs];
      });
    const there = typesIn(typesOf(graph, sampleRegistry));
    expect(typesIn(typesOf(graph, shapes))).toEqual(there);
    expect(there.find(([id]) => id === 'shots')).toMatchObject([
      'shots',
      'A shot',
      'compute',
      { x: { type: { name: 'number[]', element: { name: 'number' } } } },
      { out: { type: { name: 'number[]' } } },
    ]);
  });
});
