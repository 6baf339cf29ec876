import {
  type AssetStore,
  type Budget,
  createLedger,
  type Host,
  type Ledger,
  type LedgerOptions,
  NodeError,
  type Registry,
} from '@shotgraph/engine';
import { catalogue, createMeter, type MeterOf, meter, type OpenStudio, openStudio } from '@shotgraph/nodes';
import { createProviders } from '@shotgraph/nodes/providers';
import { loadServerSetup } from '@shotgraph/nodes/proxy';
import type { ServerAddress, Shop } from './editor-engine.ts';

/** What the engine of this tab is made with, besides its documents. */
export interface Purchasing {
  readonly registry: Registry;
  readonly shop: Shop;
  /** Knows the limits of whoever is asked from here. */
  readonly meter: MeterOf;
  /** The ledger as the document on a host uses it. */
  ledgerFor(host: Pick<Host, 'assets'>): Ledger;
}

/**
 * Learns from the page's server what can be bought, and opens the ledger. Without a server everything can be planned and priced, what was
 * bought earlier is there, and nothing more is bought.
 *
 * @param host - the place of purchases. It is one for all documents: the same shot in a copy of a document, or in another tab, is the
 *   same purchase
 * @param budget - what all of them together may spend
 */
export async function openPurchasing(
  server: ServerAddress | undefined,
  host: LedgerOptions['host'],
  budget: Budget = {},
): Promise<Purchasing> {
  const { registry, shop, meter, ...purchasing } = server ? await connect(server) : closed({ isOpen: false });
  const ledger = createLedger({ host, ...purchasing, budget });
  return {
    registry,
    shop,
    meter,
    ledgerFor: ({ assets }) => ({
      ...ledger,
      async buy(call, options) {
        const receipt = await ledger.buy(call, options);
        for (const hash of Object.values(receipt.assets)) await bring(hash, host.assets, assets);
        return receipt;
      },
    }),
  };
}

type Setup = Omit<Purchasing, 'ledgerFor'> & OpenStudio['purchasing'];

const closed = (shop: Shop): Setup => ({
  registry: catalogue,
  shop,
  meter,
  adapters() {
    throw new NodeError(
      'capability-missing',
      'this tab reaches no provider; start "shotgraph serve" and open its address',
    );
  },
});

async function connect({ origin, token }: ServerAddress): Promise<Setup> {
  try {
    const providers = createProviders(await loadServerSetup(origin, token));
    const { registry, purchasing } = openStudio(providers);
    return { registry, shop: { isOpen: true }, meter: createMeter(providers), ...purchasing };
  } catch (error) {
    return closed({ isOpen: false, problem: error instanceof Error ? error.message : String(error) });
  }
}

/** Brings bytes that were bought to the document that uses them: its other media stand there, and are rendered together with them. */
async function bring(hash: string, from: AssetStore, to: AssetStore): Promise<void> {
  if (await to.has(hash)) return;
  await to.put(await from.get(hash));
  const facts = await from.findFacts(hash);
  if (facts !== undefined) await to.putFacts(hash, facts);
}
