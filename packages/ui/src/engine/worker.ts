// The page is compiled for the DOM; what is imported below also needs what only workers have.
/// <reference lib="webworker" />

import wasmUrl from '@ffmpeg/core/wasm?url';
import coreUrl from '@ffmpeg/core?url';
import { type BrowserHost, browserHost } from '@shotgraph/engine/host/browser';
import { createEngineService } from '@shotgraph/engine/worker';
import { catalogue, toPickChoice } from '@shotgraph/nodes';
import { expose } from 'comlink';
import type { EditorEngine } from './editor-engine.ts';
import { show } from './shown.ts';

/*
 * The engine's worker: nodes, planning, runs and storage of every document of this window. The page only draws.
 */

const bases = new Map<string, string>();
const hosts = new Map<string, BrowserHost>();

const ffmpeg = {
  coreUrl,
  wasmUrl,
  createWorker: () => new Worker(new URL('./ffmpeg-worker.ts', import.meta.url), { type: 'module' }),
};

function hostFor(name: string): BrowserHost {
  const known = hosts.get(name);
  if (known) return known;
  const base = bases.get(name);
  const host = browserHost({ name, ffmpeg, ...(base && { filesUrl: base }) });
  hosts.set(name, host);
  return host;
}

const engine: EditorEngine = {
  ...createEngineService({
    registry: catalogue,
    hostFor,
    show: (value, type) => show(value, type, toPickChoice),
    async release(name) {
      const host = hosts.get(name);
      hosts.delete(name);
      await host?.dispose();
    },
  }),
  async mount(document, base) {
    bases.set(document, base);
  },
  async putFile(document, path, bytes) {
    await hostFor(document).files.register(path, bytes);
  },
};

expose(engine);
