import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryHost } from '../host/memory/index.ts';
import { createLedger, type PaidAdapter } from '../ledger/index.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { createRegistry } from '../node/registry.ts';
import type { RunEvent } from '../run/events.ts';
import { Num, Txt } from '../testing/sample-nodes.ts';
import { connectEngine, createEngineService, openRemoteSession } from './index.ts';

const shoot = defineNode({
  type: 'sample/shoot',
  version: 1,
  title: 'Shoot',
  effect: 'paid',
  needs: ['purchases'],
  inputs: { take: one(Num, 'Which take.', { default: 1 }) },
  outputs: { job: out(Txt, 'Its job.') },
  predict: () => ({ job: '' }),
  price: () => ({ min: 1, max: 1, currency: 'USD', basis: 'a fixed price' }),
  async run({ take }, { host }) {
    const call = { provider: 'fake', account: 'main', request: { model: 'sample' }, take };
    const estimate = { min: 1, max: 1, currency: 'USD' } as const;
    return { job: (await host.purchases.buy(call, { estimate })).job };
  },
});

let jobs = 0;
const adapter: PaidAdapter = {
  create: async () => ({ id: `job-${++jobs}` }),
  get: async () => ({ status: 'done', files: {}, facts: {}, price: { amount: 1, currency: 'USD' } }),
  cancel: async () => 'too-late',
  download: async () => new Blob(),
};
const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function open(withLedger: boolean) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const service = createEngineService({
    registry: createRegistry([shoot]),
    hostFor: () => memoryHost(),
    show: (value) => value as string,
    ...(withLedger && { ledgerFor: (_, host) => createLedger({ host, adapters: () => adapter }) }),
  });
  expose(service, port1 as never);
  const document = { shotgraph: 1 as const, nodes: { shot: { type: 'sample/shoot', version: 1, inputs: {} } } };
  return openRemoteSession(connectEngine(port2 as never), () => document, { name: 'film' });
}

describe('buying behind a worker', () => {
  it('[R18] needs a sum that may be spent, and tells what was bought', async () => {
    const session = await open(true);
    const plan = await session.plan();
    expect(plan.status === 'done' && plan.plan.totals).toEqual([{ min: 1, max: 1, currency: 'USD' }]);
    expect(await session.run({}, () => {})).toMatchObject({ failures: [{ error: { code: 'over-budget' } }] });
    const events: RunEvent[] = [];
    const reply = await session.run({ maxCost: { USD: 1 } }, (some) => void events.push(...some));
    expect(reply.status).toBe('done');
    expect(events.some(({ type }) => type === 'node-purchase')).toBe(true);
    const [purchase] = await session.purchases();
    expect(purchase).toMatchObject({ state: 'done', price: { amount: 1 }, place: { graph: 'film', node: 'shot' } });
    expect(await session.cancelPurchase(purchase!.key)).toBe('too-late');
    await expect(session.resolvePurchase(purchase!.key, 'not-bought')).rejects.toThrow('is known: done');
    expect(await session.followPurchases()).toEqual({ finished: [], ended: [], inDoubt: [], left: [] });
  });

  it('is refused where there is no ledger', async () => {
    const session = await open(false);
    expect(await session.run({ maxCost: { USD: 1 } }, () => {})).toMatchObject({
      failures: [{ error: { code: 'capability-missing' } }],
    });
    expect(await session.purchases()).toEqual([]);
    await expect(session.cancelPurchase('x')).rejects.toThrow('nothing can be bought here');
  });
});
