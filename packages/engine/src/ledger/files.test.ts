import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nodeHost } from '../host/node/index.ts';
import type { PaidAdapter } from './adapter.ts';
import { createLedger } from './ledger.ts';
import { callOf, ESTIMATE } from './testing/world.ts';

it('[L2] ledgers on one folder buy equal calls once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-ledger-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let creates = 0;
  const adapter: PaidAdapter = {
    create: async () => ({ id: `job-${++creates}` }),
    get: async ({ id }) => ({ status: 'done', files: { video: `https://cdn.test/${id}` }, facts: {} }),
    cancel: async () => 'too-late',
    download: async (url) => new Blob([url]),
  };
  const { signal } = new AbortController();
  const hosts = await Promise.all([nodeHost({ folder }), nodeHost({ folder })]);
  const ledgers = hosts.map((host) => createLedger({ host, adapters: () => adapter, budget: { day: { USD: 100 } } }));
  const buyAll = () =>
    Promise.all(
      ['a', 'b', 'c', 'd'].flatMap((prompt) =>
        ledgers.map((ledger) => ledger.buy(callOf(prompt), { estimate: ESTIMATE, signal })),
      ),
    );
  const receipts = await buyAll();
  expect(await buyAll()).toEqual(receipts);
  expect([creates, new Set(receipts.map(({ job }) => job)).size]).toEqual([4, 4]);
  const again = createLedger({ host: await nodeHost({ folder }), adapters: () => adapter });
  expect((await again.list()).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  expect(await again.spend({ since: 0 })).toMatchObject({ USD: { settled: 0, reserved: 0 } });
});
