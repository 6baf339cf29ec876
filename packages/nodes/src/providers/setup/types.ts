import type { Budget, PaidAdapter } from '@shotgraph/engine';
import type { Fetch } from '../http/transport.ts';
import type { LimitFacts } from '../limits/types.ts';
import type { ProfileOverride } from '../profile/load.ts';
import type { ProviderProfile } from '../profile/types.ts';
import type { ProvidersConfig } from './config.ts';
import type { PublishPlace } from './places.ts';
import type { StillRoutes } from './still-routes.ts';

/** Reads a variable of the environment; empty ones count as not set. */
export type Env = (name: string) => string | undefined;

/** What providers are made from. */
export interface ProvidersSetup {
  /** Without one the environment alone decides. */
  readonly config?: ProvidersConfig;
  /** What is in the files that the configuration names, as plain JSON, by the path it names them with. */
  readonly overrides?: { readonly [file: string]: unknown };
  /** Parts of profiles of pictures and text that go over the built-in ones, by the name of the profile. */
  readonly stillOverrides?: { readonly [profile: string]: ProfileOverride };
  /** Asked for secrets at every call that needs them; they are kept nowhere. */
  readonly env: Env;
  readonly fetch: Fetch;
  /** A place of the surroundings where a route publishes; comes before the configuration. */
  readonly publisherOf?: (route: string) => PublishPlace | undefined;
  /** Longest that a create call may take, ms: as `LedgerPolicy.createTimeoutMs`, and 5 minutes when left out, as there. */
  readonly createTimeoutMs?: number;
  /** A job may be listed so much later than it was accepted, ms; a minute when left out. */
  readonly listDelayMs?: number;
  /** ms since 1970. */
  readonly now?: () => number;
}

/** One way to a provider, as this machine is set up for it. */
export interface Route {
  /** Unique, such as `ark-byteplus`; `provider` of the calls that go this way. */
  readonly name: string;
  /** The built-in profile with the user's own file over it; `keyVariable` is the variable this route reads. */
  readonly profile: ProviderProfile;
  /** Which account pays, by a name that is no secret. */
  readonly account: string;
  /** What decides about requests besides the requests: whether there is a key, where media are published. */
  readonly facts: LimitFacts;
  /** Jobs of the account under way at once, to begin with; what the provider answers corrects it. From 1. */
  readonly concurrency: number;
}

/** Where references of a request come from. */
export interface References {
  /** Bytes of a reference by its `RequestMedia.content`. @throws NodeError `storage-failed` when nobody offered them */
  load(content: string): Promise<Blob>;
}

/** All providers, as this machine is set up for them. Nothing of it holds a secret, and nothing reaches the network by itself. */
export interface Providers extends StillRoutes {
  /** Those that can be used first, in the order of preference. */
  readonly routes: readonly Route[];
  /** Limits of the configuration: what may be spent in a day. */
  readonly budget: Budget;
  /** Names of all video models of all routes, each once. */
  readonly videoModels: readonly string[];
  /**
   * The way to a model: the route of that name if it has the model, or the first one that has it, one with a key before one without.
   *
   * @param route - `auto` or left out: whichever
   */
  findRoute(model: string, route?: string): Route | undefined;
  /** Variables that hold secrets of routes and of places to publish, each once: what a recording must not hold. */
  readonly secretVariables: readonly string[];
  /**
   * The adapter of a route, for the ledger.
   *
   * @throws NodeError `capability-missing` when there is no such route or it has no key, naming the variable to set
   */
  adapter(route: string, references: References): PaidAdapter;
}
