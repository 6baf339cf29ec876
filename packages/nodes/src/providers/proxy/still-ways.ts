import type { StillProfile } from '../profile/still-types.ts';
import { ConfigError } from '../setup/config.ts';
import { readAddress } from '../setup/read-address.ts';
import type { StillRoute } from '../setup/still-routes.ts';
import { stillsOf } from '../setup/stills-of.ts';
import type { ProvidersSetup } from '../setup/types.ts';
import { environmentPlace } from '../setup/variables.ts';
import type { Way } from './gateway.ts';

/** Calls at once to a provider that answers while one waits. */
const CONCURRENCY = 3;

/**
 * The ways to pictures and text, as environment and configuration describe them.
 *
 * @throws ConfigError naming variables that cannot be used
 */
export function stillWays(setup: ProvidersSetup): readonly Way[] {
  const { env, fetch, now = Date.now } = setup;
  const problems = new Set<string>();
  const report = (place: string, problem: string) => void problems.add(`${place}: ${problem}`);
  const context = { env, fetch, now, report };
  const place = environmentPlace(context);
  const { imageRoutes, chatRoutes } = stillsOf({ ...setup, now });
  const shown = ({ name, account, profile, facts }: StillRoute<StillProfile & { readonly models: object }>) => {
    const { title, baseUrlVariable: variable, baseUrl: own, models } = profile;
    const { hasKey = false, publish = null } = facts;
    const baseUrl = readAddress(variable, undefined, { variable, own: [own] }, context) ?? own;
    return { name, title, account, hasKey, baseUrl, publish, models: Object.keys(models), concurrency: CONCURRENCY };
  };
  const ways = [
    ...imageRoutes.map((route) => ({ ...shown(route), kind: 'image' as const, profile: route.profile })),
    ...chatRoutes.map((route) => ({ ...shown(route), kind: 'chat' as const, profile: route.profile })),
  ].map((served): Way => ({ served, place, keyVariable: served.profile.keyVariable }));
  if (problems.size > 0) throw new ConfigError([...problems]);
  return ways;
}
