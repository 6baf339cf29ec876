import { describe, expect, it, vi } from 'vitest';
import { CLIP, json } from '../testing/fake.ts';
import { callOf, MODES, media, TEXT } from '../testing/requests.ts';
import { adapterOf, fetchOf, KEY, MAKERS, NOW, proceed, shoot } from '../testing/studio.ts';
import { memoryRecording, type RecordingStore, recordingFetch, replayingFetch } from './index.ts';

const signal = new AbortController().signal;
const recorded = (write: RecordingStore, fake: Parameters<typeof fetchOf>[0]) =>
  recordingFetch(fetchOf(fake), { write, secrets: () => [KEY] });
const PROVIDERS = Object.entries(MAKERS);

describe('a recorded job', () => {
  it.each(PROVIDERS)('%s gives the same again, to another attempt and without a network', async (_, maker) => {
    const store = memoryRecording();
    const fake = maker.fake(KEY, () => NOW);
    const call = callOf(MODES.reference!);
    const live = await shoot(adapterOf(maker, recorded(store, fake)), call, 111, proceed(fake));
    const again = await shoot(adapterOf(maker, replayingFetch(store)), call, 999);
    expect(again).toEqual(live);
    expect(live.states.map(({ status }) => status)).toEqual(['queued', 'running', 'done']);
    expect(live.files.video).toBe([...CLIP].join());
    expect(JSON.stringify(store.exchanges)).not.toContain(KEY);
  });

  it('brings the last frame along, and the seed as it was recorded', async () => {
    const store = memoryRecording();
    const fake = MAKERS.ark.fake(KEY, () => NOW);
    const call = callOf({ ...TEXT, lastFrameWanted: true });
    const live = await shoot(adapterOf(MAKERS.ark, recorded(store, fake)), call, 111, proceed(fake));
    const again = await shoot(adapterOf(MAKERS.ark, replayingFetch(store)), call, 999);
    expect(again).toEqual(live);
    expect(Object.keys(again.files)).toEqual(['video', 'lastFrame']);
    expect(again.states.at(-1)).toMatchObject({ facts: { seed: 111 } });
    expect(store.bodies.size).toBe(1);
  });

  it('is the same whether a picture stood in the request or at an address', async () => {
    const store = memoryRecording();
    const { ark } = MAKERS;
    const hash = '9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a';
    const inline = async () => ({ dataUrl: 'data:image/png;base64,AQIDBA==' });
    const published = async () => ({
      url: `https://my.store.example/refs/${hash}.png?X-Amz-Signature=${'a'.repeat(64)}`,
    });
    const call = callOf({ ...TEXT, task: 'first-frame', ratio: 'adaptive', firstFrame: media('image') });
    const fake = ark.fake(KEY, () => NOW);
    const live = await shoot(adapterOf(ark, recorded(store, fake), { resolve: inline }), call, 1, proceed(fake));
    expect(await shoot(adapterOf(ark, replayingFetch(store), { resolve: published }), call, 2)).toEqual(live);
    expect(JSON.stringify(store.exchanges)).toContain(`data:image/png;sha256,${hash}`);
  });

  it('keeps the polls of several jobs apart, and gives each call its answers in the order of the calls', async () => {
    const store = memoryRecording();
    const { ark } = MAKERS;
    const fake = ark.fake(KEY, () => NOW);
    const adapter = adapterOf(ark, recorded(store, fake));
    const calls = ['fox', 'owl', 'fox'].map((text) => callOf({ ...TEXT, prompt: [text] }));
    const live = [];
    for (const [at, call] of calls.entries()) live.push(await shoot(adapter, call, at, proceed(fake)));
    const replay = adapterOf(ark, replayingFetch(store));
    expect(await Promise.all(calls.map((call, at) => shoot(replay, call, 50 + at)))).toEqual(live);
  });

  it('is found by its own seed first when equal calls differ in nothing else', async () => {
    const store = memoryRecording();
    const { ark } = MAKERS;
    const fake = ark.fake(KEY, () => NOW);
    const adapter = adapterOf(ark, recorded(store, fake));
    const [one, two] = [1, 2].map((seed) => callOf({ ...TEXT, seed }));
    const first = await shoot(adapter, one!, 0, proceed(fake));
    const second = await shoot(adapter, two!, 0, proceed(fake));
    const replay = adapterOf(ark, replayingFetch(store));
    expect([await shoot(replay, two!, 0), await shoot(replay, one!, 0)]).toEqual([second, first]);
  });

  it('keeps the clock of the provider: a lost job is found in its list', async () => {
    const store = memoryRecording();
    const { ark } = MAKERS;
    const fake = ark.fake(KEY, () => NOW);
    fake.script.create = ['lost'];
    const attempt = { key: 'k', attempt: 1, tag: 77, at: NOW };
    const make = (fetch: Parameters<typeof adapterOf>[1], now: number) => {
      const adapter = adapterOf(ark, fetch, { now: () => now });
      const lost = { ...attempt, at: now };
      return [
        () => adapter.create(callOf(), lost, signal),
        () => adapter.find!(callOf(), lost, new Set(), signal),
      ] as const;
    };
    const [create, find] = make(recorded(store, fake), NOW);
    await expect(create()).rejects.toMatchObject({ accepted: 'unknown', code: 'broken' });
    const found = await find();
    expect(found).toEqual({ id: fake.jobs[0]!.id });
    // A year later the list still lies within the window of the attempt, because its date is as old as it is.
    const [createAgain, findAgain] = make(replayingFetch(store), NOW + 365 * 86_400_000);
    await expect(createAgain()).rejects.toMatchObject({ accepted: 'unknown', code: 'broken' });
    expect(await findAgain()).toEqual(found);
  });

  it('keeps how long to wait', async () => {
    const store = memoryRecording();
    const { ark } = MAKERS;
    const fake = ark.fake(KEY, () => NOW);
    fake.script.create = [{ answer: json(429, { error: { code: 'RateLimitExceeded' } }, { 'retry-after': '7' }) }];
    const create = (fetch: Parameters<typeof adapterOf>[1]) =>
      adapterOf(ark, fetch).create(callOf(), { key: 'k', attempt: 1, tag: 1, at: NOW }, signal);
    const refused = { accepted: 'no', retryable: true, retryAfterMs: 7000 };
    const recording = recorded(store, fake);
    await expect(create(recording)).rejects.toMatchObject(refused);
    const job = await create(recording);
    const replay = replayingFetch(store);
    await expect(create(replay)).rejects.toMatchObject(refused);
    expect(await create(replay)).toEqual(job);
  });
});

