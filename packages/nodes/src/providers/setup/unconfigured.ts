import { PROFILES } from '../profile/builtin.ts';
import { finder } from './finder.ts';
import type { Providers } from './types.ts';

/**
 * The providers as the product knows them, on a machine about which nothing is known: everything can be planned and priced, and
 * nothing is said about keys.
 */
export const unconfigured: Pick<Providers, 'routes' | 'findRoute' | 'videoModels'> = finder(
  Object.values(PROFILES).map((profile) => ({
    name: profile.name,
    profile,
    account: 'default',
    facts: {},
    concurrency: 3,
  })),
);
