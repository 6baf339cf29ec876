import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { applyOps, type Op } from '../graph/edit.ts';
import { formatDocument } from '../graph/format.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { memoryHost } from '../host/memory/index.ts';
import { canConnect } from '../node/connect.ts';
import type { Registry } from '../node/registry.ts';
import { type Types, typesOf } from '../node/types.ts';
import { sampleRegistry } from '../testing/sample-nodes.ts';
import { serviceDocument as document, nestedDocument as nested, serviceContract } from '../testing/service-contract.ts';
import {
  connectEngine,
  createEngineService,
  describeNode,
  describeRegistry,
  openRemoteSession,
  toShapes,
} from './index.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function start(registry: Registry = sampleRegistry) {
  const host = memoryHost();
  const service = createEngineService({
    registry,
    hostFor: () => host,
    show: (value) => value as never,
    view: async (value, type, how) => ({ value, type: type.name, how }),
  });
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    expose(service, port1);
    return connectEngine(port2);
  };
  return { engine: connect(), connect, service };
}

serviceContract('behind a message port', async (registry) => {
  const { connect } = start(registry);
  return (current, name = 'document-one') => openRemoteSession(connect(), current, { name });
});

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

  it('opens a document by its text, and refuses a text that is none', async () => {
    const { engine } = start();
    const graph = openGraph(document);
    const current = () => toDocument(graph);
    const session = await openRemoteSession(engine, current, { name: 'doc', text: formatDocument(document) });
    const ops: Op[] = [{ op: 'set-input', node: 'a', input: 'k', value: 5 }];
    applyOps(graph, ops);
    session.apply(ops);
    await session.plan();
    expect(await session.view('b.doubled', null)).toMatchObject({ value: 10 });
    await expect(openRemoteSession(engine, current, { name: 'doc', text: '{' })).rejects.toThrow('not JSON');
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
