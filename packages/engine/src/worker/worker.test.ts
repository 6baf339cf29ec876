import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import type { GraphDocument } from '../graph/document.ts';
import { applyOps, type Op } from '../graph/edit.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { memoryHost } from '../host/memory/index.ts';
import { canConnect } from '../node/connect.ts';
import type { RunEvent } from '../run/events.ts';
import { sampleRegistry } from '../testing/sample-nodes.ts';
import { connectEngine, createEngineService, openRemoteSession, toShapes } from './index.ts';

const document: GraphDocument = {
  shotgraph: 1,
  nodes: {
    a: { type: 'sample/sum', version: 1, inputs: { k: 2 } },
    b: { type: 'sample/work', version: 1, inputs: { value: { from: 'a.total' } } },
  },
  outputs: { twice: { from: 'b.doubled' } },
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
});
