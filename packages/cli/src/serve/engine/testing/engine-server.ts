import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphDocument, Registry } from '@shotgraph/engine';
import { describeRegistry, openRemoteSession, type RemoteSession } from '@shotgraph/engine/worker';
import { createGateway } from '@shotgraph/nodes/proxy';
import { onTestFinished } from 'vitest';
import { type Attention, createAttention } from '../../../../../ui/src/engine/server/attention.ts';
import { type Connection, openConnection } from '../../../../../ui/src/engine/server/connection.ts';
import { createServerEngine, type ServerEngine } from '../../../../../ui/src/engine/server/server-engine.ts';
import type { LocalFiles } from '../../../../../ui/src/engine/server/upload-files.ts';
import type { Setup } from '../../../setup/types.ts';
import { createToken, type Served, startServer } from '../../start-server.ts';
import { editorFolder, pageFetch } from '../../testing/page.ts';
import { openServedEngine } from '../served-engine.ts';

/** A server with an engine, in a folder that goes with the test. */
export interface EngineServer {
  readonly store: string;
  readonly token: string;
  readonly port: number;
  readonly origin: string;
  /** A page of it, with the files that lie beside its documents. */
  openPage(files?: { readonly [path: string]: string }): EnginePage;
  /** Ends it, as Ctrl-C would. */
  stop(): Promise<void>;
  /** Starts it again on the same port and store, with the same token. */
  restart(): Promise<void>;
}

/** What a page has of a server. */
export interface EnginePage {
  readonly connection: Connection;
  readonly attention: Attention;
  readonly engine: ServerEngine;
  /** How many runs it follows at the moment: each is a connection that stays open. */
  followed(): number;
  open(current: () => GraphDocument, name?: string): Promise<RemoteSession>;
  /** Breaks every connection it has at the moment. */
  breakConnections(): void;
  /** A request of the page itself. */
  ask(path: string, init?: RequestInit): Promise<Response>;
}

const PAUSES = { first: 20, longest: 100 };
/** What no answer may hold. */
export const SECRET = 'canary-4f0d2c91';

/** Starts a server. @param setup - nodes and what is bought from */
export async function engineServer(setup: Setup): Promise<EngineServer> {
  const store = join(realpathSync(mkdtempSync(join(tmpdir(), 'shotgraph-engine-'))), 'store');
  const editor = editorFolder();
  const token = createToken();
  const gateway = createGateway({ env: (name) => ({ FAL_KEY: SECRET })[name], fetch });
  const start = (port: number) =>
    startServer({ gateway, editor, token, port, openEngine: () => openServedEngine({ store, setup }) });
  let served: Served | undefined = await start(0);
  const { port, origin } = served;
  onTestFinished(async () => {
    await served?.close();
    for (const folder of [store, editor]) rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...{ store, token, port, origin },
    openPage: (files = {}) => pageOf({ origin, token }, setup.registry, files),
    async stop() {
      await served?.close();
      served = undefined;
    },
    async restart() {
      served = await start(port);
    },
  };
}

function pageOf(
  address: { readonly origin: string; readonly token: string },
  registry: Registry,
  files: { readonly [path: string]: string },
): EnginePage {
  const fetchAsPage = pageFetch(address.origin);
  let breaker = new AbortController();
  let followed = 0;
  const breaking = async (url: string, init: RequestInit) => {
    const signal = AbortSignal.any([breaker.signal, ...(init.signal ? [init.signal] : [])]);
    const answer = await fetchAsPage(url, { ...init, signal });
    if (/\/(run|attach)$/.test(url)) {
      followed++;
      signal.addEventListener('abort', () => followed--);
    }
    return answer;
  };
  const connection = openConnection(address, { fetch: breaking, pausesMs: PAUSES });
  const types = new Map(describeRegistry(registry).map((type) => [type.type, type]));
  const attention = createAttention({ restMs: 0, pauseMs: 50 });
  const engine = createServerEngine({
    ...{ connection, attention, typeOf: (type) => types.get(type), filesOf: () => filesIn(files) },
  });
  const asEngine = {
    ...engine,
    open: (document: GraphDocument, options: { readonly name: string }) =>
      engine.open(document, options, new AbortController().signal),
  };
  return {
    connection,
    attention,
    engine,
    followed: () => followed,
    open: (current, name = 'document-one') => openRemoteSession(asEngine as never, current, { name }),
    breakConnections() {
      breaker.abort(new TypeError('the connection broke'));
      breaker = new AbortController();
    },
    ask: (path, init = {}) =>
      fetchAsPage(`${address.origin}${path}`, {
        ...init,
        headers: { 'x-shotgraph-token': address.token, ...init.headers },
      }),
  };
}

/** Texts by path, as files. */
function filesIn(files: { readonly [path: string]: string }): LocalFiles {
  const texts = new Map<string, string>();
  return {
    list: async (folder) => Object.keys(files).filter((path) => folder === '' || path.startsWith(`${folder}/`)),
    async hashOf(path) {
      const text = files[path];
      if (text === undefined) throw new Error(`no file at ${path}`);
      const { sha256Text } = await import('@shotgraph/engine');
      texts.set(sha256Text(text), text);
      return sha256Text(text);
    },
    bytesOf: async (hash) => new Blob([texts.get(hash)!]),
  };
}
