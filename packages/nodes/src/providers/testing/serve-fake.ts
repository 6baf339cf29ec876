import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeAnswer, FakeProvider } from './fake.ts';

const HTML: FakeAnswer = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please log in</html>' };
/** Between two pieces of a slow answer, ms: less than the patience for silence, so that only the sum is too long. */
const DRIP_MS = 40;

/** A stand-in of a provider behind a port. */
export interface FakeServer {
  readonly origin: string;
  /** Every request it got, such as `POST /v1/predictions`. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** Opens a stand-in, which misbehaves as its script says. */
export async function openFake(fake: FakeProvider): Promise<FakeServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    void handle(fake, request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
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
  const send = ({ status, headers, body }: FakeAnswer) => response.writeHead(status, headers).end(body);
  if (fault === 'hang') return;
  if (fault === 'reset') request.socket.resetAndDestroy();
  else if (fault === 'redirect') response.writeHead(302, { location: 'http://evil.example.com/' }).end();
  else if (typeof fault === 'object') send(fault.answer);
  else {
    const given = answer();
    const body = Buffer.from(given.body as Uint8Array);
    const half = body.subarray(0, body.length >> 1);
    if (fault === 'lost') response.socket?.resetAndDestroy();
    else if (fault === 'html') send(HTML);
    else if (fault === 'truncated') send({ ...given, body: half });
    else if (fault === 'drip') drip(response, given, body);
    else if (fault === 'cut' || fault === 'wrong-length') {
      const length = body.length + (fault === 'cut' ? 0 : 9);
      response.writeHead(given.status, { ...given.headers, 'content-length': length });
      response.write(fault === 'cut' ? half : body, () => setImmediate(() => response.destroy()));
    } else send(given);
  }
}

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
