import { type Remote, wrap } from 'comlink';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import type { EditorEngine, EngineStarter, ServerAddress, Shop } from './editor-engine.ts';

/** The engine's worker, ready to be asked. */
export interface Engine {
  readonly remote: Remote<EditorEngine>;
  readonly catalogue: Catalogue;
  readonly shop: Shop;
}

/**
 * Starts the engine's worker and asks what it can do.
 *
 * @param server - where things are bought; nothing can be without it
 * @throws Error saying why, when the worker does not start
 */
export async function startEngine(server: ServerAddress | undefined): Promise<Engine> {
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
    const remote = (await wrap<EngineStarter>(worker).start(server)) as unknown as Remote<EditorEngine>;
    const [types, shop] = await Promise.all([remote.describe(), remote.shop()]);
    return { remote, catalogue: createCatalogue(types), shop };
  };
  return Promise.race([ready(), broken]);
}
