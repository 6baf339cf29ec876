import { NodeError } from '../../../errors.ts';
import type { MediaEngine } from '../../../host.ts';
import { limit } from '../../limit.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import type { Workplace } from './job-folder.ts';
import { runNative } from './native.ts';
import { checkFfmpeg } from './self-check.ts';

/** Which ffmpeg to use: `auto` is a native one that passes the self-check, else `@ffmpeg/core` in worker threads. */
export type FfmpegChoice = 'auto' | 'native' | 'wasm';

type Run = MediaEngine['run'];
type Chosen = Awaited<ReturnType<MediaEngine['describe']>> & { readonly run: Run };

/** The media engine of a Node host. Nothing is looked for before the first question. */
export function nodeMedia(
  place: Workplace,
  choice: FfmpegChoice,
  concurrency: number,
  closed: AbortSignal,
): MediaEngine {
  const limited = limit(concurrency);
  let choosing: Promise<Chosen> | undefined;
  const chosen = () => {
    choosing ??= choose(place, choice);
    return choosing;
  };

  return {
    async describe() {
      const { engine, version } = await chosen();
      return { engine, version };
    },
    async run(job, options) {
      const signal = AbortSignal.any([options.signal, closed]);
      signal.throwIfAborted();
      const { run } = await chosen();
      return limited(signal, () => run(job, { ...options, signal }));
    },
  };
}

async function choose(place: Workplace, choice: FfmpegChoice): Promise<Chosen> {
  if (choice === 'wasm') return wasm(place);
  const found = await findNative(place);
  if ('version' in found) {
    return {
      engine: 'native',
      version: found.version,
      run: (job, options) => runNative(found.binary, place, job, options),
    };
  }
  return choice === 'auto' ? wasm(place) : none(found.reason);
}

async function findNative(
  place: Workplace,
): Promise<{ readonly binary: string; readonly version: string } | { readonly reason: string }> {
  const binary = await findFfmpeg(process.env);
  if (!binary) return { reason: 'no ffmpeg on PATH and FFMPEG_PATH is not set' };
  const outcome = await checkFfmpeg(binary, place.store);
  return 'version' in outcome ? { binary, version: outcome.version } : { reason: `${binary}: ${outcome.reason}` };
}

async function wasm(place: Workplace): Promise<Chosen> {
  const { wasmEngine } = await import('./wasm.ts');
  return wasmEngine(place);
}

function none(reason: string): Chosen {
  const run: Run = async () => {
    throw new NodeError(
      'media-unsupported',
      `No usable native ffmpeg: ${reason}; install ffmpeg 5.1 or newer, or choose wasm`,
    );
  };
  return { engine: 'none', version: '', run };
}
