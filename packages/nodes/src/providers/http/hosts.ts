/**
 * Whether bytes may be fetched from an address. Without a list entry nothing is: a provider's answer must not be able to make
 * this machine read from its own network.
 *
 * @param allowed - `*.example.com` (any depth below, https, standard port), `example.com` (that host alone, same terms), or a
 *   whole origin such as `http://127.0.0.1:8123` for a stand-in
 */
export function isAllowed(url: URL, allowed: readonly string[]): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return allowed.some((entry) => {
    if (entry.includes('://')) return url.origin === new URL(entry).origin;
    if (url.protocol !== 'https:' || url.port !== '') return false;
    return entry.startsWith('*.') ? url.hostname.endsWith(entry.slice(1)) : url.hostname === entry;
  });
}

/** Whether an address is on this machine by its very name, so that nothing sent there leaves it. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** An address for messages: without query, which may hold a signature, and without user and password. */
export function showUrl(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
