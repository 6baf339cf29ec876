/** Who signs. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string;
}

/** What is signed. */
export interface Presign {
  readonly method: 'GET' | 'PUT';
  /** Without query; its path is encoded once, as S3 wants it. */
  readonly url: URL;
  readonly region: string;
  /** Life of the address, seconds, 1..604800. */
  readonly expiresSeconds: number;
  /** ms since 1970. */
  readonly now: number;
}

/**
 * An address that gives the right to read or write one object for a while.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export async function presign(
  { method, url, region, expiresSeconds, now }: Presign,
  who: S3Credentials,
): Promise<string> {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const query = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${who.accessKeyId}/${scope}`],
    ['X-Amz-Date', time],
    ['X-Amz-Expires', String(expiresSeconds)],
    ...(who.sessionToken === undefined ? [] : [['X-Amz-Security-Token', who.sessionToken]]),
    ['X-Amz-SignedHeaders', 'host'],
  ].map(([name, value]) => `${name}=${encodeRfc3986(value!)}`);
  const canonical = [method, url.pathname, query.join('&'), `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join(
    '\n',
  );
  const toSign = ['AWS4-HMAC-SHA256', time, scope, await sha256(canonical)].join('\n');
  const signature = toHex(await hmac(await signingKey(who.secretAccessKey, scope), toSign));
  return `${url.origin}${url.pathname}?${query.join('&')}&X-Amz-Signature=${signature}`;
}

/** `encodeURIComponent` leaves five characters that the signature wants encoded. */
export const encodeRfc3986 = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

async function signingKey(secret: string, scope: string): Promise<ArrayBuffer> {
  let key: BufferSource = utf8(`AWS4${secret}`);
  for (const part of scope.split('/')) key = await hmac(key, part);
  return key as ArrayBuffer;
}

async function hmac(key: BufferSource, text: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, utf8(text));
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const sha256 = async (text: string) => toHex(await crypto.subtle.digest('SHA-256', utf8(text)));
const toHex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
