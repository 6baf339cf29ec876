import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Json } from '@shotgraph/engine';
import { FRAME_HEADER, type Viewed } from '@shotgraph/nodes/hosting';
import * as z from 'zod';
import { type BodyRule, checkBody, readBody } from '../body.ts';
import { notFound, wrongMethod } from '../refusal.ts';
import { API_HEADERS } from '../reply.ts';
import { CALLS, hash, runRequest, session } from './call-table.ts';
import { MAX_FILE_BYTES } from './document-files.ts';
import { toEngineRefusal } from './refuse.ts';
import type { ServedEngine } from './served-engine.ts';
import { streamRun } from './stream-run.ts';

/** Room for the largest document, as a text within JSON. */
const JSON_BODY: BodyRule = { type: 'application/json', maxBytes: 96 * 2 ** 20 };
const FILE_BODY: BodyRule = { type: 'application/octet-stream', maxBytes: MAX_FILE_BYTES };

/** What questions to the engine are answered with. */
export interface EngineContext {
  readonly engine: ServedEngine;
  /** Hides secrets. */
  readonly redact: (text: string) => string;
  /** Aborts when whoever asked has gone. */
  readonly signal: AbortSignal;
}

/**
 * Answers a question to the engine.
 *
 * @param name - last part of the address
 * @throws Refusal, NodeError
 */
export async function answerEngine(
  request: IncomingMessage,
  response: ServerResponse,
  { name, query }: { readonly name: string; readonly query: URLSearchParams },
  context: EngineContext,
): Promise<void> {
  try {
    const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name]! : undefined;
    const call = Object.hasOwn(CALLS, name) ? CALLS[name]! : undefined;
    if (!special && !call) throw notFound();
    const method = name === 'asset' ? 'GET' : 'POST';
    if (request.method !== method) throw wrongMethod([method]);
    if (special) return await special(request, response, context, query);
    const given = call!.args.parse(await readArgs(request));
    sendValue(response, context, await call!.answer(context.engine, given as never));
  } catch (error) {
    throw toEngineRefusal(error);
  }
}

type Special = (
  request: IncomingMessage,
  response: ServerResponse,
  context: EngineContext,
  query: URLSearchParams,
) => Promise<void>;

/** Everything that is not answered with one piece of JSON, or takes bytes. */
const SPECIAL: { readonly [name: string]: Special } = {
  async run(request, response, { engine: { service }, redact }) {
    const [id, wanted] = z.tuple([session, runRequest]).parse(await readArgs(request));
    // Asked first: once the answer has begun, nothing can be refused.
    await service.findRun(id);
    await streamRun(response, redact, (onEvents) => service.run(id, wanted as object, onEvents));
  },

  async attach(request, response, { engine: { service }, redact }) {
    const [id, run, after] = z.tuple([session, z.string().max(100), z.int().min(0)]).parse(await readArgs(request));
    await service.findRun(id);
    await streamRun(response, redact, (onEvents) => service.attach(id, run, after, onEvents));
  },

  async view(request, response, context) {
    const [id, from, how] = z.tuple([session, z.string().max(1000), view]).parse(await readArgs(request));
    const viewed = (await context.engine.service.view(id, from, how as Json)) as Viewed | undefined;
    if (viewed?.kind === 'frame') sendFrame(response, viewed);
    else sendValue(response, context, viewed?.data);
  },

  /** Lasts as long as anything is under way, and as somebody waits for it: whoever asks next takes over. */
  async 'follow-purchases'(request, response, context) {
    const { signal, engine } = context;
    const [id] = z.tuple([session]).parse(await readArgs(request));
    const leave = () => void engine.service.leavePurchases(id).catch(() => {});
    signal.addEventListener('abort', leave, { once: true });
    sendValue(response, context, await engine.service.followPurchases(id));
  },

  async asset(request, response, { engine, signal }, query) {
    checkBody(request, undefined);
    const blob = await engine.assets.get(hash.parse(query.get('hash')));
    // Never as what it is: opened by itself, nothing of it may run or show.
    const headers = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
    response.writeHead(200, { ...API_HEADERS, ...headers, 'content-length': blob.size });
    await pipeline(blob.stream(), response, { signal });
  },

  async 'put-file'(request, response, context, query) {
    const id = z.coerce.number().pipe(session).parse(query.get('session'));
    const expected = { hash: hash.parse(query.get('hash')), maxBytes: MAX_FILE_BYTES };
    const path = z.string().max(1000).parse(query.get('path'));
    checkBody(request, FILE_BODY);
    await context.engine.hostOf(id).putFile(path, request, expected);
    sendValue(response, context, undefined);
  },

  async 'put-asset'(request, response, context, query) {
    const id = z.coerce.number().pipe(session).parse(query.get('session'));
    checkBody(request, FILE_BODY);
    await context.engine
      .hostOf(id)
      .putAsset(request, { hash: hash.parse(query.get('hash')), maxBytes: MAX_FILE_BYTES });
    sendValue(response, context, undefined);
  },
};

const side = z.number().min(1).max(4096);
const view = z.discriminatedUnion('view', [
  z.strictObject({ view: z.literal('data') }),
  z.strictObject({ view: z.literal('checklist') }),
  z.strictObject({
    view: z.literal('frame'),
    seconds: z.number(),
    width: side,
    height: side,
    style: z.enum(['pictures', 'grey-box']),
    isQuick: z.boolean().optional(),
  }),
]);

async function readArgs(request: IncomingMessage): Promise<unknown> {
  checkBody(request, JSON_BODY);
  const text = (await readBody(request, JSON_BODY)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('the body is not JSON');
  }
}

/** Answers with `{"value":…}`; nothing in it where there is none. */
function sendValue(response: ServerResponse, { redact }: EngineContext, value: unknown): void {
  const bytes = Buffer.from(redact(JSON.stringify({ value })));
  response
    .writeHead(200, { ...API_HEADERS, 'content-type': 'application/json', 'content-length': bytes.length })
    .end(bytes);
}

function sendFrame(response: ServerResponse, { width, height, pixels }: Extract<Viewed, { kind: 'frame' }>): void {
  response
    .writeHead(200, {
      ...API_HEADERS,
      [FRAME_HEADER]: `${width}x${height}`,
      'content-type': 'application/octet-stream',
      'content-length': pixels.byteLength,
    })
    .end(Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength));
}
