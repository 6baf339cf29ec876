import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from '@shotgraph/nodes/proxy';
import { answerApi } from './api.ts';
import { createCallRegister } from './call-register.ts';
import type { ServedEngine } from './engine/served-engine.ts';
import { checkHead, checkToken } from './guard.ts';
import { sendError } from './reply.ts';
import { sendFile } from './static-files.ts';

/** What is served. */
export interface ServeOptions {
  readonly gateway: Gateway;
  /** Opens the engine that documents run on here; left out where they run in pages only. */
  readonly openEngine?: () => Promise<ServedEngine>;
  /** Real path of the folder with the built editor. */
  readonly editor: string;
  /** Whoever knows it may spend the keys of this machine. */
  readonly token: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** A server that runs. */
export interface Served {
  readonly port: number;
  /** Where pages are: `http://127.0.0.1:4807`. */
  readonly origin: string;
  /** Ends at once, with everything that is under way; resolves when it is known of every call that was sent what became of it. */
  close(): Promise<void>;
}

/** 256 bits nobody can guess, as they may stand in an address. */
export const createToken = (): string => randomBytes(32).toString('base64url');

/** Slower heads are not from a browser on this machine. */
const HEADERS_TIMEOUT_MS = 10_000;

/**
 * Serves the editor and the providers on this machine, and to this machine only.
 *
 * @throws Error with code `EADDRINUSE` or `EACCES` when the port cannot be had
 */
export async function startServer({ gateway, editor, token, port: wanted, openEngine }: ServeOptions): Promise<Served> {
  const calls = createCallRegister();
  const engine = openEngine && lazyEngine(openEngine);
  let port = wanted;

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort(new Error('nobody waits for the answer')));
    try {
      checkHead(request, port);
      const { url = '' } = request;
      if (!/^\/api(?:[/?]|$)/.test(url)) return await sendFile(editor, request, response);
      checkToken(request, token);
      await answerApi(request, response, { gateway, calls, engine: engine?.get, signal: gone.signal });
    } catch (error) {
      sendError(response, error, gateway.redact);
    }
  };
  const open = async (host: string): Promise<Server> => {
    const server = createServer({ headersTimeout: HEADERS_TIMEOUT_MS }, handle);
    // Otherwise Node asks for the body before anything is checked.
    server.on('checkContinue', handle);
    server.listen(port, host);
    await once(server, 'listening');
    return server;
  };

  const servers = [await open('127.0.0.1')];
  port = (servers[0]!.address() as AddressInfo).port;
  try {
    servers.push(await open('::1'));
  } catch (error) {
    // A machine without IPv6 does without; but nobody else may answer to "localhost" on this port.
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      await closeAll(servers);
      throw error;
    }
  }
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      await closeAll(servers);
      await engine?.close();
    },
  };
}

/** An engine that is opened when it is first asked for, and tried again when that failed. */
function lazyEngine(open: () => Promise<ServedEngine>) {
  let opened: Promise<ServedEngine> | undefined;
  return {
    get() {
      opened ??= open().catch((error) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}

/** Whatever is under way ends with its connection. */
async function closeAll(servers: readonly Server[]): Promise<void> {
  const close = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await Promise.all(servers.map(close));
}
