import { connectEngine } from '@shotgraph/engine/worker';
import type { Remote } from 'comlink';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import type { EditorEngine } from './editor-engine.ts';

/** The engine's worker, ready to be asked. */
export interface Engine {
  readonly remote: Remote<EditorEngine>;
  readonly catalogue: Catalogue;
}

/**
 * Starts the engine's worker and asks what it can do.
 *
 * @throws Error saying why, when the worker does not start
 */
export async function startEngine(): Promise<Engine> {
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
  const remote = connectEngine(worker) as Remote<EditorEngine>;
  const types = await Promise.race([remote.describe(), broken]);
  return { remote, catalogue: createCatalogue(types) };
}
