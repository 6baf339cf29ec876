import type { Env, Providers } from '@shotgraph/nodes/providers';
import type { RecordingStore } from '@shotgraph/nodes/recording';

/** What stands for a key where none is needed. */
const PLACEHOLDER = 'replayed';

/**
 * The environment of a replay: variables that hold secrets hold a placeholder in their place. Keys are there only for the APIs that
 * were recorded, so that a graph that leaves the choice of the route open takes the same one as then.
 *
 * @throws NodeError `storage-failed` when the recording cannot be read
 */
export async function replayEnv(env: Env, providers: Providers, recording: RecordingStore): Promise<Env> {
  const recorded = JSON.stringify(await recording.read());
  const apis = apisOf(env, providers);
  const used = new Set(apis.filter(({ url }) => recorded.includes(url)).map(({ key }) => key));
  const unused = new Set(apis.map(({ key }) => key).filter((key) => !used.has(key)));
  const secret = new Set(providers.secretVariables);
  return (name) => (!secret.has(name) ? env(name) : unused.has(name) ? undefined : PLACEHOLDER);
}

/** Addresses of all APIs, each with the variable that holds its key. */
function apisOf(env: Env, { routes, imageRoutes, chatRoutes }: Providers) {
  const videos = routes.map(({ profile, facts }) => ({
    key: profile.keyVariable,
    url: facts.baseUrl ?? profile.baseUrl,
  }));
  const stills = [...imageRoutes, ...chatRoutes].map(({ profile }) => ({
    key: profile.keyVariable,
    url: env(profile.baseUrlVariable) || profile.baseUrl,
  }));
  return [...videos, ...stills];
}
