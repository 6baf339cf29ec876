import wasmUrl from '@ffmpeg/core/wasm?url';
import coreUrl from '@ffmpeg/core?url';
import type { GraphDocument } from '@shotgraph/engine';
import { browserHost } from '@shotgraph/engine/host/browser';
import { TASKS, type TaskName } from './tasks.ts';

/** What the page asks for. */
export interface Asked {
  readonly task: TaskName;
  readonly document: GraphDocument;
}

/** The answer. */
export type Answer = { readonly value: unknown } | { readonly error: string };

const ffmpeg = {
  coreUrl,
  wasmUrl,
  createWorker: () => new Worker(new URL('./ffmpeg-worker.ts', import.meta.url), { type: 'module' }),
};

const threads = {
  createWorker: () => new Worker(new URL('./paint-worker.ts', import.meta.url), { type: 'module' }),
};

async function answer({ task, document }: Asked): Promise<Answer> {
  const host = browserHost({ name: `parity/${crypto.randomUUID()}`, ffmpeg, threads, filesUrl: '/' });
  try {
    return { value: await TASKS[task](host, document) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    await host.dispose();
  }
}

addEventListener('message', ({ data, ports }: MessageEvent<Asked>) => {
  void answer(data).then((said) => ports[0]!.postMessage(said));
});
