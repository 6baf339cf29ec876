import type { FamilyProfile, ModelProfile, ProviderProfile, Ratio, Tier, VideoTask } from './types.ts';

/** A model with the family it belongs to. */
export interface KnownModel {
  readonly name: string;
  readonly model: ModelProfile;
  readonly family: FamilyProfile;
}

/** A model of a profile by the name graphs use. */
export function findModel(profile: ProviderProfile, name: string): KnownModel | undefined {
  const model = Object.hasOwn(profile.models, name) ? profile.models[name] : undefined;
  const family = model && profile.families[model.family];
  return model && family && { name, model, family };
}

/**
 * A model of a profile by the name graphs use.
 *
 * @throws RangeError naming the models there are
 */
export function getModel(profile: ProviderProfile, name: string): KnownModel {
  const known = findModel(profile, name);
  if (known) return known;
  throw new RangeError(`${profile.title} has no model "${name}"; use ${Object.keys(profile.models).join(', ')}`);
}

/** What the provider calls the model for this task. */
export const endpointOf = ({ id, endpoints }: ModelProfile, task: VideoTask): string => endpoints?.[task] ?? id;

/** Tiers that can be bought, smallest first. */
export const tiersOf = ({ tiers }: ModelProfile): readonly Tier[] =>
  (['480p', '720p', '1080p', '4k'] as const).filter((tier) => tiers[tier]);

/**
 * Sizes a clip may get, `[width, height]` in pixels: one for a ratio, every one of the tier for `adaptive`.
 *
 * @throws RangeError when the family has no such tier
 */
export function sizesOf(
  { name, family }: KnownModel,
  tier: Tier,
  ratio: Ratio | 'adaptive',
): readonly (readonly [width: number, height: number])[] {
  const sizes = family.sizes[tier];
  if (!sizes)
    throw new RangeError(`Model "${name}" has no size for ${tier}; use ${Object.keys(family.sizes).join(', ')}`);
  return ratio === 'adaptive' ? Object.values(sizes) : [sizes[ratio]];
}
