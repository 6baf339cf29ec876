import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import type { GraphDocument } from '../graph/document.ts';
import { applyOps, type Op } from '../graph/edit.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { memoryHost } from '../host/memory/index.ts';
import { collect, gatedDocument, gatedNodes, kinds } from '../testing/service-contract.ts';
import { connectEngine, createEngineService, type EngineServiceOptions, openRemoteSession } from './index.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A service with nodes that report progress and then wait for the gate, and any number of clients of it. */
function start(options: Partial<EngineServiceOptions> = {}) {
  const { gate, started, made, registry } = gatedNodes();
  const host = memoryHost();
  const released: string[] = [];
  const service = createEngineService({
    registry,
    hostFor: () => host,
    release: async (name) => void released.push(name),
    show: (value) => value as never,
    ...options,
  });
  const client = (current: () => GraphDocument = () => document, name = 'film') => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    expose(service, port1);
    return openRemoteSession(connectEngine(port2), current, { name });
  };
  return { ...{ gate, started, made, service, client, released } };
}

const document = gatedDocument;

describe('a run of a document', () => {
  it('[W1] is told again when it is over, and from where somebody left off', async () => {
    const { gate, client, service } = start();
    gate.open();
    const one = await client();
    const all = collect();
    let number = 0;
    await one.run({ id: 'r1' }, (events, upTo) => {
      all.take(events);
      number = upTo;
    });
    const again = collect();
    expect(await (await client()).attach('r1', again.take)).toMatchObject({ status: 'done' });
    expect(kinds(again.events).at(-1)).toBe('run-ended');
    const rest = collect();
    const id = await service.open(document, { name: 'film' });
    await service.attach(id, 'r1', number - 1, rest.take);
    expect(kinds(rest.events)).toEqual(['run-ended']);
    expect(await service.attach(id, 'r2', 0, rest.take)).toBeUndefined();
    expect(await (await client(() => document, 'other')).findRun()).toBeUndefined();
  });

  it('ends with the session that began it, and with no other', async () => {
    const { started, client, released } = start();
    const one = await client();
    const reply = one.run({}, () => {});
    await started.opened;
    await (await client()).close();
    expect(released).toEqual([]);
    await one.close();
    expect(await reply).toEqual({ status: 'cancelled' });
    await expect.poll(() => released).toEqual(['film']);
  });

  it('[W5] goes on without it where runs outlive their sessions; the host is kept until then', async () => {
    const { gate, started, made, client, released } = start({ outlivesSessions: true });
    const one = await client();
    void one.run({ id: 'r1' }, () => {});
    await started.opened;
    await one.close();
    expect(released).toEqual([]);
    gate.open();
    await expect.poll(() => released).toEqual(['film']);
    expect(made).toHaveLength(1);
    const again = await client();
    expect(await again.findRun()).toMatchObject({ id: 'r1', isOver: true });
    expect(await again.attach('r1', () => {})).toMatchObject({ status: 'done' });
  });

  it('is cancelled when the service ends', async () => {
    const { gate, started, client, service } = start({ outlivesSessions: true });
    const one = await client();
    const reply = one.run({}, () => {});
    await started.opened;
    const disposed = service.dispose();
    gate.open();
    await disposed;
    expect(await reply).toEqual({ status: 'cancelled' });
  });
});

describe('a session that is not there any more', () => {
  it('[W6] is opened again with the document as it stands, and no edit is lost or made twice', async () => {
    const { client, service, gate } = start();
    gate.open();
    const graph = openGraph(document);
    const session = await client(() => toDocument(graph));
    const edit = (value: number) => {
      const ops: Op[] = [{ op: 'set-input', node: 'first', input: 'k', value }];
      applyOps(graph, ops);
      session.apply(ops);
    };
    edit(5);
    await session.plan();
    await service.close(1);
    edit(6);
    edit(7);
    expect(await session.run({}, () => {})).toMatchObject({ outputs: { 'outputs.number': 14 } });
    await service.close(2);
    expect(await session.plan()).toMatchObject({ status: 'done' });
    edit(8);
    expect(await session.run({}, () => {})).toMatchObject({ outputs: { 'outputs.number': 16 } });
  });

  it('[W6] is not opened again once it was closed, and may be opened by the first question', async () => {
    const { service } = start();
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    expose(service, port1);
    const session = await openRemoteSession(connectEngine(port2), () => document, { name: 'film', isLazy: true });
    await expect(service.plan(1, {})).rejects.toThrow('there is no session 1');
    expect(await session.plan()).toMatchObject({ status: 'done' });
    await session.close();
    await expect(session.plan()).rejects.toMatchObject({ name: 'NoSessionError' });
    await expect(service.plan(2, {})).rejects.toThrow('there is no session 2');
  });

  it('[W6] is opened once, however many questions find it gone', async () => {
    const { client, service } = start();
    const session = await client();
    await service.close(1);
    await Promise.all([session.plan(), session.values(['first.number']), session.purchases(), session.cancel()]);
    await session.plan();
    await expect(service.plan(3, {})).rejects.toThrow('there is no session 3');
    expect(await service.plan(2, {})).toMatchObject({ status: 'done' });
  });

  it('[W7] is one that nobody asked for in a while; a document that runs is kept', async () => {
    let now = 0;
    const { client, service, started, gate, released } = start({
      keep: { most: 4, idleMs: 1000 },
      outlivesSessions: true,
      now: () => now,
    });
    const [one] = [await client(), await client(() => document, 'other')];
    const reply = one.run({}, () => {});
    await started.opened;
    now = 2000;
    service.sweep();
    expect(released).toEqual(['other']);
    gate.open();
    await reply;
    service.sweep();
    expect(released).toEqual(['other', 'film']);
  });

  it('[W7] is the one unused for longest where there are too many, and never one whose run is under way', async () => {
    let now = 0;
    const { service, started, gate } = start({
      keep: { most: 2, idleMs: 1e9 },
      outlivesSessions: true,
      now: () => ++now,
    });
    const first = await service.open(document, { name: 'a' });
    const reply = service.run(first, {}, () => {});
    await started.opened;
    const second = await service.open(document, { name: 'b' });
    await service.open(document, { name: 'c' });
    await expect(service.plan(second, {})).rejects.toMatchObject({ name: 'NoSessionError' });
    const other = service.run(3, {}, () => {});
    await expect(service.open(document, { name: 'd' })).rejects.toThrow('2 documents run here already');
    gate.open();
    await Promise.all([reply, other]);
  });
});
