import { findAddressProblem, findDistrust, trimAddress } from './address.ts';
import type { EnvRef } from './config.ts';
import type { Env } from './types.ts';

/** Where an address may come from besides the configuration. */
export interface AddressSource {
  /** Variable that is looked at when the configuration names none; comes before an address that is written there. */
  readonly variable?: string;
  /** Addresses that need no trust, because they are the provider's own. */
  readonly own: readonly string[];
}

/**
 * The address that environment and configuration choose, without a slash at the end; `undefined` when they choose none, or when it cannot
 * be used, which is reported. The environment comes first: whoever points a provider at a stand-in must not be billed by the real one.
 *
 * @param place - of the configuration, for messages
 */
export function readAddress(
  place: string,
  configured: string | EnvRef | undefined,
  { variable: usual, own }: AddressSource,
  { env, report }: { readonly env: Env; report(place: string, problem: string): void },
): string | undefined {
  const variable = typeof configured === 'object' ? configured.env : usual;
  const set = variable === undefined ? undefined : env(variable);
  if (variable !== undefined && set) {
    const problem = findAddressProblem(set);
    if (problem === undefined) return trimAddress(set);
    report(variable, problem);
  } else if (typeof configured === 'object') {
    report(place, `${variable} is not set; set it to the address, or leave this out`);
  } else if (configured !== undefined) {
    const distrust = findDistrust(configured, own, env);
    if (distrust === undefined) return trimAddress(configured);
    report(place, distrust);
  }
  return undefined;
}
