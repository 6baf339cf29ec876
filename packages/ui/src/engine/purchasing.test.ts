import { createLedger, type PaidAdapter, type PaidCall } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { describe, expect, it } from 'vitest';
import { openPurchasing } from './purchasing.ts';

const call: PaidCall = { provider: 'ark-byteplus', account: 'default', request: { model: 'x' }, take: 1 };
const options = { estimate: { min: 1, max: 1, currency: 'USD' as const }, signal: new AbortController().signal };
const adapter: PaidAdapter = {
  create: async () => ({ id: 'job-1' }),
  get: async () => ({ status: 'done', files: { video: 'https://files.example/1' }, facts: {} }),
  cancel: async () => 'too-late',
  download: async () => new Blob(['clip']),
};

describe('purchases of a tab without a server', () => {
  it('are those of every document of this browser, and their bytes come to the one that uses them', async () => {
    const shared = memoryHost();
    const { assets } = await createLedger({ host: shared, adapters: () => adapter }).buy(call, {
      ...options,
      limits: { USD: 1 },
    });
    const { shop, ledgerFor } = await openPurchasing(undefined, shared);
    expect(shop).toEqual({ isOpen: false });
    const document = memoryHost();
    expect(await document.assets.has(assets.video!)).toBe(false);
    const receipt = await ledgerFor(document).buy(call, { ...options, limits: {} });
    expect(receipt.assets).toEqual(assets);
    expect(await document.assets.has(assets.video!)).toBe(true);
  });

  it('are all there is: nothing more is bought, whatever may be spent', async () => {
    const { ledgerFor } = await openPurchasing(undefined, memoryHost());
    const ledger = ledgerFor(memoryHost());
    await expect(ledger.buy(call, { ...options, limits: { USD: 9 } })).rejects.toThrow('this tab reaches no provider');
  });

  it('say why, where a server was named that does not answer', async () => {
    const address = { origin: 'http://127.0.0.1:9', token: 'secret-token' };
    const { shop } = await openPurchasing(address, memoryHost());
    expect(shop).toEqual({ isOpen: false, problem: expect.stringContaining('does not answer at http://127.0.0.1:9') });
    expect(JSON.stringify(shop)).not.toContain('secret-token');
  });
});
