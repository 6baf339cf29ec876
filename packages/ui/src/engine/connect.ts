import { proxy, type Remote, wrap } from 'comlink';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import type { EditorEngine, EngineStarter, ServerAddress, ServerState, Shop } from './editor-engine.ts';

/** The engine's worker, ready to be asked. */
export interface Engine {
  readonly remote: Remote<EditorEngine>;
  readonly catalogue: Catalogue;
  readonly shop: Shop;
  /** How the server is reached that documents can run on. */
  readonly server: ServerStatus;
}

/** What is known of the server; `none` where the page has none, or one without an engine. */
export interface ServerStatus {
  readonly state: ServerState | 'none';
  subscribe(listener: () => void): () => void;
}

/**
 * Starts the engine's worker and asks what it can do.
 *
 * @param address - where things are bought; nothing can be without it
 * @throws Error saying why, when the worker does not start
 */
export async function startEngine(address: ServerAddress | undefined): Promise<Engine> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener(
      'error',
      (event) => reject(new Error(`The engine did not start: ${event.message || 'its script could not be loaded'}`)),
      {
        once: true,
      },
    );
  });
  const ready = async () => {
    const remote = (await wrap<EngineStarter>(worker).start(address)) as unknown as Remote<EditorEngine>;
    const [types, shop, server] = await Promise.all([remote.describe(), remote.shop(), watchServer(remote)]);
    return { remote, catalogue: createCatalogue(types), shop, server };
  };
  return Promise.race([ready(), broken]);
}

async function watchServer(remote: Remote<EditorEngine>): Promise<ServerStatus> {
  const listeners = new Set<() => void>();
  let state: ServerStatus['state'] = 'none';
  if ((await remote.places()).includes('server'))
    await remote.watchServer(
      proxy((next: ServerState) => {
        state = next;
        for (const listener of listeners) listener();
      }),
    );
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
