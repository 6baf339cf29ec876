import { policedFetch } from '../http/policed-fetch.ts';
import type { Fetch } from '../http/transport.ts';
import type { LimitFacts } from '../limits/types.ts';
import { getProfile, PROFILES } from '../profile/builtin.ts';
import { mergeProfile, type ProfileOverride } from '../profile/load.ts';
import type { ProviderProfile } from '../profile/types.ts';
import type { Published } from '../publish/publisher.ts';
import type { ProvidersConfig, RouteConfig } from './config.ts';
import { type PlaceContext, type PublishPlace, storageAt, storagePlace } from './places.ts';
import { readAddress } from './read-address.ts';
import type { ProvidersSetup, Route } from './types.ts';
import { ADDRESS_VARIABLES, ownAddresses } from './variables.ts';

/** A route with what its adapters are made from. None of it is shown. */
export interface RouteParts {
  readonly route: Route;
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly place: PublishPlace | undefined;
  /** With `{attempt}`. */
  readonly callbackUrl: string | undefined;
  /** Addresses of what was published for it. */
  readonly published: Map<string, Published>;
}

/** What routes are made with. */
export interface RouteContext extends PlaceContext {
  readonly setup: ProvidersSetup;
  /** Of the configuration, by name. */
  readonly places: ReadonlyMap<string, PublishPlace>;
  /** The environment's own. */
  readonly usualPlace: PublishPlace | undefined;
}

/** Jobs at once on accounts nobody said anything about. */
const CONCURRENCY = 3;

/** Routes of a configuration, or one per built-in profile. */
export const routeConfigs = ({ providers }: ProvidersConfig): readonly (readonly [string, RouteConfig])[] =>
  Object.entries(providers ?? Object.fromEntries(Object.keys(PROFILES).map((name) => [name, {}])));

/** Makes a route. Problems are reported; what is made in spite of them must not be used. */
export function toRoute(name: string, config: RouteConfig, context: RouteContext): RouteParts {
  const { env, setup } = context;
  const at = `providers.${name}`;
  const builtIn = getProfile(config.profile ?? name);
  const { provider } = builtIn;
  const profile = profileOf(at, builtIn, config, context);
  const source = { variable: ADDRESS_VARIABLES[builtIn.name]!, own: ownAddresses(provider) };
  const baseUrl = readAddress(`${at}.baseUrl`, config.baseUrl, source, context) ?? builtIn.baseUrl;
  const place = setup.publisherOf?.(name) ?? placeOf(at, config, provider, baseUrl, context);
  if (place?.only !== undefined && place.only !== provider)
    context.report(`${at}.publish`, `only Replicate can read its files, ${profile.title} cannot; choose another place`);
  if (config.expiresAfterSeconds !== undefined && !profile.expiresAfterSeconds)
    context.report(`${at}.expiresAfterSeconds`, `${profile.title} cannot be told; remove it`);
  const facts: LimitFacts = {
    hasKey: Boolean(env(profile.keyVariable)),
    ...(baseUrl !== builtIn.baseUrl && { baseUrl }),
    ...publishFacts(place, (variable) => variable !== profile.keyVariable && !env(variable)),
    people: peopleOf(setup.config?.people),
    ...(config.expiresAfterSeconds !== undefined && { expiresAfterSeconds: config.expiresAfterSeconds }),
  };
  const { account = 'default', concurrency = CONCURRENCY } = config;
  return {
    route: { name, profile, account, facts, concurrency },
    ...{ baseUrl, place, published: new Map() },
    callbackUrl: config.callbackUrl,
    fetch: policedFetch(context.fetch, { allow: [baseUrl] }),
  };
}

/** @param isMissing - whether a variable is not set; that of the route's own key is told as `hasKey` */
function publishFacts(place: PublishPlace | undefined, isMissing: (variable: string) => boolean): LimitFacts {
  if (place === undefined) return { publish: null };
  const { url, kinds, variables = [] } = place;
  const lacks = variables.filter(isMissing);
  return lacks.length === 0 ? { publish: { url, kinds } } : { publish: null, publishLacks: lacks };
}

const peopleOf = (people: ProvidersConfig['people'] = 'unknown') =>
  people === 'unknown' ? people : new Set(people === 'none' ? [] : people);

/** Where a route publishes: what is configured, else the environment's place, else the provider's own storage. */
function placeOf(
  at: string,
  { publish, key }: RouteConfig,
  provider: string,
  baseUrl: string,
  context: RouteContext,
): PublishPlace | undefined {
  if (publish !== undefined) return context.places.get(publish);
  if (context.usualPlace) return context.usualPlace;
  // A stand-in of fal's queue says nothing about fal's storage, which would get a key that is not for it.
  const isOwn = ownAddresses(provider).includes(baseUrl) || Boolean(context.env('FAL_STORAGE_URL'));
  if (provider === 'replicate') return storageAt(provider, baseUrl, key?.env, context);
  return provider === 'fal' && isOwn ? storagePlace(at, { kind: provider, ...(key && { key }) }, context) : undefined;
}

/** Who is asked, and with which key, is not for files of prices and limits to decide. */
const FIXED = ['name', 'provider', 'baseUrl', 'keyVariable'] as const;

function profileOf(at: string, builtIn: ProviderProfile, config: RouteConfig, context: RouteContext): ProviderProfile {
  const { file, key, models = {} } = config;
  const own = key ? { ...builtIn, keyVariable: key.env } : builtIn;
  const merged = file === undefined ? own : overridden(`${at}.file`, own, file, context);
  const ids = Object.entries(models).filter(([model]) => {
    const known = Object.hasOwn(merged.models, model) ? merged.models[model] : undefined;
    const problem =
      known === undefined
        ? `${merged.title} has no model "${model}"; use ${Object.keys(merged.models).join(', ')}`
        : known.endpoints && `${merged.title} has an id for every task; name them in a file with "endpoints"`;
    if (problem !== undefined) context.report(`${at}.models.${model}`, problem);
    return problem === undefined;
  });
  if (ids.length === 0) return merged;
  return mergeProfile(merged, { models: Object.fromEntries(ids.map(([model, id]) => [model, { id }])) });
}

function overridden(at: string, base: ProviderProfile, file: string, context: RouteContext): ProviderProfile {
  const { overrides = {} } = context.setup;
  const override = Object.hasOwn(overrides, file) ? overrides[file] : undefined;
  const fail = (problem: string) => {
    context.report(at, problem);
    return base;
  };
  if (override === undefined) return fail(`"${file}" was not read; put it beside the configuration`);
  if (typeof override !== 'object' || override === null) return fail(`"${file}" must hold a JSON object`);
  const fixed = FIXED.filter((member) => Object.hasOwn(override, member));
  if (fixed.length > 0) return fail(`"${file}" must not set ${fixed.join(', ')}; remove it there`);
  try {
    return mergeProfile(base, override as ProfileOverride);
  } catch (error) {
    return fail(`"${file}": ${error instanceof Error ? error.message : 'cannot be used'}`);
  }
}
