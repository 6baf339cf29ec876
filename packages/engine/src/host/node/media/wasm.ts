import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { NodeError } from '../../../errors.ts';
import type { MediaEngine } from '../../../host.ts';
import { runInWorker, type WorkerPort } from '../../wasm/client.ts';
import { inJobFolder, type Workplace } from './job-folder.ts';

/** FFmpeg inside the pinned `@ffmpeg/core` 0.12. */
const CORE_VERSION = '5.1.4';

/** ffmpeg as WebAssembly: one worker thread and one instance per job, compiled once per process. */
export function wasmEngine(place: Workplace) {
  const run: MediaEngine['run'] = async (job, { signal, progress }) => {
    signal.throwIfAborted();
    const core = await loadCore();
    const { hashes, value: log } = await inJobFolder(place, job, async (folder) => {
      const bytes = {
        ...core,
        inputs: job.inputs.map(({ name }) => ({ name, from: join(folder, name) })),
        outputs: job.outputs.map((name) => ({ name, to: join(folder, name) })),
      };
      return runInWorker(createPort, bytes, job, { signal, ...(progress && { progress }) });
    });
    signal.throwIfAborted();
    progress?.(1);
    return { outputs: hashes, log };
  };
  return { engine: 'wasm', version: CORE_VERSION, run } as const;
}

interface Core {
  readonly coreUrl: string;
  readonly module: WebAssembly.Module;
}

let loading: Promise<Core> | undefined;

/** Finds and compiles the core. All workers of the process share the compiled code. */
function loadCore(): Promise<Core> {
  loading ??= compileCore().catch((cause) => {
    loading = undefined;
    throw new NodeError(
      'media-unsupported',
      'The package @ffmpeg/core cannot be loaded; run npm install',
      {},
      { cause },
    );
  });
  return loading;
}

async function compileCore(): Promise<Core> {
  const { resolve } = createRequire(import.meta.url);
  const module = await WebAssembly.compile(await readFile(resolve('@ffmpeg/core/wasm')));
  return { coreUrl: pathToFileURL(resolve('@ffmpeg/core')).href, module };
}

/** The worker's file has the ending of this one: `.ts` from source, `.js` when built. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './wasm-worker.ts' : './wasm-worker.js', import.meta.url);

function createPort(): WorkerPort {
  const worker = new Worker(workerUrl);
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onDeath) {
      worker.on('message', onMessage);
      worker.once('error', (error) => onDeath(error instanceof Error ? error.message : String(error)));
      worker.once('exit', (code) => onDeath(`it ended with code ${code}`));
    },
    terminate: async () => void (await worker.terminate()),
  };
}
