import type { Currency } from '@shotgraph/engine';

/** Something the environment holds: the name of the variable, never what is in it. */
export interface EnvRef {
  readonly env: string;
}

/** One way to a provider, as a configuration describes it. */
export interface RouteConfig {
  /** Name of a built-in profile; the name of the route when left out. */
  readonly profile?: string;
  /** File with parts of a profile that go over the built-in one, relative to the configuration, in its folder. */
  readonly file?: string;
  /** The profile's own variable when left out. */
  readonly key?: EnvRef;
  /** Address of the API. The provider's own variable, such as `ARK_BASE_URL`, comes before one that is written here. */
  readonly baseUrl?: string | EnvRef;
  /** Which account pays, by a name that is no secret; `default` when left out. */
  readonly account?: string;
  /** Jobs under way at once, from 1. */
  readonly concurrency?: number;
  /** Name under `publish`, or `none`. */
  readonly publish?: string;
  /** What the provider calls models on this account, such as `ep-…`, by the name graphs use. */
  readonly models?: { readonly [name: string]: string };
  /** After how long the provider gives a job up, seconds. */
  readonly expiresAfterSeconds?: number;
  /**
   * Where the provider tells how a job goes on; `{attempt}` stands for a name of the attempt that nobody can guess. Tells the id of a
   * job also when the answer to its call was lost.
   */
  readonly callbackUrl?: string;
}

/** Any store that speaks S3. */
export interface S3Config {
  readonly kind: 's3';
  readonly endpoint: string | EnvRef;
  readonly bucket: string;
  /** `auto` when left out. */
  readonly region?: string;
  /** `path` when left out. */
  readonly style?: 'path' | 'host';
  readonly prefix?: string;
  readonly accessKey: EnvRef;
  readonly secretKey: EnvRef;
  readonly sessionToken?: EnvRef;
  /** Life of an address, seconds; a day when left out. */
  readonly expiresSeconds?: number;
}

/** Storage of fal, or files of Replicate. */
export interface ProviderStorageConfig {
  readonly kind: 'fal' | 'replicate';
  /** The provider's own variable when left out. */
  readonly key?: EnvRef;
  readonly baseUrl?: string | EnvRef;
}

/** A web server of one's own. */
export interface PutConfig {
  readonly kind: 'put';
  /** Where files are written by PUT; `{name}` stands for the name of the file. */
  readonly put: string;
  /** Where the provider reads them. */
  readonly public: string;
  /** Sent along with the PUT. */
  readonly headers?: { readonly [name: string]: EnvRef };
  /** How long files stay, seconds; for ever when left out. */
  readonly keepSeconds?: number;
}

/** A place where providers can fetch media from. */
export type PublishConfig = S3Config | ProviderStorageConfig | PutConfig;

/** What `shotgraph.config.json` says. It holds no secret, so it may be shared. */
export interface ProvidersConfig {
  /** By the name of the route. When it is there, only these routes are; else every built-in profile is one. */
  readonly providers?: { readonly [route: string]: RouteConfig };
  readonly publish?: { readonly [name: string]: PublishConfig };
  /** Files with parts of a profile of pictures or text that go over the built-in one, by the name of the profile. */
  readonly stills?: { readonly [profile: string]: { readonly file: string } };
  /** Routes in the order in which they are tried; the others follow. */
  readonly prefer?: readonly string[];
  /** What may be spent in a day (UTC). */
  readonly budget?: { readonly day?: { readonly [currency in Currency]?: number } };
  /** Real people in references: `unknown` reminds, `none` vouches that there are none, a list names the contents that show some. */
  readonly people?: 'unknown' | 'none' | readonly string[];
}

/** A configuration that cannot be used. Tells everything that is wrong with it, and nothing that could be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** One line each: the place, what is wrong, what to do. */
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
