import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { MediaJob, MediaJobResult } from '../../../host.ts';
import { commandLine } from '../../ffmpeg/command.ts';
import { mediaFailure } from '../../ffmpeg/failure.ts';
import { ffmpegLog, progressReader } from '../../ffmpeg/log.ts';
import { undoAtExit } from './at-exit.ts';
import { inJobFolder, type Workplace } from './job-folder.ts';

/** What a run of ffmpeg is given besides its arguments. */
export interface RunOptions {
  readonly signal: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

/** Runs one job with a native ffmpeg. @throws NodeError `media-failed`; the signal's reason when aborted */
export async function runNative(
  binary: string,
  place: Workplace,
  job: MediaJob,
  { signal, progress }: RunOptions,
): Promise<MediaJobResult> {
  signal.throwIfAborted();
  const { hashes, value: log } = await inJobFolder(place, job, (folder) =>
    spawnFfmpeg(binary, folder, job, { signal, ...(progress && { progress }) }),
  );
  signal.throwIfAborted();
  progress?.(1);
  return { outputs: hashes, log };
}

/** Runs ffmpeg in a folder and resolves with the end of its log once the process is gone. */
export async function spawnFfmpeg(
  binary: string,
  folder: string,
  job: Pick<MediaJob, 'args' | 'frames' | 'seconds'>,
  { signal, progress }: RunOptions,
): Promise<string> {
  signal.throwIfAborted();
  const log = ffmpegLog();
  const child = spawn(binary, commandLine(job.args), {
    cwd: folder,
    env: environment(),
    stdio: [job.frames ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const kill = () => child.kill('SIGKILL');
  const forget = undoAtExit(kill);
  signal.addEventListener('abort', kill, { once: true });
  child.stdout!.setEncoding('utf8').on('data', progressReader(job.seconds, progress));
  child.stderr!.setEncoding('utf8').on('data', log.push);

  const ended = exitOf(child);
  let framesFault: { readonly cause: unknown } | undefined;
  if (job.frames) {
    feed(child.stdin!, job.frames, ended).catch((cause) => {
      framesFault = { cause };
      kill();
    });
  }
  try {
    const failure = await ended;
    signal.throwIfAborted();
    if (framesFault) throw framesFault.cause;
    if (failure) throw mediaFailure(log, failure);
    return log.tail();
  } finally {
    signal.removeEventListener('abort', kill);
    forget();
  }
}

/** Resolves when the process and its pipes are closed: `undefined` for success, else what happened. */
const exitOf = (child: ChildProcess) =>
  new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(`it could not be started (${error.message})`));
    child.once('close', (code, killer) => {
      if (code === 0) resolve(undefined);
      else resolve(killer ? `it was killed by ${killer}, perhaps for lack of memory` : `it ended with code ${code}`);
    });
  });

/**
 * Writes frames to ffmpeg as fast as it reads them; the next frame is asked for when the last one is out of our hands,
 * so the producer may reuse its buffer. ffmpeg may stop reading early (it has all it needs): that is no fault.
 */
async function feed(stdin: Writable, frames: AsyncIterable<Uint8Array>, ended: Promise<unknown>): Promise<void> {
  let closed = false;
  const close = new Promise<void>((resolve) => {
    const note = () => {
      closed = true;
      resolve();
    };
    stdin.on('error', note);
    stdin.once('close', note);
    ended.then(note);
  });
  const iterator = frames[Symbol.asyncIterator]();
  while (!closed) {
    const next = await Promise.race([iterator.next(), close]);
    if (!next || next.done) break;
    await Promise.race([new Promise((resolve) => stdin.write(next.value, resolve)), close]);
  }
  stdin.end();
  // Not awaited: a producer in the middle of a frame would hold up the end of the job.
  if (closed) void iterator.return?.().catch(() => {});
}

/** ffmpeg needs few of our variables, and some would make it write reports or colours. */
function environment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'];
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), AV_LOG_FORCE_NOCOLOR: '1', LC_ALL: 'C' };
}
