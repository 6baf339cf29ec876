import type { LedgerOptions, Registry } from '@shotgraph/engine';
import { createCatalogue } from './catalogue.ts';
import { createReferences } from './providers/setup/references.ts';
import type { Providers } from './providers/setup/types.ts';

/** The nodes for some providers, and what is bought from them. */
export interface OpenStudio {
  readonly registry: Registry;
  /** What a ledger is made of besides its host. */
  readonly purchasing: Pick<LedgerOptions, 'adapters' | 'budget' | 'concurrency' | 'policy'>;
}

/**
 * Brings nodes and providers together: what nodes send is what adapters find, and nothing that comes back counts as bought until it
 * was seen to be whole.
 *
 * @example
 * const { registry, purchasing } = openStudio(createProviders({ env: (name) => process.env[name], fetch }));
 * const ledger = createLedger({ host, ...purchasing });
 * const session = openSession(document, { registry, host, ledger });
 */
export function openStudio(providers: Providers): OpenStudio {
  const references = createReferences();
  return {
    registry: createCatalogue({ providers, references }),
    purchasing: {
      adapters: (route) => providers.adapter(route, references),
      budget: providers.budget,
      concurrency: ({ provider }) => concurrencyOf(providers, provider),
      policy: { verify },
    },
  };
}

/** Those of a route that is not set up any more are not sent anyway. */
const concurrencyOf = ({ routes }: Providers, route: string): number =>
  routes.find(({ name }) => name === route)?.concurrency ?? Number.POSITIVE_INFINITY;

/** Files of a job that have to be whole media; answers of chat models are read by the nodes. */
const MEDIA: ReadonlySet<string> = new Set(['video', 'lastFrame', 'image']);

async function verify(name: string, blob: Blob): Promise<void> {
  if (!MEDIA.has(name)) return;
  const { probe } = await import('./media/probe.ts');
  await probe(blob, name);
}
