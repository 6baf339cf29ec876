import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TOKEN_HEADER } from '@shotgraph/nodes/proxy';
import { Refusal } from './refusal.ts';

/** What is looked at before anything else of a request. */
export type Head = Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'method' | 'url'>;

/**
 * Refuses whatever does not come from a page of this server or from a program on this machine. Any page in a browser can reach the port:
 * under another name (DNS rebinding), or with requests that need no permission. Reads the head only; never the body.
 *
 * @param port - this server's own
 * @throws Refusal
 */
export function checkHead(head: Head, port: number): void {
  const { headers, method = '', url = '' } = head;
  const host = checkHost(head, port);
  // `http://…` names another host than the header does, `//…` is taken for one by URL parsers.
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(url)) throw new Refusal(400, 'target-wrong', 'ask for a path such as /index.html');
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Refusal(403, 'origin-wrong', 'pages of other origins are not answered');
  if (origin === undefined && method !== 'GET' && method !== 'HEAD')
    throw new Refusal(403, 'origin-missing', `a ${method} needs the Origin header http://${host}`);
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Refusal(403, 'site-wrong', 'requests of other sites are not answered');
  if (headers.expect !== undefined) throw new Refusal(417, 'expect-wrong', 'send the body without waiting');
}

function checkHost({ rawHeaders }: Head, port: number): string {
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]!.toLowerCase() === 'host');
  const [host = ''] = hosts;
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const allowed = names.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  if (hosts.length === 1 && allowed.includes(host)) return host;
  throw new Refusal(403, 'host-wrong', `the Host header must be one of ${allowed.join(', ')}`);
}

/**
 * Refuses whoever does not know the token. How long it takes tells nothing about it.
 *
 * @throws Refusal
 */
export function checkToken({ headers }: Head, token: string): void {
  const given = headers[TOKEN_HEADER];
  // An empty token would be equal to a missing one.
  if (typeof given === 'string' && token !== '' && timingSafeEqual(digest(given), digest(token))) return;
  throw new Refusal(
    401,
    'token-wrong',
    `open the address that "shotgraph serve" printed; the ${TOKEN_HEADER} header is wrong`,
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest();
