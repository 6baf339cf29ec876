import { PROFILES } from '../../providers/profile/builtin.ts';
import { findModel } from '../../providers/profile/lookup.ts';
import type { PromptLimits } from '../../providers/profile/types.ts';
import type { PromptProfile } from './types.ts';

/** Stands for every model, or every provider. */
export const ANY = 'any';

/** Models that some provider makes videos with, by name. */
export const PROMPT_MODELS: readonly string[] = [
  ...new Set(Object.values(PROFILES).flatMap(({ models }) => Object.keys(models))),
].sort();

/** Providers that are known, by name. */
export const PROMPT_PROVIDERS: readonly string[] = Object.keys(PROFILES);

/**
 * What a model takes, wherever it is bought: the least that its providers advise. A length at which only some of them cut a prompt
 * off does not bind the others; name the provider where it matters.
 *
 * @param model - by the name graphs use, or `any`
 * @param provider - by the name of its profile, or `any`
 * @throws RangeError when no such provider has such a model
 */
export function promptProfile(model: string = ANY, provider: string = ANY): PromptProfile {
  const limits = Object.values(PROFILES)
    .filter(({ name }) => provider === ANY || name === provider)
    .flatMap((profile) => {
      const names = model === ANY ? Object.keys(profile.models) : [model];
      return names.flatMap((name) => findModel(profile, name)?.family.prompt ?? []);
    });
  if (limits.length === 0) throw new RangeError(`${provider} has no model "${model}"; use ${PROMPT_MODELS.join(', ')}`);
  const title = model === ANY ? 'any model' : model;
  return { title: provider === ANY ? title : `${title} at ${provider}`, ...strictest(limits), sound: true };
}

/** Whether a provider has a model. */
export const offersModel = (model: string, provider: string): boolean =>
  Object.values(PROFILES).some(
    (profile) =>
      (provider === ANY || profile.name === provider) && (model === ANY || findModel(profile, model) !== undefined),
  );

function strictest(limits: readonly PromptLimits[]): PromptLimits {
  const cuts = limits.map(({ cutAt }) => cutAt ?? Infinity);
  const cutAt = cuts.includes(Infinity) ? Infinity : Math.min(...cuts);
  return {
    words: Math.min(...limits.map(({ words }) => words)),
    chineseCharacters: Math.min(...limits.map(({ chineseCharacters }) => chineseCharacters)),
    ...(cutAt !== Infinity && { cutAt }),
  };
}
