import * as z from 'zod';
import type { ChatProfile, ImageProfile } from '../profile/still-types.ts';
import type { MediaKind, ProviderProfile } from '../profile/types.ts';

/** Proves that the page was opened with the address the server printed. Never a cookie: those come along from anywhere. */
export const TOKEN_HEADER = 'x-shotgraph-token';
/**
 * Names one call that changes something at a provider. The server passes each name on once: a browser may send a request again by
 * itself when a connection breaks, and the second one would be another purchase.
 */
export const CALL_HEADER = 'x-shotgraph-call';
/** Marks answers that are the server's own and not the provider's. */
export const ERROR_HEADER = 'x-shotgraph-error';

/** Most bytes of a call to a provider, 64 MB as Ark has it. */
export const MAX_CALL_BYTES = 64 * 2 ** 20;
/** Most bytes of a medium that is published: the largest clip that any profile lets through, and a little. */
export const MAX_PUBLISH_BYTES = 201 * 2 ** 20;
/** Most bytes of a result, as adapters have it. */
export const MAX_DOWNLOAD_BYTES = 2 ** 30;

/** What every route tells, whatever it makes. */
interface Served {
  /** `provider` of the calls that go this way. */
  readonly name: string;
  readonly title: string;
  /** Which account pays, by a name that is no secret. */
  readonly account: string;
  /** The server holds a key for it. */
  readonly hasKey: boolean;
  /** Where adapters believe to send; the server does. Without user, password and query. */
  readonly baseUrl: string;
  /** By the names graphs use. */
  readonly models: readonly string[];
  /** Where the server publishes media for it; `null` when nowhere. */
  readonly publish: { readonly url: string; readonly kinds: readonly MediaKind[] } | null;
  /** Variables of the server that a place to publish still needs. */
  readonly publishLacks?: readonly string[];
  /** Jobs at once. */
  readonly concurrency: number;
  readonly expiresAfterSeconds?: number;
}

/** One way to a provider as a server tells about it. Holds no secret. */
export type ServedRoute =
  | (Served & { readonly kind: 'video'; readonly profile: ProviderProfile })
  | (Served & { readonly kind: 'image'; readonly profile: ImageProfile })
  | (Served & { readonly kind: 'chat'; readonly profile: ChatProfile });

/** Answer of `/api/setup`: how the machine of the server is set up. Holds no secret. */
export interface SetupAnswer {
  /** Format of this answer. */
  readonly version: 1;
  /** Those of videos in the order of preference, then pictures, then text. */
  readonly routes: readonly ServedRoute[];
  /** What may be spent in a day. */
  readonly budget: { readonly day?: { readonly USD?: number; readonly CNY?: number } };
  /** As in the configuration. */
  readonly people: 'unknown' | 'none' | readonly string[];
}

/** What is published, besides its bytes. */
export interface PublishQuery {
  readonly kind: MediaKind;
  readonly content: string;
  readonly mime: string;
}

/** An error of the server's own. `retryable`, `retryAfterMs` as in a `NodeError`. */
export interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly retryable?: boolean;
    readonly retryAfterMs?: number;
  };
}

const served = {
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  title: z.string(),
  account: z.string(),
  hasKey: z.boolean(),
  baseUrl: z.url({ protocol: /^https?$/ }),
  models: z.array(z.string()),
  publish: z.object({ url: z.string(), kinds: z.array(z.enum(['image', 'video', 'audio'])) }).nullable(),
  publishLacks: z.array(z.string()).exactOptional(),
  concurrency: z.int().min(1),
  expiresAfterSeconds: z.number().exactOptional(),
  kind: z.enum(['video', 'image', 'chat']),
  profile: z.unknown(),
};

/** The answer as far as it can be judged without knowing profiles; those are read by their own schemas. */
export const setupSchema = z.object({
  version: z.literal(1),
  routes: z.array(z.object(served)),
  budget: z.object({
    day: z.object({ USD: z.number().exactOptional(), CNY: z.number().exactOptional() }).exactOptional(),
  }),
  people: z.union([z.enum(['unknown', 'none']), z.array(z.string())]),
});

export const errorSchema: z.ZodType<ErrorAnswer> = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean().exactOptional(),
    retryAfterMs: z.number().exactOptional(),
  }),
});

/** Answer of `/api/publish`. `expiresAt`: ms since 1970, `null` when nobody says. */
export const publishedSchema = z.object({ url: z.url(), expiresAt: z.number().nullable() });
