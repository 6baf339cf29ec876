import type { FfmpegCore } from './core.ts';
import { type ByteSource, type ByteTarget, mountSource, mountStdin, mountTargets } from './file-nodes.ts';
import { ringReader } from './frame-ring.ts';
import type { StartMessage, WorkerMessage } from './protocol.ts';

const FOLDER = '/job';

/** A job whose bytes have been opened by the worker's host. */
export type OpenedJob = Omit<StartMessage<ByteSource, ByteTarget>, 'module' | 'coreUrl'>;

/**
 * Runs one job on a fresh instance, blocking the thread until ffmpeg ends. Declared outputs go straight to their targets;
 * inputs are read from where they are; nothing but small files and ffmpeg's own buffers is in the heap.
 *
 * @param say - receives log, progress and `drained` messages while the job runs
 */
export function runJob(core: FfmpegCore, job: OpenedJob, say: (message: WorkerMessage) => void): WorkerMessage {
  const { FS: fs } = core;
  fs.mkdir(FOLDER);
  fs.chdir(FOLDER);
  const targets = new Map(job.outputs.map(({ name, to }) => [name, to]));
  const settle = mountTargets(fs, FOLDER, targets);
  for (const { name, from } of job.inputs) mountSource(fs, `${FOLDER}/${name}`, from);
  for (const { name, bytes } of job.files) fs.writeFile(`${FOLDER}/${name}`, bytes);
  if (job.stdin) mountStdin(fs, 'byteLength' in job.stdin ? sharedReader(job.stdin, say) : listReader(job.stdin));
  core.setLogger(({ type, message }) => say({ type: type === 'stdout' ? 'progress' : 'log', text: `${message}\n` }));

  const code = core.exec(...job.args);
  return { type: 'done', code, written: settle() };
}

const sharedReader = (ring: SharedArrayBuffer, say: (message: WorkerMessage) => void) =>
  ringReader(ring, () => say({ type: 'drained' }));

function listReader(chunks: readonly Uint8Array[]): (into: Uint8Array) => number {
  let index = 0;
  let from = 0;
  return (into) => {
    while (index < chunks.length && from >= chunks[index]!.length) {
      index++;
      from = 0;
    }
    const part = chunks[index]?.subarray(from, from + into.length) ?? new Uint8Array();
    into.set(part);
    from += part.length;
    return part.length;
  };
}
