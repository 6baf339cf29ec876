import type { JsonWebKey } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Emulator, EmulatorOptions } from '../index.ts';
import { createLibrary, type Library } from '../media/library.ts';
import { serveProviders } from '../serve.ts';
import { type TestClock, testClock } from './clock.ts';

/** A stand-in that ends with the test, with a clock of its own. Jobs wait 1 s and run 2 s. */
export interface Bench extends Emulator {
  readonly clock: TestClock;
  /** Asks with the key every provider accepts; `path` stands behind the origin. */
  ask(method: string, path: string, body?: unknown, headers?: { readonly [name: string]: string }): Promise<Told>;
}

/** What came back. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Reply;
}

/** Members that answers have, of all providers: a test reads those of the answer it expects. */
export interface Reply {
  readonly id: string;
  readonly status: string;
  readonly model: string;
  readonly ratio: string;
  readonly content: { readonly video_url: string; readonly last_frame_url: string };
  readonly usage: { readonly total_tokens: number };
  readonly error: { readonly code: string; readonly message: string };
  readonly items: readonly { readonly id: string }[];
  readonly total: number;
  readonly data: readonly [{ readonly url: string; readonly b64_json: string }];
  readonly choices: readonly [{ readonly message: { readonly content: string } }];
  readonly request_id: string;
  readonly status_url: string;
  readonly response_url: string;
  readonly cancel_url: string;
  readonly queue_position: number;
  readonly video: { readonly url: string };
  readonly detail: readonly [{ readonly type: string }];
  readonly keys: readonly [JsonWebKey];
  readonly upload_url: string;
  readonly file_url: string;
  readonly urls: object;
  readonly output: string;
  readonly latest_version: { readonly id: string };
  readonly results: readonly { readonly id: string }[];
  readonly next: string | null;
}

// One library for all tests of a file: looking for an ffmpeg and rendering the same clip again would be most of their time.
let library: Library | undefined;

/** Puts away what the stand-ins of a file rendered; see `close-bench.ts`. */
export async function closeBench(): Promise<void> {
  await library?.dispose();
  library = undefined;
}

/** Starts a stand-in that renders small. */
export async function bench(options: EmulatorOptions = {}): Promise<Bench> {
  library ??= createLibrary({ pixels: 'thumb', ffmpeg: 'auto' });
  const clock = testClock();
  const emulator = await serveProviders({ queueSeconds: 1, runSeconds: 2, clock, ...options }, library);
  onTestFinished(() => emulator.close());
  return {
    ...emulator,
    clock,
    async ask(method, path, body, headers = {}) {
      const scheme = path.startsWith('/fal') ? 'Key' : 'Bearer';
      const response = await fetch(`${emulator.url}${path}`, {
        method,
        headers: { authorization: `${scheme} any-key`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, json: parse(text) };
    },
  };
}

function parse(text: string): Reply {
  try {
    return JSON.parse(text) as Reply;
  } catch {
    // Checked by its status alone, or as text.
    return text as unknown as Reply;
  }
}

/** Where tasks of Ark are. */
export const TASKS = '/ark/api/v3/contents/generations/tasks';

/** A task that is allowed. */
export const TASK = {
  model: 'dreamina-seedance-2-0-260128',
  content: [{ type: 'text', text: 'a harbour at dawn' }],
  resolution: '480p',
  ratio: '16:9',
  duration: 4,
  seed: 42,
} as const;
