import { animatic } from './animatic/index.ts';
import type { VideoProvider } from './provider.ts';

/** What makes clips here, free of charge; the first one is the default. */
export const localProviders: readonly [VideoProvider, ...VideoProvider[]] = [animatic];

/** Models of the local providers, default first. */
export const LOCAL_MODELS = localProviders.flatMap(({ models }) => models) as [string, ...string[]];