describe('recording', () => {
  const GET = { method: 'GET' };

  it('gives answers as they came, while they come', async () => {
    const store = memoryRecording();
    let send: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = controller;
      },
    });
    const sent = new Response(body, {
      status: 201,
      statusText: 'Made',
      headers: { 'x-own': '1', 'content-type': 'video/mp4' },
    });
    const response = await recordingFetch(async () => sent, { write: store, secrets: () => [] })(
      'https://a.example/x',
      GET,
    );
    expect([response.status, response.statusText, response.headers.get('x-own')]).toEqual([201, 'Made', '1']);
    const reader = response.body!.getReader();
    send!.enqueue(CLIP.slice(0, 10));
    expect((await reader.read()).value).toEqual(CLIP.slice(0, 10));
    expect(store.exchanges).toEqual([]);
    send!.close();
    expect((await reader.read()).done).toBe(true);
    expect(store.exchanges).toMatchObject([{ answer: { status: 201, body: { bytes: 10 } } }]);
  });

  it('keeps refusals nobody read, and answers without a body', async () => {
    const store = memoryRecording();
    const answers = [
      new Response('moved', { status: 302, headers: { location: '/y?token=abcdefgh1234' } }),
      new Response(null, { status: 204 }),
    ];
    const fetch = recordingFetch(async () => answers.shift()!, { write: store, secrets: () => [] });
    await (await fetch('https://a.example/x', GET)).body!.cancel();
    await fetch('https://a.example/y', GET);
    expect(store.exchanges).toMatchObject([
      { answer: { status: 302, headers: { location: '/y?token=[hidden]' } } },
      { answer: { status: 204 } },
    ]);
    const replay = replayingFetch(store);
    expect((await replay('https://a.example/x', GET)).headers.get('location')).toBe('/y?token=[hidden]');
    expect((await replay('https://a.example/y', GET)).body).toBeNull();
  });

  it('plays a body that broke off as one that breaks off', async () => {
    const store = memoryRecording();
    const cut = Object.assign(new Error('cut'), { code: 'ECONNRESET' });
    const body = () => new ReadableStream({ pull: (controller) => controller.error(cut) });
    const fetch = recordingFetch(async () => new Response(body()), { write: store, secrets: () => [] });
    await expect((await fetch('https://a.example/x', GET)).text()).rejects.toBe(cut);
    const again = await replayingFetch(store)('https://a.example/x', GET);
    await expect(again.text()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('does not keep calls that were aborted', async () => {
    const store = memoryRecording();
    const control = new AbortController();
    const fetch = recordingFetch(
      (_, { signal }) => new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
      { write: store, secrets: () => [] },
    );
    const answer = fetch('https://a.example/x', { method: 'GET', signal: control.signal });
    control.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
    expect(store.exchanges).toEqual([]);
  });

  it('spoils no call when it cannot write, but lets nothing more be bought', async () => {
    const full = { ...memoryRecording(), append: () => Promise.reject(new Error('the disk is full')) };
    const { ark } = MAKERS;
    const fake = ark.fake(KEY, () => NOW);
    const onTrouble = vi.fn();
    const adapter = adapterOf(ark, recordingFetch(fetchOf(fake), { write: full, secrets: () => [KEY], onTrouble }));
    const film = await shoot(adapter, callOf(), 1, proceed(fake));
    expect(film.files.video).toBe([...CLIP].join());
    const next = shoot(adapter, callOf(), 2);
    await expect(next).rejects.toMatchObject({ accepted: 'no', message: expect.stringContaining('the disk is full') });
    expect(fake.jobs).toHaveLength(1);
    expect(onTrouble).toHaveBeenCalledOnce();
  });
});
