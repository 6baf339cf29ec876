import { animatic } from './animatic/index.ts';
import type { VideoProvider } from './provider.ts';

/** Everything that makes clips from requests; the first one is the default. */
const providers: readonly [VideoProvider, ...VideoProvider[]] = [animatic];

/** Models of all providers, default first. */
export const VIDEO_MODELS = providers.flatMap(({ models }) => models) as [string, ...string[]];

/** The provider of a model; the default one while the model is not known yet. */
export const providerOf = (model: string | undefined): VideoProvider =>
  providers.find(({ models }) => model !== undefined && models.includes(model)) ?? providers[0];
