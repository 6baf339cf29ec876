import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { headerOf, type WireRequest } from './wire.ts';

/**
 * Why a request is not from a program on this machine; `undefined` when it may be. A page in a browser could reach the port under
 * another name (DNS rebinding), or send it simple requests: browsers tell their origin then, programs do not.
 */
export function findIntruder({ headers }: Pick<IncomingMessage, 'headers'>, port: number): string | undefined {
  const { host = '' } = headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)
    return `the Host header must be 127.0.0.1:${port} or localhost:${port}`;
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined || (site !== undefined && site !== 'none')) {
    return 'requests of web pages are not answered; call from a program';
  }
  return undefined;
}

/**
 * Stands for the key of a request: equal keys are one account. The key itself is not kept.
 *
 * @param scheme - word before the key in `Authorization`
 * @param key - the only one that is right; any that is not empty when `undefined`
 * @returns `undefined` for a missing or wrong key
 */
export function findAccount(
  request: WireRequest,
  scheme: 'Bearer' | 'Key',
  key: string | undefined,
): string | undefined {
  const [, word = '', given = ''] = /^(\S+)\s+(\S+)$/.exec(headerOf(request, 'authorization') ?? '') ?? [];
  if (given === '' || word.toLowerCase() !== scheme.toLowerCase()) return undefined;
  const account = digest(given);
  return key === undefined || timingSafeEqual(account, digest(key)) ? account.toString('hex').slice(0, 16) : undefined;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
