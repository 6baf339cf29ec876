import { NodeError } from '../../errors.ts';
import type { MediaEngine } from '../../host.ts';
import { checkJob } from '../ffmpeg/command.ts';
import { limit } from '../limit.ts';
import { runInWorker, type WorkerPort } from '../wasm/client.ts';
import type { WorkerMessage } from '../wasm/protocol.ts';
import type { BrowserAssets } from './assets.ts';
import { createTemporary, type Folders, removeFile } from './opfs.ts';

/** FFmpeg inside the pinned `@ffmpeg/core` 0.12. */
const CORE_VERSION = '5.1.4';

/** Where the app serves ffmpeg from. */
export interface BrowserFfmpeg {
  /** URL of `@ffmpeg/core` (its ES module). */
  readonly coreUrl: string;
  /** URL of `@ffmpeg/core/wasm`. */
  readonly wasmUrl: string;
  /** Starts a module worker whose script calls `serveFfmpeg()`. Called once per job. */
  readonly createWorker: () => Worker;
}

/** ffmpeg as WebAssembly, one nested worker per job; nothing is loaded before the first job. */
export function browserMedia(
  ffmpeg: BrowserFfmpeg | undefined,
  opening: Promise<Folders>,
  assets: BrowserAssets,
  concurrency: number,
  closed: AbortSignal,
): MediaEngine {
  if (!ffmpeg) return noMedia;
  const limited = limit(concurrency);
  const loadModule = moduleLoader(ffmpeg.wasmUrl);

  const runJob: MediaEngine['run'] = async (job, { signal, progress }) => {
    checkJob(job);
    const folders = await opening;
    const inputs = await Promise.all(
      job.inputs.map(async ({ name, hash }) => ({ name, from: await assets.get(hash) })),
    );
    const module = await loadModule();
    const outputs: { name: string; to: FileSystemFileHandle }[] = [];
    try {
      for (const name of job.outputs) outputs.push({ name, to: await createTemporary(folders) });
      const bytes = { module, coreUrl: new URL(ffmpeg.coreUrl, location.href).href, inputs, outputs };
      const options = { signal, ...(progress && { progress }) };
      const log = await runInWorker(() => portOf(ffmpeg.createWorker()), bytes, job, options);
      const hashes: string[] = [];
      for (const { to } of outputs) hashes.push(await assets.adopt(to));
      signal.throwIfAborted();
      progress?.(1);
      return { outputs: hashes, log };
    } finally {
      for (const { to } of outputs) await removeFile(folders.temporaries, to.name);
    }
  };

  return {
    describe: async () => ({ engine: 'wasm', version: CORE_VERSION }),
    async run(job, options) {
      const signal = AbortSignal.any([options.signal, closed]);
      return limited(signal, () => runJob(job, { ...options, signal }));
    },
  };
}

const noMedia: MediaEngine = {
  describe: async () => ({ engine: 'none', version: '' }),
  run: async () => {
    throw new NodeError('media-unsupported', 'This host was made without ffmpeg; pass `ffmpeg` to browserHost');
  },
};

/** Downloads and compiles once; workers share the compiled code. */
function moduleLoader(wasmUrl: string): () => Promise<WebAssembly.Module> {
  let loading: Promise<WebAssembly.Module> | undefined;
  const load = async () => {
    try {
      const response = await fetch(wasmUrl);
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      // Not every server sends the content type that compiling from the stream insists on.
      const streamed = response.headers.get('content-type') === 'application/wasm';
      return await (streamed
        ? WebAssembly.compileStreaming(response)
        : WebAssembly.compile(await response.arrayBuffer()));
    } catch (cause) {
      loading = undefined;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new NodeError('media-unsupported', `ffmpeg could not be loaded from ${wasmUrl}: ${why}`, {}, { cause });
    }
  };
  return () => {
    loading ??= load();
    return loading;
  };
}

function portOf(worker: Worker): WorkerPort {
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onDeath) {
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => onMessage(data));
      worker.addEventListener('error', ({ message }) => onDeath(message || 'its script could not be loaded'));
      worker.addEventListener('messageerror', () => onDeath('a message could not be read'));
    },
    terminate: async () => worker.terminate(),
  };
}
