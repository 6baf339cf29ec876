import type { IncomingMessage, ServerResponse } from 'node:http';
import { adminAnswer } from './admin.ts';
import { arkError } from './ark/errors.ts';
import { ARK_PATH, arkRoute } from './ark/index.ts';
import { createFal } from './fal/index.ts';
import { QUEUE_PATH } from './fal/queue.ts';
import { type Fault, isTwist } from './faults/kinds.ts';
import { deliver, send } from './http/deliver.ts';
import { findIntruder } from './http/guard.ts';
import { readBody } from './http/read-request.ts';
import { json, type ProviderName, Refusal, type Route, type WireAnswer, type WireRequest } from './http/wire.ts';
import { createReplicate } from './replicate/index.ts';
import { REPLICATE_PATH } from './replicate/predictions.ts';
import type { World } from './world.ts';

const MIB = 2 ** 20;
/** Most bytes of an API call: what Ark documents. */
const MOST_BODY = 64 * MIB;
/** Most bytes of a file: the largest reference any provider takes. */
const MOST_FILE = 200 * MIB;

/** A part of the server: where it is, and what a request to it is. */
interface Mount {
  readonly path: string;
  readonly route: (request: WireRequest) => Route;
}

/** Makes what answers requests. Never rejects. */
export function createHandler(world: World, env: { readonly [name: string]: string }) {
  const fal = createFal(world);
  const mounts: readonly Mount[] = [
    { path: ARK_PATH, route: (request) => arkRoute(request, world) },
    { path: QUEUE_PATH, route: fal.queue },
    { path: '/fal/rest', route: fal.rest },
    { path: '/fal/files', route: fal.files },
    { path: REPLICATE_PATH, route: createReplicate(world) },
    { path: '/files', route: (request) => downloadRoute(request, world) },
  ];
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // By the clock that jobs age by: clients compare it with their own.
    response.setHeader('date', new Date(world.clock.now()).toUTCString());
    try {
      const wire = await receive(request, world);
      if ('status' in wire) return send(response, wire);
      const mount = mounts.find(({ path }) => wire.path === path || wire.path.startsWith(`${path}/`));
      if (!mount)
        return send(response, adminAnswer(wire, world, env) ?? json(404, { error: `nothing is at ${wire.path}` }));
      await answer(mount.route({ ...wire, path: wire.path.slice(mount.path.length) }), world, response);
    } catch (error) {
      // The other side has gone, or the server is being closed; whatever else it is must not end the server.
      if (!response.headersSent)
        send(response, json(500, { error: error instanceof Error ? error.message : 'unknown' }));
    }
  };
}

async function receive(request: IncomingMessage, world: World): Promise<WireRequest | WireAnswer> {
  const { method = 'GET', headers, url: target = '/' } = request;
  const origin = world.origin();
  const intruder = findIntruder(request, Number(new URL(origin).port));
  if (intruder !== undefined) return json(403, { error: intruder });
  // A target such as //host/path must not become an address of another host.
  const url = target.startsWith('/') && URL.canParse(`${origin}${target}`) ? new URL(`${origin}${target}`) : undefined;
  if (!url) return json(400, { error: 'the request target must be a path' });
  const isFile = url.pathname.startsWith('/fal/files/') || url.pathname === `${REPLICATE_PATH}/files`;
  const most = isFile ? MOST_FILE : MOST_BODY;
  const body = await readBody(request, most);
  if (body) return { method, url, path: url.pathname, headers, body };
  const message = `the request body is larger than ${most / MIB} MB`;
  return url.pathname.startsWith(ARK_PATH)
    ? arkError(400, 'InvalidParameter', message, 'body')
    : json(413, { detail: message });
}

function downloadRoute(request: WireRequest, world: World): Route {
  const [, , named = ''] = request.url.pathname.split('/');
  const provider = world.downloads.ownerOf(request.url.pathname) ?? (named as ProviderName);
  return {
    provider,
    operation: 'download',
    answer: (twist) => world.downloads.answer(request, twist),
    fault: (status) => ({
      status,
      headers: { 'content-type': 'application/xml' },
      body: '<Error><Code>SlowDown</Code></Error>',
    }),
  };
}

async function answer(route: Route, { faults, stats }: World, response: ServerResponse): Promise<void> {
  const { provider, operation } = route;
  stats.request(provider, operation);
  const fault = faults.next(provider, operation);
  if (fault) stats.fault(fault.kind);
  switch (fault?.kind) {
    case '429':
      return send(response, withRetryAfter(route.fault(429), fault));
    case '500':
      return send(response, route.fault(500));
    case '503':
      return send(response, route.fault(503));
    case 'reset-before-accept':
      return void response.socket?.resetAndDestroy();
    case 'hang':
      // Until the other side gives up, or the server is closed.
      return;
    default:
      deliver(response, await settle(route, fault), fault);
  }
}

async function settle(route: Route, fault: Fault | undefined): Promise<WireAnswer> {
  try {
    return await route.answer(fault && isTwist(fault.kind) ? fault.kind : undefined);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

const withRetryAfter = (answer: WireAnswer, { retryAfter }: Fault): WireAnswer =>
  retryAfter === undefined ? answer : { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfter) } };
