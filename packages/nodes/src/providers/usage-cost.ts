import type { Cost, Json } from '@shotgraph/engine';
import { findModel } from './profile/lookup.ts';
import type { ProviderProfile, Tier } from './profile/types.ts';
import type { VideoRequest } from './request.ts';

/**
 * What a clip cost: the tokens that were counted times the list price. `undefined` when none were counted, or the price is not known
 * exactly.
 *
 * @param facts - `tokens` as billed, `resolution` as made; the asked one counts where the provider does not say
 */
export function usageCost(
  request: Pick<VideoRequest, 'model' | 'resolution' | 'videos'>,
  facts: { readonly [name: string]: Json },
  profile: ProviderProfile,
): Cost | undefined {
  const { tokens, resolution = request.resolution } = facts;
  const prices = findModel(profile, request.model)?.model.tiers[resolution as Tier];
  const rate = request.videos.length > 0 ? prices?.withVideo : prices?.plain;
  if (typeof tokens !== 'number' || typeof rate !== 'number') return undefined;
  // To a millionth: below it lies only the noise of binary fractions.
  return { amount: Math.round(tokens * rate) / 1e6, currency: profile.currency };
}
