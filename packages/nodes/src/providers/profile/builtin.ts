import arkByteplus from './ark-byteplus.json' with { type: 'json' };
import arkVolcengine from './ark-volcengine.json' with { type: 'json' };
import fal from './fal.json' with { type: 'json' };
import replicate from './replicate.json' with { type: 'json' };
import type { ProviderProfile } from './types.ts';

/**
 * Profiles that come with the product, by name. A user's own file goes over them with `mergeProfile`. Tests hold them to the schema; here
 * that would take a third of the time a command needs to start.
 */
export const PROFILES: { readonly [name: string]: ProviderProfile } = Object.fromEntries(
  [arkByteplus, arkVolcengine, fal, replicate].map((json) => [json.name, json as unknown as ProviderProfile]),
);

/**
 * A built-in profile.
 *
 * @throws RangeError naming the profiles there are
 */
export function getProfile(name: string): ProviderProfile {
  const profile = Object.hasOwn(PROFILES, name) ? PROFILES[name] : undefined;
  if (profile) return profile;
  throw new RangeError(`There is no profile "${name}"; use ${Object.keys(PROFILES).join(', ')}`);
}
