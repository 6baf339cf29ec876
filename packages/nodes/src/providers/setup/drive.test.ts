import { expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { CLIP, type FakeProvider } from '../testing/fake.ts';
import { fakeArk } from '../testing/fake-ark.ts';
import { fakeFal } from '../testing/fake-fal.ts';
import { fakeReplicate } from '../testing/fake-replicate.ts';
import { callOf, TEXT } from '../testing/requests.ts';
import { createProviders } from './create-providers.ts';

const signal = new AbortController().signal;
const KEY = 'canary-K3y/with+odd=chars-8c1f';
const SENT = Date.UTC(2026, 10, 22, 12);
const attempt = { key: 'k', attempt: 1, tag: 77, at: SENT };

/** Talks to a stand-in without a network. */
const fetchOf =
  (fake: FakeProvider, date: () => number): Fetch =>
  async (url, init) => {
    const { answer } = fake.receive({
      method: init.method ?? 'GET',
      url: new URL(url),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: new TextEncoder().encode(String(init.body ?? '')),
    });
    const { status, headers, body } = answer();
    const bytes = typeof body === 'string' ? body : new Uint8Array(body);
    return new Response(bytes, { status, headers: { date: new Date(date()).toUTCString(), ...headers } });
  };

it.each([
  ['ark-byteplus', 'ARK_API_KEY', 'ARK_BASE_URL', '/api/v3', fakeArk],
  ['ark-volcengine', 'ARK_CHINA_API_KEY', 'ARK_CHINA_BASE_URL', '/api/v3', fakeArk],
  ['fal', 'FAL_KEY', 'FAL_QUEUE_URL', '', fakeFal],
  ['replicate', 'REPLICATE_API_TOKEN', 'REPLICATE_BASE_URL', '/v1', fakeReplicate],
] as const)(
  'a film is bought from a stand-in of %s that the environment names',
  async (name, key, address, path, make) => {
    let now = SENT;
    const fake = make(KEY, () => SENT);
    const env: { readonly [name: string]: string } = { [key]: KEY, [address]: `http://127.0.0.1:4010${path}` };
    const fetch = fetchOf(fake, () => now);
    const providers = createProviders({ env: (variable) => env[variable], fetch, now: () => now });
    expect(providers.findRoute(TEXT.model)?.name).toBe(name);
    const adapter = providers.adapter(name, { load: () => Promise.reject(new Error('nothing to load')) });

    const job = await adapter.create(callOf(), attempt, signal);
    expect(fake.jobs.map(({ id }) => id)).toEqual([job.id]);
    expect((await adapter.get(job, signal)).status).toBe('queued');
    fake.jobs[0]!.status = 'done';
    const state = await adapter.get(job, signal);
    if (state.status !== 'done') throw new Error(`the job is ${state.status}`);
    const film = await adapter.download(state.files.video!, signal);
    expect(new Uint8Array(await film.arrayBuffer())).toEqual(CLIP);
    now += 300_000;
    if (adapter.find) expect(await adapter.find(callOf(), attempt, new Set(), signal)).toEqual(job);
    fake.jobs[0]!.status = 'queued';
    expect(await adapter.cancel(job, signal)).toBe('cancelled');
  },
);

const MINUTE_MS = 60_000;

it.each([
  ['ark-byteplus', 'ARK_API_KEY', fakeArk],
  ['replicate', 'REPLICATE_API_TOKEN', fakeReplicate],
] as const)('a lost job of %s is found although its media took minutes to publish', async (name, key, make) => {
  let now = SENT + 4 * MINUTE_MS;
  const fake = make(KEY, () => now);
  const providers = createProviders({
    env: (variable) => (variable === key ? KEY : undefined),
    fetch: fetchOf(fake, () => now),
    now: () => now,
  });
  const adapter = providers.adapter(name, { load: async () => new Blob() });
  const seeded = callOf({ ...TEXT, seed: 42 });
  const find = () => adapter.find!(seeded, attempt, new Set(), signal);
  const job = await adapter.create(seeded, attempt, signal);
  expect(await find()).toEqual(job);
  fake.jobs.length = 0;
  now = SENT + 5.5 * MINUTE_MS;
  expect(await find()).toBe('uncertain');
  now = SENT + 6 * MINUTE_MS;
  expect(await find()).toBe('none');
});
