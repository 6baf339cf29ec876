import { createArkAdapter } from '../ark/index.ts';
import { createFalAdapter } from '../fal/index.ts';
import type { AdapterOptions } from '../http/options.ts';
import type { Fetch } from '../http/transport.ts';
import type { Job, JobState, PaidAdapter, PaidCall } from '../paid.ts';
import { createReplicateAdapter } from '../replicate/index.ts';
import type { FakeProvider } from './fake.ts';
import { fakeArk } from './fake-ark.ts';
import { fakeFal } from './fake-fal.ts';
import { fakeReplicate } from './fake-replicate.ts';
import { render, resolve } from './requests.ts';

/** The key of every adapter here. Looks like one, so that it can be searched for. */
export const KEY = 'canary-K3y/with+odd=chars-8c1f';

/** An hour the providers believe in, ms since 1970. */
export const NOW = Date.UTC(2026, 10, 22, 12);

/** A stand-in with its adapter. */
export interface Maker {
  readonly fake: (key: string, now: () => number) => FakeProvider;
  readonly adapter: (options: AdapterOptions) => PaidAdapter;
  readonly path: string;
  readonly modelId: string;
}

/** By name of the provider. */
export const MAKERS = {
  ark: { fake: fakeArk, adapter: createArkAdapter, path: '/api/v3', modelId: 'dreamina-seedance-2-5-260628' },
  fal: { fake: fakeFal, adapter: createFalAdapter, path: '', modelId: 'bytedance/seedance-2.5/text-to-video' },
  replicate: { fake: fakeReplicate, adapter: createReplicateAdapter, path: '/v1', modelId: 'bytedance/seedance-2.5' },
} satisfies { readonly [provider: string]: Maker };

/** Talks to a stand-in without a network. Answers carry the date, as servers do. */
export const fetchOf =
  (fake: FakeProvider): Fetch =>
  async (url, init) => {
    init.signal?.throwIfAborted();
    const { operation, answer } = fake.receive({
      method: init.method ?? 'GET',
      url: new URL(url),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: new TextEncoder().encode(String(init.body ?? '')),
    });
    const fault = fake.script[operation]?.shift();
    if (fault === 'lost') {
      answer();
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
    }
    const { status, headers, body } = typeof fault === 'object' ? fault.answer : answer();
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    return new Response(new Uint8Array(bytes), {
      status,
      headers: { date: new Date(NOW).toUTCString(), 'content-length': String(bytes.length), ...headers },
    });
  };

/** An adapter over a `fetch`. */
export const adapterOf = ({ adapter, path, modelId }: Maker, fetch: Fetch, options: Partial<AdapterOptions> = {}) =>
  adapter({
    fetch,
    key: () => KEY,
    baseUrl: `https://api.example.com${path}`,
    modelOf: () => ({ id: modelId, explicitTask: true }),
    render,
    resolve,
    now: () => NOW,
    ...options,
  });

/** Everything that came of a job. */
export interface Film {
  readonly job: Job;
  readonly states: readonly JobState[];
  readonly files: { readonly [name: string]: string };
}

const signal = new AbortController().signal;

/**
 * Makes a whole job: create, look three times, fetch what there is.
 *
 * @param tag - of the attempt
 * @param onState - moves the stand-in on
 */
export async function shoot(
  adapter: PaidAdapter,
  call: PaidCall,
  tag: number,
  onState: (job: Job, look: number) => void = () => undefined,
): Promise<Film> {
  const job = await adapter.create(call, { key: 'k', attempt: 1, tag, at: NOW }, signal);
  const states: JobState[] = [];
  for (let look = 0; look < 3; look++) {
    onState(job, look);
    states.push(await adapter.get(job, signal));
  }
  const last = states.at(-1)!;
  const files: { [name: string]: string } = {};
  for (const [name, url] of Object.entries(last.status === 'done' ? last.files : {})) {
    const blob = await adapter.download(url, signal);
    files[name] = [...new Uint8Array(await blob.arrayBuffer())].join();
  }
  return { job, states, files };
}

/** Queued, running, done. */
export const proceed =
  (fake: FakeProvider) =>
  ({ id }: Job, look: number): void => {
    const job = fake.jobs.find((one) => one.id === id);
    if (job) job.status = (['queued', 'running', 'done'] as const)[look] ?? 'done';
  };
