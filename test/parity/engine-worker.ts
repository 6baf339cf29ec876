import wasmUrl from '@ffmpeg/core/wasm?url';
import coreUrl from '@ffmpeg/core?url';
import type { GraphDocument } from '@shotgraph/engine';
import { type BrowserHost, browserHost } from '@shotgraph/engine/host/browser';
import { TASKS, type TaskName } from './tasks.ts';

/** What the page asks for. */
export interface Asked {
  readonly task: TaskName;
  readonly document: GraphDocument;
}

/** The answer; `film` is the file that the task left, as a data URL. */
export type Answer = { readonly value: unknown; readonly film?: string } | { readonly error: string };

const ffmpeg = {
  coreUrl,
  wasmUrl,
  createWorker: () => new Worker(new URL('./ffmpeg-worker.ts', import.meta.url), { type: 'module' }),
};

async function answer({ task, document }: Asked): Promise<Answer> {
  const host = browserHost({ name: `parity/${crypto.randomUUID()}`, ffmpeg, filesUrl: '/' });
  try {
    const value = await TASKS[task](host, document);
    return { value, ...(typeof value === 'object' && 'info' in value && { film: await dataUrl(host, value.hash) }) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    await host.dispose();
  }
}

const dataUrl = async (host: BrowserHost, hash: unknown): Promise<string> =>
  new FileReaderSync().readAsDataURL(await host.assets.get(String(hash)));

addEventListener('message', ({ data, ports }: MessageEvent<Asked>) => {
  void answer(data).then((said) => ports[0]!.postMessage(said));
});
