import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { GraphDocument, NodeRecord } from '../graph/document.ts';
import { createWorld, type World } from '../ledger/testing/world.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { definePortType } from '../node/port-type.ts';
import { createRegistry } from '../node/registry.ts';
import { Num, sampleRegistry } from '../testing/sample-nodes.ts';
import type { RunEvent } from './events.ts';
import { openSession } from './session.ts';

const Clip = definePortType('clip', z.string(), { assets: (hash) => [hash] });

/** Buys a clip; costs a tenth of a dollar for each second, and nothing for 0. */
const shoot = defineNode({
  type: 'sample/shoot',
  version: 1,
  title: 'Shoot',
  effect: 'paid',
  needs: ['purchases', 'assets'],
  inputs: { seconds: one(Num, 'Length.', { default: 5 }), take: one(Num, 'Which take.', { default: 1 }) },
  outputs: { clip: out(Clip, 'Hash of the clip.') },
  predict: () => ({ clip: 'expected' }),
  price: ({ seconds }) => (seconds === 0 ? undefined : priceOf(seconds)),
  call: ({ seconds, take }) => ({ provider: 'fake', account: 'main', request: { model: 'sample', seconds }, take }),
  async run({ seconds, take }, { host }) {
    if (seconds === 0) return { clip: await host.assets.put(new TextEncoder().encode('nothing')) };
    const call = { provider: 'fake', account: 'main', request: { model: 'sample', seconds }, take };
    const { assets } = await host.purchases.buy(call, { estimate: priceOf(seconds) });
    return { clip: assets.video! };
  },
});
const priceOf = (seconds: number) => ({
  min: seconds / 10,
  max: seconds / 5,
  currency: 'USD' as const,
  basis: `${seconds} s at 0.10 to 0.20 USD`,
});

const registry = createRegistry([...sampleRegistry.values(), shoot]);
const shot = (inputs: NodeRecord['inputs'] = {}, rest: Pick<NodeRecord, 'each'> = {}): NodeRecord => ({
  type: 'sample/shoot',
  version: 1,
  ...rest,
  inputs,
});
const graphOf = (nodes: GraphDocument['nodes'], from = 'shot.clip'): GraphDocument => ({
  shotgraph: 1,
  outputs: { film: { from } },
  nodes,
});

function opened(world: World, document: GraphDocument, name = 'film') {
  const { host, ledger } = world.open();
  const session = openSession(document, { registry, host, ledger, name });
  const events: RunEvent[] = [];
  const run = (options: Parameters<typeof session.run>[0] = {}) =>
    world.pass(session.run({ ...options, onEvent: (event) => void events.push(event) }).done);
  return { session, ledger, events, run, plan: () => world.pass(session.plan()) };
}

