import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import type { GraphDocument } from '../graph/document.ts';
import { applyOps, type Op } from '../graph/edit.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { memoryHost } from '../host/memory/index.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { createRegistry } from '../node/registry.ts';
import type { RunEvent } from '../run/events.ts';
import { Num } from '../testing/sample-nodes.ts';
import { connectEngine, createEngineService, type EngineServiceOptions, openRemoteSession } from './index.ts';

/** Opens when the test says so. */
function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A service with nodes that report progress and then wait for the gate, and any number of clients of it. */
function start(options: Partial<EngineServiceOptions> = {}) {
  const gate = createGate();
  const started = createGate();
  const made: number[] = [];
  const hold = defineNode({
    type: 'sample/hold',
    version: 1,
    title: 'Hold',
    effect: 'compute',
    inputs: { k: one(Num, 'A number.', { default: 1 }) },
    outputs: { number: out(Num, 'The same.') },
    predict: () => ({ number: 0 }),
    async run({ k }, { progress }) {
      for (let step = 1; step <= 20; step++) progress(step / 20);
      started.open();
      await gate.opened;
      made.push(k);
      return { number: k };
    },
  });
  const quick = defineNode({
    type: 'sample/quick',
    version: 1,
    title: 'Quick',
    effect: 'compute',
    inputs: { k: one(Num, 'A number.', { default: 1 }) },
    outputs: { number: out(Num, 'Twice that.') },
    predict: () => ({ number: 0 }),
    run: ({ k }) => ({ number: 2 * k }),
  });
  const host = memoryHost();
  const released: string[] = [];
  const service = createEngineService({
    registry: createRegistry([hold, quick]),
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

const document: GraphDocument = {
  shotgraph: 1,
  nodes: {
    first: { type: 'sample/quick', version: 1, inputs: { k: 4 } },
    slow: { type: 'sample/hold', version: 1, inputs: { k: { from: 'first.number' } } },
  },
  outputs: { number: { from: 'slow.number' } },
};

const collect = () => {
  const events: RunEvent[] = [];
  return { events, take: (some: readonly RunEvent[]) => void events.push(...some) };
};
const kinds = (events: readonly RunEvent[]) =>
  events.map((event) => ('node' in event ? `${event.node} ` : '') + event.type);

describe('a run of a document', () => {
  it('[W1] is followed from its start by whoever comes later, and ends for everybody', async () => {
    const { gate, started, made, client } = start();
    const [mine, theirs] = [collect(), collect()];
    const one = await client();
    expect(await one.findRun()).toBeUndefined();
    const reply = one.run({ id: 'r1' }, mine.take);
    await started.opened;
    const other = await client();
    expect(await other.findRun()).toMatchObject({ id: 'r1', isOver: false });
    const seen = other.attach('r1', theirs.take);
    gate.open();
    expect(await seen).toEqual(await reply);
    expect(await reply).toMatchObject({ status: 'done', outputs: { 'outputs.number': 8 } });
    const told = kinds(theirs.events).filter((kind) => !kind.endsWith('progress'));
    expect(told).toEqual(kinds(mine.events).filter((kind) => !kind.endsWith('progress')));
    expect(told.at(0)).toBe('run-started');
    expect(told.at(-1)).toBe('run-ended');
    expect(made).toEqual([8]);
    expect(await other.findRun()).toMatchObject({ id: 'r1', isOver: true });
  });

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

  it('[W2] is one at a time: a second one starts nothing, and the same one is joined', async () => {
    const { gate, started, made, client } = start();
    const one = await client();
    const reply = one.run({ id: 'r1' }, () => {});
    await started.opened;
    const other = await client();
    expect(await other.run({ id: 'r2' }, () => {})).toEqual({ status: 'busy' });
    const same = other.run({ id: 'r1' }, () => {});
    gate.open();
    expect(await same).toEqual(await reply);
    expect(made).toHaveLength(1);
    expect((await other.run({ id: 'r2' }, () => {})).status).toBe('done');
  });

  it('[W3] keeps of progress the last of each node', async () => {
    const { gate, started, client } = start();
    const one = await client();
    const reply = one.run({ id: 'r1' }, () => {});
    await started.opened;
    const seen = collect();
    const other = (await client()).attach('r1', seen.take);
    gate.open();
    await Promise.all([reply, other]);
    const progress = seen.events.filter(({ type }) => type === 'node-progress');
    expect(progress).toEqual([expect.objectContaining({ node: 'slow', fraction: 1 })]);
  });

  it('[W4] shows what it has made to whoever has the same document, before it is over', async () => {
    const { gate, started, client } = start();
    const one = await client();
    const reply = one.run({ id: 'r1' }, () => {});
    await started.opened;
    const graph = openGraph({ ...document, layout: { nodes: { first: [1, 2] } } });
    const other = await client(() => toDocument(graph));
    const seen = other.attach('r1', () => {});
    const settled = { 'first.number': { state: 'settled', shown: 8 } };
    expect(await other.values(['first.number'])).toEqual(settled);
    const ops: Op[] = [{ op: 'set-input', node: 'first', input: 'k', value: 5 }];
    applyOps(graph, ops);
    other.apply(ops);
    expect(await other.values(['first.number'])).toEqual({});
    gate.open();
    await Promise.all([reply, seen]);
  });

  it('is stopped by anybody who has the document open', async () => {
    const { started, gate, client } = start();
    const one = await client();
    const reply = one.run({}, () => {});
    await started.opened;
    await (await client()).cancel();
    gate.open();
    expect(await reply).toEqual({ status: 'cancelled' });
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
