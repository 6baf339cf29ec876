import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_PUBLISH_BYTES } from '@shotgraph/nodes/proxy';
import type { ApiContext } from './api.ts';
import { type BodyRule, checkBody, readBody } from './body.ts';
import { notFound, Refusal } from './refusal.ts';
import { sendJson } from './reply.ts';

const BYTES: BodyRule = { type: 'application/octet-stream', maxBytes: MAX_PUBLISH_BYTES };
const KINDS = ['image', 'video', 'audio'] as const;

/**
 * Publishes the bytes of a request with the place that a route has, and answers with their address.
 *
 * @throws Refusal; NodeError as publishers do
 */
export async function publish(
  request: IncomingMessage,
  response: ServerResponse,
  { route, query }: { readonly route: string; readonly query: URLSearchParams },
  { gateway, signal }: ApiContext,
): Promise<void> {
  if (!gateway.setup.routes.some(({ name }) => name === route)) throw notFound();
  const media = readMedia(query);
  checkBody(request, BYTES);
  const bytes = new Blob([await readBody(request, BYTES)], { type: media.mimeType });
  signal.throwIfAborted();
  const { url, expiresAt } = await gateway.publish(route, media, bytes, signal);
  sendJson(response, { url, expiresAt: Number.isFinite(expiresAt) ? expiresAt : null });
}

/** Kind and content go into names and addresses: what is not plainly one is refused. */
function readMedia(query: URLSearchParams) {
  const kind = KINDS.find((one) => one === query.get('kind'));
  const content = query.get('content') ?? '';
  const mimeType = query.get('mime') ?? '';
  const isType = kind !== undefined && new RegExp(`^${kind}/[a-z0-9.+-]{1,60}$`).test(mimeType);
  if (kind !== undefined && isType && /^[0-9a-f]{64}$/.test(content)) return { kind, content, mimeType };
  throw new Refusal(400, 'query-wrong', 'name kind, content (64 hexadecimal digits) and mime in the query');
}
