import type { ServerResponse } from 'node:http';
import type { Fault } from '../faults/kinds.ts';
import type { WireAnswer } from './wire.ts';

/** Pieces of a slow answer. */
const PIECES = 20;

const LOGIN_PAGE: WireAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in to this network.</body></html>',
};

/** Sends an answer, or does to it what a fault of the kind `after` asks for. */
export function deliver(response: ServerResponse, answer: WireAnswer, fault?: Fault): void {
  const body = Buffer.from(answer.body as Uint8Array);
  switch (fault?.kind) {
    case 'reset-after-accept':
      response.socket?.resetAndDestroy();
      return;
    case 'answer-lost':
      later(response, fault.seconds * 1000, () => response.destroy());
      return;
    case 'slow-drip':
      drip(response, answer, body, (fault.seconds * 1000) / PIECES);
      return;
    case 'truncated-body':
      send(response, { ...answer, body: body.subarray(0, body.length >> 1) });
      return;
    case 'wrong-length':
      response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length + 9 });
      response.write(body, () => setImmediate(() => response.destroy()));
      return;
    case 'html-200':
      send(response, LOGIN_PAGE);
      return;
    default:
      send(response, { ...answer, body });
  }
}

/** Sends an answer as it is. */
export function send(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  if (response.destroyed || response.headersSent) return;
  const bytes = Buffer.from(body as Uint8Array);
  response.writeHead(status, { ...headers, 'cache-control': 'no-store', 'content-length': bytes.length }).end(bytes);
}

function drip(response: ServerResponse, { status, headers }: WireAnswer, body: Buffer, pauseMs: number): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).flushHeaders();
  let piece = 0;
  const next = () => {
    const from = Math.ceil((piece * body.length) / PIECES);
    const to = Math.ceil((++piece * body.length) / PIECES);
    if (piece === PIECES) response.end(body.subarray(from, to));
    else response.write(body.subarray(from, to), () => later(response, pauseMs, next));
  };
  next();
}

/** Nothing is left to be done once the other side, or the server, has closed the connection. */
function later(response: ServerResponse, ms: number, then: () => void): void {
  if (response.destroyed) return;
  const stop = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    response.off('close', stop);
    then();
  }, ms);
  response.once('close', stop);
}
