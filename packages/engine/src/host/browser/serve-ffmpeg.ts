import { type CoreFactory, startCore } from '../wasm/core.ts';
import type { ByteSource, ByteTarget } from '../wasm/file-nodes.ts';
import type { StartMessage, WorkerMessage } from '../wasm/protocol.ts';
import { runJob } from '../wasm/run-job.ts';

type BrowserStart = StartMessage<Blob, FileSystemFileHandle>;

/** Makes this worker run the one job it is sent. The whole script of a worker for `browserHost` is a call of this. */
export function serveFfmpeg(): void {
  const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
  const say = (message: WorkerMessage) => scope.postMessage(message);
  const serve = ({ data }: MessageEvent<BrowserStart>) => {
    runStart(data, say).then(say, (error: unknown) => {
      say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  };
  scope.addEventListener('message', serve, { once: true });
}

async function runStart(start: BrowserStart, say: (message: WorkerMessage) => void): Promise<WorkerMessage> {
  const { default: factory }: { default: CoreFactory } = await import(/* @vite-ignore */ start.coreUrl);
  const core = await startCore(factory, start.module);
  const opened: FileSystemSyncAccessHandle[] = [];
  try {
    const outputs: { name: string; to: ByteTarget }[] = [];
    for (const { name, to } of start.outputs) {
      const access = await to.createSyncAccessHandle();
      opened.push(access);
      outputs.push({ name, to: accessTarget(access) });
    }
    const inputs = start.inputs.map(({ name, from }) => ({ name, from: blobSource(from) }));
    return runJob(core, { ...start, inputs, outputs }, say);
  } finally {
    for (const access of opened) access.close();
  }
}

function blobSource(blob: Blob): ByteSource {
  const reader = new FileReaderSync();
  return {
    bytes: blob.size,
    read(into, position) {
      const part = new Uint8Array(reader.readAsArrayBuffer(blob.slice(position, position + into.length)));
      into.set(part);
      return part.length;
    },
  };
}

const accessTarget = (access: FileSystemSyncAccessHandle): ByteTarget => ({
  get bytes() {
    return access.getSize();
  },
  read: (into, position) => access.read(into as Uint8Array<ArrayBuffer>, { at: position }),
  write: (from, position) => access.write(from as Uint8Array<ArrayBuffer>, { at: position }),
  truncate: (bytes) => access.truncate(bytes),
});
