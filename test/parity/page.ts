import type { Answer, Asked } from './engine-worker.ts';

// The engine works in a worker, as in the editor; the test talks to it through this function.
const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });

const ask = (asked: Asked): Promise<Answer> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.addEventListener('error', ({ message }) => resolve({ error: `the worker failed: ${message}` }));
    worker.postMessage(asked, [port2]);
  });

(globalThis as { ask?: typeof ask }).ask = ask;
