import { PROFILES } from '../profile/builtin.ts';
import type { S3Config } from './config.ts';
import { type PlaceContext, type PublishPlace, toPlace } from './places.ts';
import type { Env } from './types.ts';

/** Variables with addresses of APIs, by built-in profile. */
export const ADDRESS_VARIABLES: { readonly [profile: string]: string } = {
  'ark-byteplus': 'ARK_BASE_URL',
  'ark-volcengine': 'ARK_CHINA_BASE_URL',
  fal: 'FAL_QUEUE_URL',
  replicate: 'REPLICATE_BASE_URL',
};

/** Addresses of a provider itself, in all regions. */
export const ownAddresses = (provider: string): readonly string[] =>
  Object.values(PROFILES).flatMap((profile) => (profile.provider === provider ? [profile.baseUrl] : []));

const S3 = 'SHOTGRAPH_S3';
const NEEDED = [`${S3}_ENDPOINT`, `${S3}_BUCKET`, `${S3}_ACCESS_KEY`, `${S3}_SECRET_KEY`];

/** The S3-compatible store that the environment alone describes; `undefined` when it describes none, or not all of it, which is reported. */
export function environmentPlace(context: PlaceContext): PublishPlace | undefined {
  const { env, report } = context;
  const missing = NEEDED.filter((name) => !env(name));
  if (missing.length === NEEDED.length) return undefined;
  for (const name of missing) report(name, `is not set, but other variables of ${S3}_… are; set it, or unset them all`);
  const style = env(`${S3}_STYLE`) ?? 'path';
  if (style !== 'path' && style !== 'host') report(`${S3}_STYLE`, 'must be path or host');
  else if (missing.length === 0) return toPlace('environment', s3Config(env, style), context);
  return undefined;
}

const s3Config = (env: Env, style: 'path' | 'host'): S3Config => ({
  kind: 's3',
  endpoint: { env: `${S3}_ENDPOINT` },
  bucket: env(`${S3}_BUCKET`)!,
  region: env(`${S3}_REGION`) || 'auto',
  style,
  accessKey: { env: `${S3}_ACCESS_KEY` },
  secretKey: { env: `${S3}_SECRET_KEY` },
});
