import { policedFetch } from '../http/policed-fetch.ts';
import type { Fetch } from '../http/transport.ts';
import type { MediaKind } from '../profile/types.ts';
import { FAL_STORAGE_URL, falStorage } from '../publish/fal-storage.ts';
import type { Publisher } from '../publish/publisher.ts';
import { replicateFiles } from '../publish/replicate-files.ts';
import { s3Publisher } from '../publish/s3.ts';
import { webServer } from '../publish/web-server.ts';
import { REPLICATE_URL } from '../replicate/index.ts';
import { findDistrust } from './address.ts';
import type { ProviderStorageConfig, PublishConfig, PutConfig, S3Config } from './config.ts';
import { readAddress } from './read-address.ts';
import type { Env } from './types.ts';

/** A place where providers can fetch media from. */
export interface PublishPlace {
  readonly publisher: Publisher;
  /** Origin the provider fetches from, or the address of the service that decides it. Shown in messages. */
  readonly url: string;
  readonly kinds: readonly MediaKind[];
  /** Variables with the secrets it cannot be used without. */
  readonly variables?: readonly string[];
  /** Only this provider can read what is published there. */
  readonly only?: string;
}

/** What places are made with. `report` takes a problem of the configuration; the place is left out then. */
export interface PlaceContext {
  readonly env: Env;
  readonly fetch: Fetch;
  readonly now: () => number;
  report(place: string, problem: string): void;
}

const KINDS: readonly MediaKind[] = ['image', 'video', 'audio'];

/** Where fal and Replicate keep files: variables of key and address, and the address that is the provider's own. */
const STORAGE = {
  fal: { key: 'FAL_KEY', address: 'FAL_STORAGE_URL', url: FAL_STORAGE_URL },
  replicate: { key: 'REPLICATE_API_TOKEN', address: 'REPLICATE_BASE_URL', url: REPLICATE_URL },
} as const;

/** Makes the place that a configuration describes. */
export function toPlace(name: string, config: PublishConfig, context: PlaceContext): PublishPlace | undefined {
  const at = `publish.${name}`;
  switch (config.kind) {
    case 's3':
      return s3Place(at, config, context);
    case 'put':
      return putPlace(at, config, context);
    default:
      return storagePlace(at, config, context);
  }
}

/** The variable at every call; empty while it is not set. */
const reading = (env: Env, variable: string) => () => env(variable) ?? '';

/** Makes the storage of fal or Replicate, where environment or configuration say that it is. */
export function storagePlace(at: string, config: ProviderStorageConfig, context: PlaceContext): PublishPlace {
  const { kind, key, baseUrl } = config;
  const { address, url } = STORAGE[kind];
  const chosen = readAddress(`${at}.baseUrl`, baseUrl, { variable: address, own: [url] }, context);
  return storageAt(kind, chosen ?? url, key?.env, context);
}

/** Makes the storage of fal or Replicate at an address. @param variable - the provider's own when left out */
export function storageAt(
  kind: ProviderStorageConfig['kind'],
  baseUrl: string,
  variable: string | undefined = STORAGE[kind].key,
  { env, fetch, now }: PlaceContext,
): PublishPlace {
  const make = kind === 'fal' ? falStorage : replicateFiles;
  const key = reading(env, variable);
  return {
    publisher: make({ ...{ key, baseUrl, now }, fetch: policedFetch(fetch, { allow: [baseUrl] }) }),
    url: baseUrl,
    kinds: KINDS,
    variables: [variable],
    // Others would need the key to read them.
    ...(kind === 'replicate' && { only: kind }),
  };
}

function s3Place(at: string, config: S3Config, context: PlaceContext): PublishPlace | undefined {
  const { env, now } = context;
  const {
    bucket,
    region = 'auto',
    style = 'path',
    prefix,
    accessKey,
    secretKey,
    sessionToken,
    expiresSeconds,
  } = config;
  const endpoint = readAddress(`${at}.endpoint`, config.endpoint, { own: [] }, context);
  if (endpoint === undefined) return undefined;
  const token = sessionToken && reading(env, sessionToken.env);
  const publisher = s3Publisher({
    ...{ endpoint, bucket, region, style, now },
    fetch: policedFetch(context.fetch, { allow: [style === 'host' ? hostOf(endpoint, bucket) : endpoint] }),
    credentials: () => ({
      accessKeyId: reading(env, accessKey.env)(),
      secretAccessKey: reading(env, secretKey.env)(),
      ...(token && { sessionToken: token() }),
    }),
    ...(prefix !== undefined && { prefix }),
    ...(expiresSeconds !== undefined && { expiresSeconds }),
  });
  const variables = [accessKey, secretKey, ...(sessionToken ? [sessionToken] : [])].map((one) => one.env);
  return { publisher, url: new URL(endpoint).origin, kinds: KINDS, variables };
}

function hostOf(endpoint: string, bucket: string): string {
  const url = new URL(endpoint);
  return `${url.protocol}//${bucket}.${url.host}`;
}

function putPlace(at: string, config: PutConfig, context: PlaceContext): PublishPlace | undefined {
  const { env, now } = context;
  const { headers = {}, keepSeconds } = config;
  const variables = Object.values(headers).map((one) => one.env);
  const distrust = variables.length > 0 ? findDistrust(config.put, [], env) : undefined;
  if (distrust !== undefined) {
    context.report(`${at}.put`, distrust);
    return undefined;
  }
  const values = () => Object.fromEntries(Object.entries(headers).map(([name, one]) => [name, env(one.env) ?? '']));
  const publisher = webServer({
    ...{ putUrl: config.put, publicUrl: config.public, headers: values, now },
    fetch: policedFetch(context.fetch, { allow: [config.put] }),
    ...(keepSeconds !== undefined && { keepSeconds }),
  });
  return { publisher, url: new URL(config.public).origin, kinds: KINDS, variables };
}
