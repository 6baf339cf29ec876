import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { type CoreFactory, startCore } from '../../wasm/core.ts';
import type { ByteSource, ByteTarget } from '../../wasm/file-nodes.ts';
import type { StartMessage, WorkerMessage } from '../../wasm/protocol.ts';
import { runJob } from '../../wasm/run-job.ts';

/** Inputs and outputs are absolute paths: bytes go between the disk and the WebAssembly heap without a stop. */
export type NodeStart = StartMessage<string, string>;

const say = (message: WorkerMessage) => parentPort!.postMessage(message);

parentPort!.once('message', (start: NodeStart) => {
  serve(start).then(say, (error: unknown) => {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});

async function serve(start: NodeStart): Promise<WorkerMessage> {
  // The core believes it is in a browser's worker and asks for these two.
  Object.assign(globalThis, { self: globalThis, location: { href: '' } });
  const { default: factory }: { default: CoreFactory } = await import(start.coreUrl);
  const core = await startCore(factory, start.module);
  const opened: number[] = [];
  const open = (path: string, flags: string) => {
    const file = openSync(path, flags);
    opened.push(file);
    return file;
  };
  try {
    const inputs = start.inputs.map(({ name, from }) => ({ name, from: fileSource(open(from, 'r')) }));
    const outputs = start.outputs.map(({ name, to }) => ({ name, to: fileTarget(open(to, 'wx+')) }));
    return runJob(core, { ...start, inputs, outputs }, say);
  } finally {
    for (const file of opened) closeSync(file);
  }
}

const read = (file: number) => (into: Uint8Array, position: number) => readSync(file, into, 0, into.length, position);

const fileSource = (file: number): ByteSource => ({ bytes: fstatSync(file).size, read: read(file) });

function fileTarget(file: number): ByteTarget {
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    read: read(file),
    write(from, position) {
      const written = writeSync(file, from, 0, from.length, position);
      bytes = Math.max(bytes, position + written);
      return written;
    },
    truncate(length) {
      ftruncateSync(file, length);
      bytes = length;
    },
  };
}
