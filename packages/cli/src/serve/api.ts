import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gateway } from '@shotgraph/nodes/proxy';
import { checkBody } from './body.ts';
import type { CallRegister } from './call-register.ts';
import { sendDownload } from './download.ts';
import type { ServedEngine } from './engine/served-engine.ts';
import { passOn } from './pass-on.ts';
import { publish } from './publish.ts';
import { notFound, wrongMethod } from './refusal.ts';
import { API_HEADERS, sendJson } from './reply.ts';

/** What answers of the API are made with. */
export interface ApiContext {
  readonly gateway: Gateway;
  readonly calls: CallRegister;
  /** Opened when it is first asked for; left out where documents run in pages only. */
  readonly engine: (() => Promise<ServedEngine>) | undefined;
  /** Aborts when whoever asked has gone, or the server closes. */
  readonly signal: AbortSignal;
}

/**
 * Answers a request to the API. Who asks has been checked; of the body nothing has been read.
 *
 * @param path - decoded nowhere
 * @throws Refusal, NodeError
 */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  context: ApiContext,
): Promise<void> {
  const { pathname, search, searchParams } = new URL(request.url!, 'http://localhost');
  // Only what was sent exactly so: parsing takes dots away, and turns some signs into others.
  if (pathname + search !== request.url) throw notFound();
  const [, , area, name, ...rest] = pathname.split('/');
  const isBare = name === undefined;
  if (area === 'provider' && name && rest.length > 0)
    return passOn(request, response, { route: name, path: `/${rest.join('/')}${search}` }, context);
  if (area === 'publish' && name && rest.length === 0) {
    requireMethod(request, 'POST');
    return publish(request, response, { route: name, query: searchParams }, context);
  }
  if (area === 'download' && isBare) {
    requireGet(request);
    return sendDownload(response, searchParams, context);
  }
  if (area === 'setup' && isBare) {
    requireGet(request);
    return sendJson(response, context.gateway.setup);
  }
  if (area === 'ping' && isBare) {
    requireGet(request);
    response.writeHead(204, API_HEADERS).end();
    return;
  }
  if (area === 'engine' && context.engine && rest.length === 0) {
    if (name) return askEngine(request, response, { name, query: searchParams }, context);
    requireGet(request);
    response.writeHead(204, API_HEADERS).end();
    return;
  }
  throw notFound();
}

async function askEngine(
  request: IncomingMessage,
  response: ServerResponse,
  asked: { readonly name: string; readonly query: URLSearchParams },
  { engine, gateway, signal }: ApiContext,
): Promise<void> {
  const { answerEngine } = await import('./engine/answer-engine.ts');
  await answerEngine(request, response, asked, { engine: await engine!(), redact: gateway.redact, signal });
}

function requireMethod({ method }: IncomingMessage, wanted: 'GET' | 'POST'): void {
  if (method !== wanted) throw wrongMethod([wanted]);
}

function requireGet(request: IncomingMessage): void {
  requireMethod(request, 'GET');
  checkBody(request, undefined);
}
