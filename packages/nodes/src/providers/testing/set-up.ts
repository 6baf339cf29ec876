import type { Fetch } from '../http/transport.ts';
import type { PaidAdapter } from '../paid.ts';
import { ConfigError, type ProvidersConfig } from '../setup/config.ts';
import { createProviders } from '../setup/create-providers.ts';
import type { Providers, ProvidersSetup, References } from '../setup/types.ts';
import { callOf, TEXT } from './requests.ts';

/** Keys of all providers. They look like keys, so that they can be searched for. */
export const KEYS = {
  ARK_API_KEY: 'canary-ark-8c1f0001',
  ARK_CHINA_API_KEY: 'canary-china-8c1f0002',
  FAL_KEY: 'canary-fal-8c1f0003',
  REPLICATE_API_TOKEN: 'canary-replicate-8c1f0004',
};

/** An S3-compatible store. */
export const S3 = {
  SHOTGRAPH_S3_ENDPOINT: 'https://s3.example.com',
  SHOTGRAPH_S3_BUCKET: 'films',
  SHOTGRAPH_S3_ACCESS_KEY: 'canary-id-8c1f0005',
  SHOTGRAPH_S3_SECRET_KEY: 'canary-secret-8c1f0006',
};

/** The same bytes for every reference. */
export const references: References = { load: async () => new Blob(['bytes']) };

const unreachable: Fetch = () => Promise.reject(new Error('must not be called'));

/** Providers on a machine with these variables; nothing is reached unless `more` brings a fetch. */
export const setUp = (
  env: { readonly [name: string]: string } = {},
  config?: ProvidersConfig,
  more: Partial<ProvidersSetup> = {},
): Providers => createProviders({ env: (name) => env[name], fetch: unreachable, ...(config && { config }), ...more });

/** What is wrong with a setup. */
export function problemsOf(...args: Parameters<typeof setUp>): readonly string[] {
  try {
    setUp(...args);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** A fetch that answers everything with a job, and what it was asked. */
export function answering() {
  const seen: { readonly url: string; readonly key: string | null; readonly init: RequestInit }[] = [];
  const fetch: Fetch = async (url, init) => {
    seen.push({ url, key: new Headers(init.headers).get('authorization'), init });
    return Response.json({ id: 'a1', request_id: 'a1' });
  };
  return { seen, fetch };
}

/** Asks for a clip. */
export const create = (adapter: PaidAdapter, request = TEXT) =>
  adapter.create(callOf(request), { key: 'k', attempt: 1, tag: 77, at: 0 }, new AbortController().signal);
