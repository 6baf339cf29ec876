import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from '../command.ts';
import type { EmulatorOptions } from '../emulator/index.ts';
import { EXIT, OperationError, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';

const DEFAULT_PORT = 8787;

export default defineCommand({
  name: 'emulator',
  operands: [],
  details: `\
Answers as the providers do (Ark with Seedance, Seedream and chat, fal, Replicate), on this machine only and without a \
key: graphs that cost money can be developed and tested free of charge. Clips are animatics: real MP4 files of the right \
size and length.
Prints the environment variables that point programs here. References at addresses of other machines are believed and not \
fetched; callbacks go to this machine only. Ctrl-C ends it, and nothing is kept.
FILE holds a JSON list of what goes wrong: [{"on": "create", "kind": "reset-after-accept"}]. More may be said: "provider", \
"times" (1, or "always"), "after" (requests let through first), "chance" with "seed", "retryAfter" (of a 429), "seconds" (of \
slow-drip and answer-lost).
"on" is create, get, list, cancel, download, upload or callback. "kind" is 429, 500, 503, reset-before-accept, hang; \
reset-after-accept, answer-lost, moderation-input, moderation-output, task-failed (create); slow-drip, truncated-body, \
wrong-length, html-200; expired-url, status-backwards, unknown-status (get, list); duplicate-callback, forged-callback.
While it runs: GET /_stats tells requests and accepted jobs, POST and DELETE /_faults set and clear what goes wrong, POST \
/_reset forgets everything.`,
  options: {
    port: { type: 'string', value: 'N', doc: `Port; ${DEFAULT_PORT} when left out, 0 for any free one.` },
    key: { type: 'string', value: 'KEY', doc: 'The only key that is accepted; any when left out.' },
    'queue-seconds': { type: 'string', value: 'S', doc: 'How long a job waits; 0.5 when left out.' },
    'run-seconds': { type: 'string', value: 'S', doc: 'How long a job runs; 2 when left out.' },
    concurrency: {
      type: 'string',
      value: 'N',
      doc: 'Unfinished jobs of a key: Ark refuses more, the others queue them.',
    },
    thumbs: {
      type: 'boolean',
      doc: 'Render an eighth of the width and height: fast, but too small for checks of sizes.',
    },
    endpoint: { type: 'string', multiple: true, value: 'EP=MODEL', doc: 'The Ark model behind an endpoint id (ep-…).' },
    faults: { type: 'string', value: 'FILE', doc: 'JSON list of what goes wrong.' },
    ffmpeg: {
      type: 'string',
      value: 'auto|native|wasm',
      doc: 'Which ffmpeg renders; auto prefers a native one that works.',
    },
  },
  async execute({ options }, io) {
    const { startEmulator } = await import('../emulator/index.ts');
    const endpoints = parseEndpoints(options.endpoint);
    const signal = io.cancellation();
    const emulator = await start(startEmulator, {
      port: parseWhole('port', options.port ?? String(DEFAULT_PORT), 0, 65_535),
      endpoints,
      pixels: options.thumbs ? 'thumb' : 'full',
      ffmpeg: parseFfmpeg(options.ffmpeg),
      ...(options.key !== undefined && { key: options.key }),
      ...(options['queue-seconds'] !== undefined && {
        queueSeconds: parseSeconds('queue-seconds', options['queue-seconds']),
      }),
      ...(options['run-seconds'] !== undefined && { runSeconds: parseSeconds('run-seconds', options['run-seconds']) }),
      ...(options.concurrency !== undefined && {
        concurrency: parseWhole('concurrency', options.concurrency, 1, 9999),
      }),
      ...(options.faults !== undefined && { faults: await readFaults(options.faults, io) }),
    });
    for (const [name, value] of Object.entries(emulator.env)) io.stdout.write(`export ${name}=${value}\n`);
    io.stderr.write(`Listening on ${emulator.url}; Ctrl-C ends it.\n`);
    await new Promise<void>((stopped) => {
      if (signal.aborted) stopped();
      else signal.addEventListener('abort', () => stopped(), { once: true });
    });
    await emulator.close();
    return EXIT.done;
  },
});

async function start(startEmulator: typeof import('../emulator/index.ts').startEmulator, options: EmulatorOptions) {
  try {
    return await startEmulator(options);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new OperationError(`port ${options.port} is in use; give another one with --port, or 0`);
    if (code === 'EACCES')
      throw new OperationError(`port ${options.port} may not be used here; give one above 1023 with --port`);
    throw error;
  }
}

async function readFaults(file: string, io: Io): Promise<NonNullable<EmulatorOptions['faults']>> {
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--faults ${file} cannot be read (${error.code ?? error.message}); give a JSON file`);
  });
  try {
    // What they hold is checked where they are used.
    return JSON.parse(text) as NonNullable<EmulatorOptions['faults']>;
  } catch {
    throw new UsageError(`--faults ${file} is no JSON; give a list such as [{"on": "get", "kind": "500"}]`);
  }
}

function parseEndpoints(given: readonly string[]): { readonly [endpoint: string]: string } {
  return Object.fromEntries(
    given.map((text) => {
      const [, endpoint, model] = /^(ep-[\w-]+)=(\S+)$/.exec(text) ?? [];
      if (endpoint !== undefined && model !== undefined) return [endpoint, model];
      throw new UsageError(`--endpoint takes EP=MODEL, such as ep-1=dreamina-seedance-2-5-260628; got "${text}"`);
    }),
  );
}

function parseFfmpeg(text = 'auto'): NonNullable<EmulatorOptions['ffmpeg']> {
  const found = (['auto', 'native', 'wasm'] as const).find((name) => name === text);
  if (found) return found;
  throw new UsageError(`--ffmpeg must be auto, native, wasm; got "${text}"`);
}

function parseSeconds(name: string, text: string): number {
  if (/^\d{1,5}(\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(`--${name} must be a number of seconds such as 2 or 0.5; got "${text}"`);
}

function parseWhole(name: string, text: string, min: number, max: number): number {
  if (/^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text);
  throw new UsageError(`--${name} must be a whole number from ${min} to ${max}; got "${text}"`);
}
