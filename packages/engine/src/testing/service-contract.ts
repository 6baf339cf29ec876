import { describe, expect, it } from 'vitest';
import type { GraphDocument } from '../graph/document.ts';
import { applyOps, type Op } from '../graph/edit.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { createRegistry, type Registry } from '../node/registry.ts';
import type { RunEvent } from '../run/events.ts';
import type { RemoteSession } from '../worker/client.ts';
import { Num, sampleRegistry } from './sample-nodes.ts';

/** Opens a document at a service, whatever stands between; sessions of equal names are of one document. */
export type OpenAtService = (current: () => GraphDocument, name?: string) => Promise<RemoteSession>;

/** A sum and what is made of it. */
export const serviceDocument: GraphDocument = {
  shotgraph: 1,
  nodes: {
    a: { type: 'sample/sum', version: 1, inputs: { k: 2 } },
    b: { type: 'sample/work', version: 1, inputs: { value: { from: 'a.total' } } },
  },
  outputs: { twice: { from: 'b.doubled' } },
};

/** Two uses of a subgraph, one of them per item, a choice among the items and a fold. */
export const nestedDocument: GraphDocument = {
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

/** Opens when the test says so. */
export function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Nodes that report progress and then wait for the gate, and what they have made. */
export function gatedNodes() {
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
  return { gate, started, made, registry: createRegistry([hold, quick]) };
}

/** A node that is quick, and one that waits for the gate. */
export const gatedDocument: GraphDocument = {
  shotgraph: 1,
  nodes: {
    first: { type: 'sample/quick', version: 1, inputs: { k: 4 } },
    slow: { type: 'sample/hold', version: 1, inputs: { k: { from: 'first.number' } } },
  },
  outputs: { number: { from: 'slow.number' } },
};

/** Keeps events. */
export const collect = () => {
  const events: RunEvent[] = [];
  return { events, take: (some: readonly RunEvent[]) => void events.push(...some) };
};
/** Events in short. */
export const kinds = (events: readonly RunEvent[]) =>
  events.map((event) => ('node' in event ? `${event.node} ` : '') + event.type);

/**
 * What holds for the engine's service behind whatever it is reached through: a port, a connection.
 *
 * @param open - makes a service with these nodes
 * @param shown - how it shows a number, or a list of them
 */
export function serviceContract(
  name: string,
  open: (registry: Registry) => Promise<OpenAtService>,
  shown: (value: number | readonly number[]) => unknown = (value) => value,
): void {
  const gated = async () => {
    const { registry, ...nodes } = gatedNodes();
    const opened = await open(registry);
    return { ...nodes, client: (current: () => GraphDocument = () => gatedDocument) => opened(current) };
  };

  describe(`the engine ${name}`, () => {
    it('runs, reports events in order and shows values', async () => {
      const session = await (await open(sampleRegistry))(() => serviceDocument);
      const events: RunEvent[] = [];
      const reply = await session.run({}, (batch) => void events.push(...batch));
      expect(reply).toMatchObject({ status: 'done', counts: { executed: 1 }, outputs: { 'outputs.twice': shown(4) } });
      expect(events[0]!.type).toBe('run-started');
      expect(events.at(-1)).toMatchObject({ type: 'run-ended', status: 'done' });
      expect(await session.values(['b.doubled', 'outputs.twice', 'b.none'])).toEqual({
        'b.doubled': { state: 'settled', shown: shown(4) },
        'outputs.twice': { state: 'settled', shown: shown(4) },
      });
    });

    it('follows edits and says why a node runs again', async () => {
      const graph = openGraph(serviceDocument);
      const session = await (await open(sampleRegistry))(() => toDocument(graph));
      await session.run({}, () => {});
      const ops: Op[] = [{ op: 'set-input', node: 'a', input: 'k', value: 5 }];
      applyOps(graph, ops);
      session.apply(ops);
      const reply = await session.plan();
      expect(reply).toMatchObject({ status: 'done' });
      const entry = reply.status === 'done' && reply.plan.entries.find(({ node }) => node === 'b');
      expect(entry).toMatchObject({ action: 'run', why: { reason: 'input-changed', changed: ['a.k'] } });
    });

    it('gives issues as data when a graph cannot run', async () => {
      const broken = { ...serviceDocument, nodes: { a: { type: 'sample/none', version: 1, inputs: {} } }, outputs: {} };
      const session = await (await open(sampleRegistry))(() => broken);
      expect(await session.run({}, () => {})).toMatchObject({
        status: 'refused',
        issues: [{ code: 'node-type-unknown', node: 'a' }],
      });
    });

    it('names the target that does not exist', async () => {
      const session = await (await open(sampleRegistry))(() => serviceDocument);
      expect(await session.run({ targets: ['a.none'] }, () => {})).toMatchObject({
        status: 'failed',
        error: { message: expect.stringContaining('target "a.none" does not exist') },
      });
    });

    it('says what a person has to do when a run waits, and gives what is there all the same', async () => {
      const session = await (await open(sampleRegistry))(() => nestedDocument);
      expect(await session.run({ targets: ['outputs.one', 'outputs.picked'] }, () => {})).toEqual({
        status: 'waiting',
        waiting: [{ node: 'pick', message: 'pick one of 3' }],
        outputs: { 'outputs.one': shown(10) },
      });
    });

    it('gives the outputs that are there when a node failed', async () => {
      const none = { type: 'sample/range', version: 1, inputs: { count: 0 } };
      const bad = { type: 'sample/pick', version: 1, inputs: { candidates: { from: 'none.numbers' }, choice: 0 } };
      const broken = { ...serviceDocument, nodes: { ...serviceDocument.nodes, none, bad } };
      const session = await (await open(sampleRegistry))(() => broken);
      const reply = await session.run({}, () => {});
      expect(reply).toMatchObject({ status: 'failed', failures: [{ node: 'bad' }], waiting: [] });
      expect(reply).toMatchObject({ outputs: { 'outputs.twice': shown(4) } });
    });

    it('shows values within subgraphs, items and rounds', async () => {
      const session = await (await open(sampleRegistry))(() => nestedDocument);
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
        ['one/work.doubled', shown(10)],
        ['shots/2/work.doubled', shown(6)],
        ['shots/2/inputs.x', shown(3)],
        ['shots/1/outputs.out', shown(4)],
        ['fold/2/sum.total', shown(6)],
        ['shots.out', shown([2, 4, 6])],
      ]);
    });
  });

  describe(`a run of a document ${name}`, () => {
    it('[W1] is followed from its start by whoever comes later, and ends for everybody', async () => {
      const { gate, started, made, client } = await gated();
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
      expect(await reply).toMatchObject({ status: 'done', outputs: { 'outputs.number': shown(8) } });
      const told = kinds(theirs.events).filter((kind) => !kind.endsWith('progress'));
      expect(told).toEqual(kinds(mine.events).filter((kind) => !kind.endsWith('progress')));
      expect(told.at(0)).toBe('run-started');
      expect(told.at(-1)).toBe('run-ended');
      expect(made).toEqual([8]);
      expect(await other.findRun()).toMatchObject({ id: 'r1', isOver: true });
    });

    it('[W2] is one at a time: a second one starts nothing, and the same one is joined', async () => {
      const { gate, started, made, client } = await gated();
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
      const { gate, started, client } = await gated();
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
      const { gate, started, client } = await gated();
      const one = await client();
      const reply = one.run({ id: 'r1' }, () => {});
      await started.opened;
      const graph = openGraph({ ...gatedDocument, layout: { nodes: { first: [1, 2] } } });
      const other = await client(() => toDocument(graph));
      const seen = other.attach('r1', () => {});
      const settled = { 'first.number': { state: 'settled', shown: shown(8) } };
      expect(await other.values(['first.number'])).toEqual(settled);
      const ops: Op[] = [{ op: 'set-input', node: 'first', input: 'k', value: 5 }];
      applyOps(graph, ops);
      other.apply(ops);
      expect(await other.values(['first.number'])).toEqual({});
      gate.open();
      await Promise.all([reply, seen]);
    });

    it('is stopped by anybody who has the document open', async () => {
      const { started, gate, client } = await gated();
      const one = await client();
      const reply = one.run({}, () => {});
      await started.opened;
      await (await client()).cancel();
      gate.open();
      expect(await reply).toEqual({ status: 'cancelled' });
    });
  });
}
