import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { notFound, wrongMethod } from './refusal.ts';
import { COMMON_HEADERS } from './reply.ts';

/**
 * What pages may do: run scripts and WebAssembly of this server, show what they made themselves, ask this server. The built editor carries
 * the same policy; as a header it also holds for workers, and nobody can frame the page.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const HEADERS = {
  ...COMMON_HEADERS,
  'content-security-policy': PAGE_POLICY.join('; '),
  // With it pages have shared memory, and frames reach ffmpeg without being held as a whole.
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-cache',
} as const;

/** Anything else is served as bytes that no browser runs or shows. */
const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
};

/**
 * Answers with a file of a folder. Paths that leave the folder, by dots or by links, do not exist, and neither do hidden files.
 *
 * @param root - real path of the folder
 * @throws Refusal
 */
export async function sendFile(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw wrongMethod(['GET', 'HEAD']);
  const path = await resolveInside(root, (request.url ?? '/').split('?')[0]!);
  const file = path === undefined ? undefined : await openFile(path);
  if (!file) throw notFound();
  try {
    response.writeHead(200, {
      ...HEADERS,
      'content-type': TYPES[extname(path!).toLowerCase()] ?? 'application/octet-stream',
      'content-length': file.bytes,
    });
    if (request.method === 'HEAD') response.end();
    else await pipeline(file.handle.createReadStream({ autoClose: false }), response);
  } finally {
    await file.handle.close();
  }
}

/** Letters, digits and harmless signs of every script; no separators of any system, no colons, no control characters. */
const SEGMENT = /^[^./\\:*?"<>|\p{C}][^/\\:*?"<>|\p{C}]*$/u;

/**
 * The real path of what a path of a URL names; `undefined` when it is not inside the folder.
 *
 * @param root - real path of the folder
 * @param path - encoded, with its slash; one that ends with a slash means `index.html`
 */
export async function resolveInside(root: string, path: string): Promise<string | undefined> {
  const segments = (path.endsWith('/') ? `${path}index.html` : path).slice(1).split('/').map(decode);
  if (!path.startsWith('/') || !segments.every((segment) => segment !== undefined && SEGMENT.test(segment)))
    return undefined;
  // Links are followed first, and judged by where they lead.
  const real = await realpath(join(root, ...(segments as string[]))).catch(() => undefined);
  return real?.startsWith(root.endsWith(sep) ? root : root + sep) ? real : undefined;
}

/** Decoded once: what is still encoded afterwards is a name. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A link that was put in the place of the file meanwhile is not followed. */
async function openFile(path: string) {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => undefined);
  if (!handle) return undefined;
  const facts = await handle.stat();
  if (facts.isFile()) return { handle, bytes: facts.size };
  await handle.close();
  return undefined;
}
