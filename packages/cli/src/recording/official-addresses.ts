import type { Json } from '@shotgraph/engine';
import type { Env, Providers } from '@shotgraph/nodes/providers';
import type { RecordingStore } from '@shotgraph/nodes/recording';

/** Where fal keeps files; its address is no part of a profile. */
const FAL_STORAGE = 'https://rest.fal.ai';

/**
 * A store that holds the addresses of providers where this process uses those of stand-ins: what was recorded at a stand-in can be
 * played back anywhere, and whatever was recorded where a stand-in is set up. What else a stand-in says of itself counts as said by the
 * first provider that is used.
 */
export function officialAddresses(
  store: RecordingStore,
  env: Env,
  { routes, imageRoutes, chatRoutes }: Providers,
): RecordingStore {
  const stills = [...imageRoutes, ...chatRoutes].map(({ profile, facts }) => ({
    hasKey: facts.hasKey,
    from: env(profile.baseUrlVariable) ?? profile.baseUrl,
    to: profile.baseUrl,
  }));
  const videos = routes.map(({ profile, facts }) => ({
    hasKey: facts.hasKey,
    from: facts.baseUrl ?? profile.baseUrl,
    to: profile.baseUrl,
  }));
  const apis = [...videos, ...stills].filter(({ from, to }) => from !== to);
  const used = apis.filter(({ hasKey }) => hasKey);
  const storage = env('FAL_STORAGE_URL');
  const origins = new Map(used.map(({ from, to }) => [new URL(from).origin, new URL(to).origin] as const).reverse());
  const toOfficial = replacing([
    ...used.map(({ from, to }) => [from, to] as const),
    ...(storage ? [[storage, FAL_STORAGE] as const] : []),
    ...origins,
  ]);
  const toOwn = replacing(apis.map(({ from, to }) => [to, from] as const));
  return {
    append: (exchange) => store.append(toOfficial(exchange)),
    read: async () => (await store.read()).map(toOwn),
    putBody: (name, body) => store.putBody(name, body),
    getBody: (name) => store.getBody(name),
  };
}

/** Replaces texts wherever they occur, longer ones first. */
function replacing(pairs: readonly (readonly [from: string, to: string])[]): (json: Json) => Json {
  const sorted = [...pairs].sort(([a], [b]) => b.length - a.length);
  return (json) =>
    JSON.parse(sorted.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(json))) as Json;
}
