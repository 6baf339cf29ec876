import { NodeError } from '@shotgraph/engine';
import { openDownload } from '../http/download.ts';
import { policedFetch } from '../http/policed-fetch.ts';
import { redact } from '../http/redact.ts';
import { type Answer, type ApiRequest, createTransport, type Fetch } from '../http/transport.ts';
import type { Published } from '../publish/publisher.ts';
import type { RequestMedia } from '../request.ts';
import { createProviders, partsOf } from '../setup/create-providers.ts';
import type { PublishPlace } from '../setup/places.ts';
import type { RouteParts } from '../setup/routes.ts';
import type { Env, ProvidersSetup } from '../setup/types.ts';
import { type AllowedCall, findCall, type Wire, wireOf } from './calls.ts';
import type { ServedRoute, SetupAnswer } from './protocol.ts';
import { stillWays } from './still-ways.ts';

/** A request to a provider as it was asked for: the path behind the base address, with its query. */
export type GatewayCall = Pick<ApiRequest, 'method' | 'body'> & { readonly path: string };

/** Passes calls on to providers with keys that whoever asks never sees. Knows nothing of HTTP servers. */
export interface Gateway {
  /** What may be told about the setup. Holds no secret. */
  readonly setup: SetupAnswer;
  /** The call that a request to a route is; `undefined` when there is no such route, or its adapter makes no such call. */
  findCall(route: string, method: string, path: string): AllowedCall | undefined;
  /**
   * Makes a call with the key, once.
   *
   * @throws TransportError without an answer; NodeError `provider-refused` for an unusable key; the signal's reason
   */
  send(route: string, call: GatewayCall, signal: AbortSignal): Promise<Answer>;
  /**
   * Opens a result, without key, from the hosts that the route's adapter fetches from.
   *
   * @throws NodeError `provider-busy` | `provider-refused`; whatever `fetch` throws
   */
  openDownload(route: string, url: string, signal: AbortSignal): Promise<Response>;
  /** @throws NodeError as `Publisher` does, `capability-missing` where nothing is configured */
  publish(route: string, media: RequestMedia, bytes: Blob, signal: AbortSignal): Promise<Published>;
  /** Hides every secret of the setup in a text. */
  redact(text: string): string;
}

/** A route with what it takes to use it. Nothing but `served` is shown. */
export interface Way {
  readonly served: ServedRoute;
  readonly place: PublishPlace | undefined;
  readonly keyVariable: string;
}

/** Longer than any adapter waits: who asks gives up first, and tells by going away. */
const TIMEOUT_MS = 300_000;

/**
 * Makes the gateway of a machine.
 *
 * @throws ConfigError as `createProviders` does
 */
export function createGateway(setup: ProvidersSetup): Gateway {
  const { now = Date.now, fetch } = setup;
  const env: Env = (name) => setup.env(name) || undefined;
  const given = { ...setup, env, now };
  const providers = createProviders(given);
  const order = new Map(providers.routes.map(({ name }, at) => [name, at]));
  const videos = partsOf(given)
    .toSorted((a, b) => order.get(a.route.name)! - order.get(b.route.name)!)
    .map(videoWay);
  const taken = new Set(videos.map(({ served }) => served.name));
  const stills = stillWays(given).filter(({ served }) => !taken.has(served.name));
  const ways = [...videos, ...stills];
  const opened = new Map(ways.map((way) => [way.served.name, open(way, { env, fetch, now })]));
  const variables = [...new Set([...providers.secretVariables, ...ways.map(({ keyVariable }) => keyVariable)])];
  return {
    setup: {
      version: 1,
      routes: ways.map(({ served }) => served),
      budget: providers.budget,
      people: setup.config?.people ?? 'unknown',
    },
    findCall(route, method, path) {
      const found = opened.get(route);
      return found && findCall(found.wire, method, path);
    },
    send: (route, call, signal) => getOpen(opened, route).transport.send(call, signal),
    openDownload: (route, url, signal) => getOpen(opened, route).download(url, signal),
    publish: (route, media, bytes, signal) => getOpen(opened, route).publish(media, bytes, signal),
    redact: (text) =>
      redact(
        text,
        variables.flatMap((name) => env(name) ?? []),
      ),
  };
}

function videoWay({ route, baseUrl, place }: RouteParts): Way {
  const { name, profile, account, facts, concurrency } = route;
  const { hasKey = false, publish = null, publishLacks, expiresAfterSeconds } = facts;
  return {
    served: {
      ...{ kind: 'video', name, title: profile.title, account, hasKey, baseUrl, profile, publish, concurrency },
      models: Object.keys(profile.models),
      ...(publishLacks && { publishLacks }),
      ...(expiresAfterSeconds !== undefined && { expiresAfterSeconds }),
    },
    place,
    keyVariable: profile.keyVariable,
  };
}

function open(
  { served, place, keyVariable }: Way,
  { env, fetch, now }: { readonly env: Env; readonly fetch: Fetch; readonly now: () => number },
) {
  const { baseUrl, title } = served;
  const wire: Wire = wireOf(served);
  const policed = policedFetch(fetch, { allow: [baseUrl] });
  const key = () => env(keyVariable) ?? '';
  const hosts = [...wire.hosts, baseUrl];
  return {
    wire,
    transport: createTransport({ fetch: policed, baseUrl, key, scheme: wire.scheme, timeoutMs: TIMEOUT_MS, now }),
    download: (url: string, signal: AbortSignal) => openDownload(url, { fetch: policed, hosts, now }, signal),
    async publish(media: RequestMedia, bytes: Blob, signal: AbortSignal): Promise<Published> {
      if (place) return place.publisher.publish(media, bytes, signal);
      throw new NodeError('capability-missing', `nothing is configured to publish media for ${title}; name a place`);
    },
  };
}

function getOpen(opened: ReadonlyMap<string, ReturnType<typeof open>>, route: string): ReturnType<typeof open> {
  const found = opened.get(route);
  if (found) return found;
  throw new NodeError('capability-missing', `there is no provider "${route}" on this server`);
}
