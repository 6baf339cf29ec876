import type { Json } from '@shotgraph/engine';
import type { Env, Providers } from '@shotgraph/nodes/providers';
import type { RecordingStore } from '@shotgraph/nodes/recording';

/** Where fal keeps files; its address is no part of a profile. */
const FAL_STORAGE = 'https://rest.fal.ai';

/**
 * A store that writes the addresses of stand-ins as those of the providers they stand in for, so that what was recorded at one can be
 * played back anywhere. What else the stand-in says of itself counts as said by the first provider that is used.
 */
export function officialAddresses(
  store: RecordingStore,
  env: Env,
  { routes, imageRoutes, chatRoutes }: Providers,
): RecordingStore {
  const stills = [...imageRoutes, ...chatRoutes].map(({ profile, facts }) => ({
    hasKey: facts.hasKey,
    from: env(profile.baseUrlVariable),
    to: profile.baseUrl,
  }));
  const videos = routes.map(({ profile, facts }) => ({
    hasKey: facts.hasKey,
    from: facts.baseUrl,
    to: profile.baseUrl,
  }));
  const used = [...videos, ...stills].filter(({ hasKey, from, to }) => hasKey && from && from !== to);
  const origins = new Map(used.map(({ from, to }) => [new URL(from!).origin, new URL(to).origin] as const).reverse());
  const pairs = [
    ...used.map(({ from, to }) => [from!, to] as const),
    ...(env('FAL_STORAGE_URL') ? [[env('FAL_STORAGE_URL')!, FAL_STORAGE] as const] : []),
    ...origins,
  ].sort(([a], [b]) => b.length - a.length);
  if (pairs.length === 0) return store;
  const official = (json: Json): Json =>
    JSON.parse(pairs.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(json))) as Json;
  return {
    append: (exchange) => store.append(official(exchange)),
    read: () => store.read(),
    putBody: (name, body) => store.putBody(name, body),
    getBody: (name) => store.getBody(name),
  };
}
