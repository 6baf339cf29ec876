import { NodeError } from '@shotgraph/engine';
import type { Fetch } from '../http/transport.ts';
import { getProfile } from '../profile/builtin.ts';
import { loadProfile, type ProfileOverride } from '../profile/load.ts';
import type { StillProfile } from '../profile/still-types.ts';
import { CHAT_PROFILES, IMAGE_PROFILES, loadChatProfile, loadImageProfile } from '../profile/stills.ts';
import type { ProvidersConfig, RouteConfig } from '../setup/config.ts';
import type { PublishPlace } from '../setup/places.ts';
import type { ProvidersSetup } from '../setup/types.ts';
import { askServer, type ServerAccess } from './ask-server.ts';
import { overrideOf } from './override-of.ts';
import { type ServedRoute, type SetupAnswer, setupSchema } from './protocol.ts';
import { keyNameOf, serverFetch } from './server-fetch.ts';
import { serverPublisher } from './server-publisher.ts';

/** What `createProviders` and `createStills` make providers from that go through a server. Holds no secret. */
export interface ServerSetup extends ProvidersSetup {
  readonly config: ProvidersConfig;
  readonly publisherOf: (route: string) => PublishPlace | undefined;
  /** As told by the server. */
  readonly routes: readonly ServedRoute[];
  /** Over profiles of pictures and text, by name: `overrides` of `createStills`. */
  readonly stillOverrides: { readonly [profile: string]: ProfileOverride };
}

/**
 * Learns from the server of a page how it is set up, so that the page plans, prices and names its providers exactly as the server would.
 *
 * @param origin - the page's own
 * @param token - from the fragment of the page's address
 * @throws NodeError `provider-busy` (retryable) when no server is there, `provider-refused` when it refuses the token or says what this
 *   page does not understand; the signal's reason
 * @example
 * const setup = await loadServerSetup(location.origin, token);
 * const providers = createProviders(setup);
 */
export async function loadServerSetup(
  origin: string,
  token: string,
  { fetch, signal }: { readonly fetch?: Fetch; readonly signal?: AbortSignal } = {},
): Promise<ServerSetup> {
  const access: ServerAccess = { origin, token, ...(fetch && { fetch }) };
  const answer = await askServer(access, '/api/setup', { method: 'GET', ...(signal && { signal }) });
  const json: unknown = await answer.json().catch(() => undefined);
  signal?.throwIfAborted();
  return toSetup(readAnswer(json, origin), access);
}

function readAnswer(json: unknown, origin: string): SetupAnswer {
  const read = setupSchema.safeParse(json);
  try {
    if (read.success) return { ...read.data, routes: read.data.routes.map(withProfile) };
  } catch {
    // Told below: what is wrong with a profile of another version helps nobody.
  }
  const message = `the server at ${origin} is not of the version of this page; update both and reload`;
  throw new NodeError('provider-refused', message);
}

type ReadRoute = ReturnType<typeof setupSchema.parse>['routes'][number];

function withProfile({ kind, profile, ...rest }: ReadRoute): ServedRoute {
  switch (kind) {
    case 'video':
      return { ...rest, kind, profile: loadProfile(profile) };
    case 'image':
      return { ...rest, kind, profile: loadImageProfile(profile) };
    case 'chat':
      return { ...rest, kind, profile: loadChatProfile(profile) };
  }
}

type VideoRoute = Extract<ServedRoute, { kind: 'video' }>;
const isVideo = (route: ServedRoute): route is VideoRoute => route.kind === 'video';

/** Variables of this page's environment with addresses of routes. */
const addressVariable = (at: number) => `SHOTGRAPH_SERVED_ADDRESS_${at}`;
/** Name of the stand-in for a file over a profile. */
const fileOf = (route: string) => `${route}.json`;

function toSetup({ routes, budget, people }: SetupAnswer, access: ServerAccess): ServerSetup {
  const videos = routes.filter(isVideo);
  const variables = new Map<string, string>();
  for (const { hasKey, profile } of routes) {
    if (hasKey) variables.set(profile.keyVariable, keyNameOf(profile.keyVariable));
  }
  for (const [at, { baseUrl }] of videos.entries()) variables.set(addressVariable(at), baseUrl);
  for (const { kind, baseUrl, profile } of routes) {
    if (kind !== 'video' && baseUrl !== profile.baseUrl) variables.set(profile.baseUrlVariable, baseUrl);
  }
  const published = new Map(routes.map((route) => [route.name, placeOf(route, access)]));
  return {
    config: {
      providers: Object.fromEntries(videos.map((route, at) => [route.name, configOf(route, at)])),
      prefer: videos.map(({ name }) => name),
      budget: budget as NonNullable<ProvidersConfig['budget']>,
      people,
    },
    overrides: Object.fromEntries(
      videos.map(({ name, profile }) => [fileOf(name), overrideOf(getProfile(profile.name), profile)]),
    ),
    stillOverrides: stillOverrides(routes),
    env: (name) => variables.get(name),
    fetch: serverFetch({ ...access, routes }),
    publisherOf: (route) => published.get(route),
    routes,
  };
}

const configOf = (route: VideoRoute, at: number): RouteConfig => ({
  profile: route.profile.name,
  file: fileOf(route.name),
  key: { env: route.profile.keyVariable },
  baseUrl: { env: addressVariable(at) },
  account: route.account,
  concurrency: route.concurrency,
  // Otherwise the usual place would be made anew, with a key that is not here.
  ...(route.publish === null && { publish: 'none' }),
  ...(route.expiresAfterSeconds !== undefined && { expiresAfterSeconds: route.expiresAfterSeconds }),
});

function placeOf({ name, publish, publishLacks }: ServedRoute, access: ServerAccess): PublishPlace | undefined {
  if (publish === null && publishLacks === undefined) return undefined;
  const { url, kinds } = publish ?? { url: access.origin, kinds: [] };
  const publisher = serverPublisher({ ...access, route: name });
  return { publisher, url, kinds, ...(publishLacks && { variables: publishLacks }) };
}

function stillOverrides(routes: readonly ServedRoute[]): { [profile: string]: ProfileOverride } {
  const builtIn = new Map<string, StillProfile>([...IMAGE_PROFILES, ...CHAT_PROFILES].map((one) => [one.name, one]));
  const differing = routes.flatMap(({ kind, profile }) => {
    const base = kind === 'video' ? undefined : builtIn.get(profile.name);
    const override = base && overrideOf(base, profile);
    return override && Object.keys(override).length > 0 ? [[profile.name, override] as const] : [];
  });
  return Object.fromEntries(differing);
}