describe('nodes that cost money', () => {
  it('[P7] are priced in the plan, each by itself and by currency, and nothing is bought by planning', async () => {
    const world = createWorld();
    const nodes = { shot: shot(), takes: shot({ take: [1, 2, 3] }, { each: [['take']] }), free: shot({ seconds: 0 }) };
    const { plan } = opened(world, graphOf(nodes));
    const { entries, totals } = await plan();
    expect(entries.find(({ node }) => node === 'shot')).toMatchObject({ action: 'run', price: priceOf(5) });
    expect(entries.find(({ node }) => node === 'free')?.price).toBeUndefined();
    expect(totals).toEqual([{ min: 2, max: 4, currency: 'USD' }]);
    expect(world.provider.creates).toBe(0);
  });

  it('[R18] buy only within what the run may spend, and nothing when it says nothing', async () => {
    const world = createWorld();
    const nodes = { a: shot({ take: 1 }), b: shot({ take: 2 }), c: shot({ take: 3 }) };
    const { run } = opened(world, graphOf(nodes, 'a.clip'));
    await expect(run()).rejects.toMatchObject({ failures: [{ error: { code: 'over-budget' } }, {}, {}] });
    expect(world.provider.creates).toBe(0);
    await expect(run({ maxCost: { USD: 2 } })).rejects.toMatchObject({
      failures: [{ error: { code: 'over-budget', message: expect.stringContaining('raise the limit') } }],
    });
    expect(world.provider.creates).toBe(2);
    await run({ maxCost: { USD: 1 } });
    expect(world.provider.creates).toBe(3);
  });

  it('[R19] tell how the purchase goes on, and are bought once for equal nodes and later runs', async () => {
    const world = createWorld();
    const document = graphOf({ shot: shot(), same: shot() });
    const first = opened(world, document);
    await first.run({ maxCost: { USD: 5 } });
    const told = first.events.flatMap((event) => (event.type === 'node-purchase' ? [event.purchase] : []));
    expect(told.map(({ type }) => type).filter((type, i, all) => type !== all[i - 1])).toEqual([
      'sent',
      'progress',
      'downloading',
      'bought',
    ]);
    expect(await first.ledger.list()).toMatchObject([{ place: { graph: 'film', node: 'shot' }, take: 1 }]);
    const again = opened(world, document);
    expect((await again.plan()).totals).toEqual([]);
    await again.run();
    expect(world.provider.creates).toBe(1);
  });

  it('[P8] cost nothing in the plan when they were bought or are under way, though no result is stored', async () => {
    const world = createWorld();
    const document = graphOf({ shot: shot() });
    const { run } = opened(world, document);
    await run({ maxCost: { USD: 5 } });
    world.store.results.clear();
    const again = opened(world, document);
    const { entries, totals } = await again.plan();
    expect(totals).toEqual([]);
    expect(entries.find(({ node }) => node === 'shot')).toMatchObject({
      action: 'run',
      price: { max: 0, basis: 'bought already, job job-1' },
      purchase: { state: 'done', job: 'job-1' },
    });
    await again.run();
    expect(world.provider.creates).toBe(1);
  });

  it('[R18] fail with what to do when the session has no ledger', async () => {
    const world = createWorld();
    const session = openSession(graphOf({ shot: shot() }), { registry, host: world.open().host });
    await expect(world.pass(session.run({ maxCost: { USD: 5 } }).done)).rejects.toMatchObject({
      failures: [{ error: { code: 'capability-missing', message: expect.stringContaining('there is no ledger') } }],
    });
  });

  it('[R20] are held back by the ledger alone, not by the places of a pool', async () => {
    const world = createWorld();
    const takes = Array.from({ length: 12 }, (_, i) => i + 1);
    const { run, events } = opened(world, graphOf({ shot: shot({ take: takes }, { each: [['take']] }) }));
    world.provider.script = { workMs: () => 600_000 };
    await run({ maxCost: { USD: 100 } });
    const kinds = events.flatMap((event) => (event.type === 'node-purchase' ? [event.purchase.type] : []));
    expect(kinds.indexOf('bought')).toBeGreaterThan(kinds.lastIndexOf('sent'));
  });

  it('[C3] that are cancelled leave their jobs to whoever follows, and the take is kept', async () => {
    const world = createWorld();
    world.provider.script = { workMs: () => 3_600_000 };
    const document = graphOf({ shot: shot() });
    const { session, ledger } = opened(world, document);
    const controller = new AbortController();
    const run = session.run({
      maxCost: { USD: 5 },
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === 'node-purchase' && event.purchase.type === 'progress') controller.abort(new Error('enough'));
      },
    });
    await expect(world.pass(run.done)).rejects.toThrow('enough');
    expect(await ledger.list()).toMatchObject([{ state: 'job', job: 'job-1' }]);
    const next = opened(world, document);
    expect(await world.pass(next.ledger.follow(new AbortController().signal))).toMatchObject({
      finished: [expect.any(String)],
    });
    await next.run();
    expect(world.provider.creates).toBe(1);
  });

  it('must be declared as such', () => {
    expect(() => defineNode({ ...shoot, effect: 'compute', type: 'sample/sly' } as never)).toThrow(
      'sample/sly: only a node whose effect is "paid" can need purchases',
    );
  });
});
