import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createArkAdapter } from '../ark/index.ts';
import { createFalAdapter } from '../fal/index.ts';
import type { AdapterOptions } from '../http/options.ts';
import type { PaidAdapter } from '../paid.ts';
import { createReplicateAdapter } from '../replicate/index.ts';
import { type Bench, CANARY, PATIENT_MS, paidAdapterContract } from './contract.ts';
import type { FakeAnswer, FakeProvider, Fault } from './fake.ts';
import { fakeArk } from './fake-ark.ts';
import { fakeFal } from './fake-fal.ts';
import { fakeReplicate } from './fake-replicate.ts';
import { findContract } from './find-contract.ts';
import { render, resolve } from './requests.ts';

const HTML: FakeAnswer = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please log in</html>' };

/** Between two bytes of a slow answer, ms: less than the patience for silence, so that only the sum is too long. */
const DRIP_MS = 40;

async function serve(fake: FakeProvider): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void handle(fake, request, response));
  await new Promise<void>((resolved) => server.listen(0, '127.0.0.1', resolved));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: () =>
      new Promise((resolved) => {
        server.close(() => resolved());
        server.closeAllConnections();
      }),
  };
}

async function handle(fake: FakeProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { operation, answer } = fake.receive({
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', `http://${request.headers.host}`),
    headers: request.headers as { readonly [name: string]: string },
    body: Buffer.concat(chunks),
  });
  const fault = fake.script[operation]?.shift();
  if (fault === 'reset') request.socket.resetAndDestroy();
  else if (fault === 'redirect') response.writeHead(302, { location: 'http://evil.example.com/' }).end();
  else if (typeof fault === 'object') send(response, fault.answer);
  else if (fault !== 'hang') misbehave(response, answer(), fault);
}

function misbehave(response: ServerResponse, answer: FakeAnswer, fault: Fault | undefined): void {
  const body = Buffer.from(answer.body as Uint8Array);
  const half = body.subarray(0, body.length >> 1);
  if (fault === 'lost') response.socket?.resetAndDestroy();
  else if (fault === 'html') send(response, HTML);
  else if (fault === 'truncated') send(response, { ...answer, body: half });
  else if (fault === 'drip') drip(response, answer, body);
  else if (fault === 'cut' || fault === 'wrong-length') {
    response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length + (fault === 'cut' ? 0 : 9) });
    response.write(fault === 'cut' ? half : body, () => setImmediate(() => response.destroy()));
  } else send(response, answer);
}

const send = (response: ServerResponse, { status, headers, body }: FakeAnswer): void => {
  response.writeHead(status, headers).end(body);
};

function drip(response: ServerResponse, { status, headers }: FakeAnswer, body: Buffer): void {
  response.writeHead(status, headers).flushHeaders();
  const pieces = Array.from({ length: 20 }, (_, at) =>
    body.subarray(Math.ceil((at * body.length) / 20), Math.ceil(((at + 1) * body.length) / 20)),
  );
  const next = () => {
    const piece = pieces.shift();
    if (piece === undefined) response.end();
    else if (!response.destroyed) response.write(piece, () => setTimeout(next, DRIP_MS));
  };
  next();
}

const bench =
  (
    makeFake: (key: string, now: () => number) => FakeProvider,
    makeAdapter: (options: AdapterOptions) => PaidAdapter,
    path: string,
    modelId: string,
  ) =>
  async (): Promise<Bench> => {
    const fake = makeFake(CANARY, Date.now);
    const { origin, close } = await serve(fake);
    return {
      fake,
      origin,
      close,
      adapter: (options = {}) =>
        makeAdapter({
          fetch,
          key: () => CANARY,
          baseUrl: `${origin}${path}`,
          modelOf: () => ({ id: modelId, explicitTask: true }),
          render,
          resolve,
          timeoutMs: PATIENT_MS,
          idleMs: PATIENT_MS,
          ...options,
        }),
    };
  };

const ark = bench(fakeArk, createArkAdapter, '/api/v3', 'dreamina-seedance-2-5-260628');
const fal = bench(fakeFal, createFalAdapter, '', 'bytedance/seedance-2.5/text-to-video');
const replicate = bench(fakeReplicate, createReplicateAdapter, '/v1', 'bytedance/seedance-2.5');

paidAdapterContract('ark', ark);
paidAdapterContract('fal', fal);
paidAdapterContract('replicate', replicate);
findContract('ark', ark, { keptMs: 7 * 86_400_000 });
findContract('replicate', replicate, { keptMs: 3_600_000 });
