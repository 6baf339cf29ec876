import { HASH_PATTERN } from '../hash.ts';
import type { Host } from '../host.ts';
import { withClaim } from './exclusive.ts';

/** Keys of results and hashes of assets that are never collected. A pinned result keeps its assets. */
export type Pins = ReadonlySet<string>;

/** Name of the note, and of the claim under which it is changed. */
const PINS = 'pins';

/** What is pinned in the store of a host. */
export async function listPins(host: Pick<Host, 'results'>): Promise<Pins> {
  const text = await host.results.findNote(PINS);
  return new Set(text ? text.split('\n').filter((name) => HASH_PATTERN.test(name)) : []);
}

/**
 * Pins results and assets, stored or not yet.
 *
 * @param names - keys and hashes
 * @throws RangeError for a name that is neither, NodeError `storage-failed`
 */
export const pin = (host: Host, names: Iterable<string>, signal?: AbortSignal): Promise<Pins> =>
  change(host, signal, checked(names), (pins, name) => pins.add(name));

/** Takes pins away; names that are not pinned are fine. @throws as `pin` */
export const unpin = (host: Host, names: Iterable<string>, signal?: AbortSignal): Promise<Pins> =>
  change(host, signal, checked(names), (pins, name) => pins.delete(name));

function checked(names: Iterable<string>): readonly string[] {
  const all = [...names];
  const wrong = all.find((name) => !HASH_PATTERN.test(name));
  if (wrong === undefined) return all;
  throw new RangeError(
    `a pin is the key of a result or the hash of an asset, 64 hex digits; got ${JSON.stringify(wrong)}`,
  );
}

async function change(
  host: Host,
  signal: AbortSignal = new AbortController().signal,
  names: readonly string[],
  apply: (pins: Set<string>, name: string) => unknown,
): Promise<Pins> {
  return withClaim(host, PINS, signal, async () => {
    const pins = new Set(await listPins(host));
    for (const name of names) apply(pins, name);
    await host.results.putNote(PINS, [...pins].sort().join('\n'));
    return pins;
  });
}
