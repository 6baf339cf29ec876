export {
  ConfigError,
  type EnvRef,
  type ProvidersConfig,
  type PublishConfig,
  type RouteConfig,
} from './config.ts';
export { createProviders } from './create-providers.ts';
export { parseProvidersConfig } from './parse.ts';
export type { PublishPlace } from './places.ts';
export { createReferences, type ReferenceShelf } from './references.ts';
export type { Env, Providers, ProvidersSetup, References, Route } from './types.ts';
export { unconfigured } from './unconfigured.ts';
