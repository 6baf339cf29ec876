import { NodeError } from '../../errors.ts';
import type { MediaJob } from '../../host.ts';
import { commandLine } from '../ffmpeg/command.ts';
import { mediaFailure } from '../ffmpeg/failure.ts';
import { type FfmpegLog, ffmpegLog, progressReader } from '../ffmpeg/log.ts';
import { createRing, type RingWriter, ringWriter } from './frame-ring.ts';
import type { StartMessage, WorkerMessage } from './protocol.ts';

/** A worker thread that serves one job, the same for Node and browsers. */
export interface WorkerPort {
  post(message: unknown): void;
  /** Subscribes to what the worker says and to its death. */
  listen(onMessage: (message: WorkerMessage) => void, onDeath: (reason: string) => void): void;
  /** Resolves when the thread is gone. */
  terminate(): Promise<void>;
}

/** How the bytes of a job are named for the worker. */
export type OpenedBytes<Input, Output> = Pick<StartMessage<Input, Output>, 'module' | 'coreUrl' | 'inputs' | 'outputs'>;

/**
 * Runs one job in a fresh worker and ends the worker in any case.
 *
 * @returns the end of ffmpeg's log
 * @throws NodeError `media-failed`; the signal's reason when aborted; what `job.frames` threw
 */
export async function runInWorker<Input, Output>(
  createPort: () => WorkerPort,
  bytes: OpenedBytes<Input, Output>,
  job: MediaJob,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress?: (fraction: number) => void },
): Promise<string> {
  signal.throwIfAborted();
  const stdin = job.frames && (await openStdin(job.frames, signal));
  const log = ffmpegLog();
  const readProgress = progressReader(job.seconds, progress);
  const port = createPort();
  let stop = () => {};
  try {
    const done = await new Promise<Extract<WorkerMessage, { type: 'done' }>>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      port.listen(
        (message) => {
          if (message.type === 'log') log.push(message.text);
          else if (message.type === 'progress') readProgress(message.text);
          else if (message.type === 'drained') stdin?.writer?.drained();
          else if (message.type === 'done') resolve(message);
          else reject(mediaFailure(log, message.message));
        },
        (reason) => reject(new NodeError('media-failed', `ffmpeg's worker died: ${reason}`)),
      );
      const start: StartMessage<Input, Output> = {
        ...bytes,
        args: commandLine(job.args),
        files: job.files,
        ...(stdin && { stdin: stdin.source }),
      };
      port.post(start);
      if (stdin?.writer) feed(job.frames!, stdin.writer).catch(reject);
    });
    checkDone(done, job, log);
    return log.tail();
  } finally {
    signal.removeEventListener('abort', stop);
    stdin?.writer?.close();
    await port.terminate();
  }
}

function checkDone(
  { code, written }: { readonly code: number; readonly written: readonly string[] },
  job: MediaJob,
  log: FfmpegLog,
): void {
  if (code !== 0) throw mediaFailure(log, `it ended with code ${code}`);
  const missing = job.outputs.find((name) => !written.includes(name));
  if (missing) throw new NodeError('media-failed', `ffmpeg ended without writing "${missing}"`);
}

interface Stdin {
  readonly source: SharedArrayBuffer | readonly Uint8Array[];
  readonly writer?: RingWriter;
}

/** Pages that are not cross-origin isolated have no shared memory: there all frames are made before ffmpeg starts. */
async function openStdin(frames: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Stdin> {
  if (canShareMemory()) {
    const source = createRing();
    return { source, writer: ringWriter(source) };
  }
  const source: Uint8Array[] = [];
  for await (const frame of frames) {
    signal.throwIfAborted();
    source.push(frame.slice());
  }
  return { source };
}

function canShareMemory(): boolean {
  const { crossOriginIsolated = true } = globalThis as { crossOriginIsolated?: boolean };
  return crossOriginIsolated && typeof SharedArrayBuffer === 'function';
}

async function feed(frames: AsyncIterable<Uint8Array>, writer: RingWriter): Promise<void> {
  for await (const frame of frames) if (!(await writer.write(frame))) return;
  writer.end();
}
