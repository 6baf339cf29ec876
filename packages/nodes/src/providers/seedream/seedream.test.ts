import { describe, expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { IMAGE_PROFILES } from '../profile/stills.ts';
import { json, lost, page, scripted } from '../stills/testing/faults.ts';
import { ATTEMPT, callFor, IMAGE, IMAGE_ANSWER, part, picture, resolve } from '../stills/testing/requests.ts';
import golden from './golden.json' with { type: 'json' };
import { createSeedreamAdapter } from './index.ts';

const signal = new AbortController().signal;
const profile = IMAGE_PROFILES[0]!;
const adapterOf = (fetch: Fetch) => createSeedreamAdapter({ fetch, key: () => 'key', profile, resolve });

/** One request per mode, by name. */
const MODES = {
  text: IMAGE,
  'text, jpeg, watermark, another size': { ...IMAGE, format: 'jpeg', watermark: true, width: 4096, height: 4096 },
  'references and typed numbers': {
    ...IMAGE,
    prompt: [part(1), ' in the light of ', part(0), ', not of image 1'],
    images: [picture(1), picture(2)],
  },
  'the same reference twice': { ...IMAGE, images: [picture(1), picture(1)] },
  'pro takes no field for series': { ...IMAGE, model: 'seedream-5.0-pro', width: 2816, height: 1584 },
  '4.0 has no choice of format': { ...IMAGE, model: 'seedream-4.0', format: 'jpeg', width: 1280, height: 720 },
} as const;

it('sends the written-down body for every mode', async () => {
  const sent: { [mode: string]: unknown } = {};
  for (const [mode, request] of Object.entries(MODES)) {
    const { fetch, seen } = scripted(json(IMAGE_ANSWER));
    await adapterOf(fetch).create(callFor(request), ATTEMPT, signal);
    sent[mode] = { path: new URL(seen[0]!.url).pathname, body: seen[0]!.body };
  }
  expect(sent).toEqual(golden);
});

describe('what an answer says', () => {
  const stateOf = async (answer: unknown) => {
    const adapter = adapterOf(scripted(json(answer)).fetch);
    return adapter.get(await adapter.create(callFor(IMAGE), ATTEMPT, signal), signal);
  };

  it('is the address of the picture, what was made and what it cost', async () => {
    expect(await stateOf(IMAGE_ANSWER)).toEqual({
      status: 'done',
      files: { image: IMAGE_ANSWER.data[0]!.url },
      facts: { model: 'seedream-5-0-lite-260128', size: '2848x1600', images: 1, tokens: 17_800 },
      price: { amount: 0.035, currency: 'USD' },
    });
  });

  it('may be the picture itself', async () => {
    const adapter = adapterOf(scripted(json({ data: [{ b64_json: 'aGVsbG8=' }] })).fetch);
    const job = await adapter.create(callFor(IMAGE), ATTEMPT, signal);
    const state = await adapter.get(job, signal);
    if (state.status !== 'done') throw new Error(state.status);
    expect(await (await adapter.download(state.files.image!, signal)).text()).toBe('hello');
  });

  it.each([
    ['OutputImageSensitiveContentDetected', true],
    ['InputImageSensitiveContentDetected.PrivacyInformation', false],
  ])('that no picture could be made (%s) costs nothing and may be tried again: %s', async (code, retryable) => {
    const failed = { status: 'failed', code, message: 'no', billed: false, retryable };
    expect(await stateOf({ data: [{ error: { code, message: 'no' } }], usage: { generated_images: 0 } })).toEqual(
      failed,
    );
    expect(await stateOf({ error: { code, message: 'no' } })).toEqual(failed);
  });

  it('names the job after the attempt, because the provider gives no id', async () => {
    const adapter = adapterOf(scripted(json(IMAGE_ANSWER)).fetch);
    expect((await adapter.create(callFor(IMAGE), ATTEMPT, signal)).id).toBe('abababababababab-2');
  });
});

describe('downloads', () => {
  const url = IMAGE_ANSWER.data[0]!.url;
  const caught = (fetch: Fetch, from: string) =>
    adapterOf(fetch)
      .download(from, signal)
      .catch((error: unknown) => error);

  it('fetches a picture from the provider, without the key', async () => {
    const { fetch, seen } = scripted(() => new Response('picture'));
    expect(await (await adapterOf(fetch).download(url, signal)).text()).toBe('picture');
    expect(seen[0]!.headers).toEqual({});
  });

  it.each([
    ['another host', 'https://evil.example.com/a.png?X-Sig=s3cret'],
    ['this machine', 'http://127.0.0.1:1/a.png?X-Sig=s3cret'],
    ['a file', 'file:///etc/passwd?X-Sig=s3cret'],
  ])('fetches nothing from %s, and shows no signature', async (_, from) => {
    const { fetch, seen } = scripted(() => new Response('picture'));
    const error = (await caught(fetch, from)) as Error;
    expect(error).toMatchObject({ code: 'provider-refused' });
    expect(`${error.message} ${error.stack}`).not.toContain('s3cret');
    expect(seen).toHaveLength(0);
  });

  it('tells an address that ran out from a failure that passes', async () => {
    expect(await caught(scripted(page(403)).fetch, url)).toMatchObject({ code: 'provider-refused' });
    expect(await caught(scripted(page(503)).fetch, url)).toMatchObject({ code: 'provider-busy' });
    expect(await caught(scripted(lost('ECONNRESET')).fetch, url)).toMatchObject({ code: 'provider-busy' });
  });
});
