import { type Attempt, type Budget, NodeError, nearNames, type PaidAdapter } from '@shotgraph/engine';
import { createArkAdapter } from '../ark/index.ts';
import { createFalAdapter } from '../fal/index.ts';
import type { AdapterOptions } from '../http/options.ts';
import { toVideoRequest } from '../http/options.ts';
import { endpointOf, findModel } from '../profile/lookup.ts';
import { renderPrompt } from '../profile/render-prompt.ts';
import type { ProviderProfile } from '../profile/types.ts';
import { createResolve } from '../publish/create-resolve.ts';
import { createReplicateAdapter } from '../replicate/index.ts';
import { usageCost } from '../usage-cost.ts';
import { ConfigError } from './config.ts';
import { finder } from './finder.ts';
import { type PublishPlace, toPlace } from './places.ts';
import { type RouteParts, routeConfigs, toRoute } from './routes.ts';
import { stillsOf } from './stills-of.ts';
import type { Env, Providers, ProvidersSetup, References, Route } from './types.ts';
import { environmentPlace } from './variables.ts';

const ADAPTERS: { readonly [provider: string]: (options: AdapterOptions) => PaidAdapter } = {
  ark: createArkAdapter,
  fal: createFalAdapter,
  replicate: createReplicateAdapter,
};

/** What the ledger gives a create call. */
const CREATE_TIMEOUT_MS = 300_000;

/**
 * Sets the providers up from environment and configuration. Reads which variables are set, keeps nothing that is in them, and reaches
 * nothing.
 *
 * @throws ConfigError with everything that is wrong with the configuration or the variables
 */
export function createProviders(setup: ProvidersSetup): Providers {
  const { config = {}, now = Date.now, createTimeoutMs = CREATE_TIMEOUT_MS, listDelayMs } = setup;
  const env: Env = (name) => setup.env(name) || undefined;
  const parts = partsOf({ ...setup, env, now });
  const routes = inOrder(
    parts.map(({ route }) => route),
    config.prefer ?? [],
  );
  const surroundings = { env, now, createTimeoutMs, ...(listDelayMs !== undefined && { listDelayMs }) };
  const budget: Budget = config.budget ?? {};
  const { stillAdapter, stillSecretVariables, ...stills } = stillsOf({ ...setup, env, now });
  return {
    ...finder(routes),
    ...stills,
    budget,
    secretVariables: [...new Set([...secretVariables(parts), ...stillSecretVariables])],
    adapter(name, references) {
      const found = parts.find(({ route }) => route.name === name);
      if (!found) {
        const still = stillAdapter(name, references);
        if (still) return still;
        throw noRoute(name, routes);
      }
      const { title, keyVariable } = found.route.profile;
      if (env(keyVariable)) return makeAdapter(found, references, surroundings);
      throw new NodeError('capability-missing', `no key for ${title} is set; set ${keyVariable}`);
    },
  };
}

const secretVariables = (parts: readonly RouteParts[]): readonly string[] => [
  ...new Set(parts.flatMap(({ route, place }) => [route.profile.keyVariable, ...(place?.variables ?? [])])),
];

/**
 * The routes with what their adapters are made from, as they are written. For whoever stands between an adapter and its provider.
 *
 * @throws ConfigError as `createProviders` does
 */
export function partsOf(setup: ProvidersSetup & { readonly now: () => number }): readonly RouteParts[] {
  const { config = {}, env, fetch, now } = setup;
  const problems = new Set<string>();
  const report = (place: string, problem: string) => void problems.add(`${place}: ${problem}`);
  const context = { env, fetch, now, report };
  const places = new Map<string, PublishPlace>();
  for (const [name, described] of Object.entries(config.publish ?? {})) {
    const place = toPlace(name, described, context);
    if (place) places.set(name, place);
  }
  const usualPlace = environmentPlace(context);
  const parts = routeConfigs(config).map(([name, route]) =>
    toRoute(name, route, { ...context, setup, places, usualPlace }),
  );
  if (problems.size > 0) throw new ConfigError([...problems]);
  return parts;
}

/** Those with a key first, then those that are preferred, then as they are written. */
function inOrder(routes: readonly Route[], prefer: readonly string[]): readonly Route[] {
  const rank = ({ name, facts }: Route) => {
    const at = prefer.indexOf(name);
    return (facts.hasKey ? 0 : routes.length) + (at < 0 ? prefer.length : at) / (prefer.length + 1);
  };
  return [...routes].sort((a, b) => rank(a) - rank(b));
}

interface Surroundings {
  readonly env: Env;
  readonly now: () => number;
  readonly createTimeoutMs: number;
  readonly listDelayMs?: number;
}

function makeAdapter(parts: RouteParts, references: References, surroundings: Surroundings): PaidAdapter {
  const { env, ...times } = surroundings;
  const { route, baseUrl, fetch, place, published, callbackUrl } = parts;
  const { profile, facts } = route;
  const make = ADAPTERS[profile.provider];
  if (!make) throw new RangeError(`No adapter speaks to "${profile.provider}"`);
  const adapter = make({
    ...{ fetch, baseUrl, ...times },
    key: () => env(profile.keyVariable) ?? '',
    modelOf: modelOf(profile),
    render: (prompt) => renderPrompt(prompt, profile),
    resolve: createResolve({
      ...{ published, now: times.now, inlineKinds: profile.inline },
      load: (content) => references.load(content),
      ...(place && { publisher: place.publisher }),
    }),
    ...(callbackUrl !== undefined && { callbackUrl: (attempt) => callbackUrl.replace('{attempt}', nameOf(attempt)) }),
    ...(facts.expiresAfterSeconds !== undefined && { expiresAfterSeconds: facts.expiresAfterSeconds }),
  });
  return { ...adapter, costOf: (call, made) => usageCost(toVideoRequest(call.request), made, profile) };
}

/** The key is a hash of what was asked for, and the tag is random: nobody can guess both. */
const nameOf = ({ key, attempt, tag }: Attempt) => `${key}-${attempt}-${tag}`;

const modelOf =
  (profile: ProviderProfile): AdapterOptions['modelOf'] =>
  (name, task) => {
    const model = findModel(profile, name)?.model;
    if (!model?.tasks.includes(task)) return undefined;
    return { id: endpointOf(model, task), explicitTask: model.editing === 'field' };
  };

function noRoute(name: string, routes: readonly Route[]): NodeError {
  const names = routes.map((route) => route.name);
  const near = nearNames(name, names)[0];
  const advice = near === undefined ? `use ${names.join(', ')}` : `did you mean "${near}"?`;
  return new NodeError('capability-missing', `there is no provider "${name}" on this machine; ${advice}`);
}
