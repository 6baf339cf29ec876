import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A call that came. */
export interface Call {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** A server that waits for callbacks, until the end of the test. */
export interface Listener {
  readonly url: string;
  /** The next call nobody has taken yet, whenever it comes. */
  next(): Promise<Call>;
}

/** @param statuses - answers to the first calls; 200 to all further ones */
export async function listen(...statuses: number[]): Promise<Listener> {
  const calls: Call[] = [];
  const waiting: ((call: Call) => void)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.writeHead(statuses.shift() ?? 200).end();
    const call = { body: Buffer.concat(chunks).toString(), headers: request.headers };
    const taker = waiting.shift();
    if (taker) taker(call);
    else calls.push(call);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    next: () => {
      const call = calls.shift();
      return call ? Promise.resolve(call) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
