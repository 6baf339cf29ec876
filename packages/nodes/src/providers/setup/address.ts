import { isAllowed, isLoopback, showUrl } from '../http/hosts.ts';
import type { Env } from './types.ts';

/** Hosts, separated by commas, to which secrets may go besides the providers' own. */
export const TRUST_VARIABLE = 'SHOTGRAPH_TRUSTED_HOSTS';

/** What is wrong with the address of an API or a store; `undefined` when nothing is. Never quotes what could be a secret. */
export function findAddressProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is no address; write one such as https://api.example.com/v1';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return 'must not hold a user or password; name a variable for the key';
  if (url.search !== '' || url.hash !== '') return 'must not have a query or fragment; remove what follows ? or #';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return undefined;
  return `is ${showUrl(text)}: only https is reached, and http on this machine; use https`;
}

/** Without slashes at the end. */
export const trimAddress = (text: string): string => text.replace(/\/+$/, '');

/**
 * Why no secret is sent to an address that a file names; `undefined` when it may be. A configuration lies beside graphs, and those come
 * from anyone: a foreign one must not be able to choose where the keys of this machine go. Only its environment can.
 *
 * @param own - addresses of the provider itself
 */
export function findDistrust(text: string, own: readonly string[], env: Env): string | undefined {
  const url = new URL(text);
  const named = (env(TRUST_VARIABLE) ?? '').split(',').map((host) => host.trim());
  const trusted = named.filter((host) => !host.includes('://') || URL.canParse(host));
  if (isLoopback(url) || isAllowed(url, [...own, ...trusted])) return undefined;
  return `secrets are not sent to ${url.host} because only this file names it; set ${TRUST_VARIABLE}=${url.host} if it is yours`;
}
