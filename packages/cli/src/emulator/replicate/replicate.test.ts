import { probe } from '@shotgraph/nodes/emulation';
import { describe, expect, it } from 'vitest';
import { type Bench, bench } from '../testing/bench.ts';
import { greyPng, greyUrl } from '../testing/pictures.ts';

const API = '/replicate/v1';
const MODEL = 'bytedance/seedance-2.0';
const INPUT = { prompt: 'a fox', resolution: '480p', duration: 4, seed: 3 };

async function create(at: Bench, input: object = INPUT, rest: object = {}) {
  const { status, json } = await at.ask('POST', `${API}/models/${MODEL}/predictions`, { input, ...rest });
  expect(status).toBe(201);
  return json;
}

const get = async (at: Bench, id: string) => (await at.ask('GET', `${API}/predictions/${id}`)).json;

describe('a prediction of Replicate', () => {
  it('starts, is processed and succeeds; input and output are gone an hour later', async () => {
    const at = await bench();
    const { id, ...created } = await create(at);
    expect(created).toMatchObject({ model: MODEL, status: 'starting', input: INPUT, output: null, error: null });
    expect(created.urls).toEqual({
      get: `${at.url}${API}/predictions/${id}`,
      cancel: `${at.url}${API}/predictions/${id}/cancel`,
    });
    at.clock.advance(1);
    expect((await get(at, id)).status).toBe('processing');
    at.clock.advance(2);
    const done = await get(at, id);
    expect(done).toMatchObject({ status: 'succeeded', metrics: { predict_time: 2, total_time: 3 } });
    const clip = await probe(await (await fetch(done.output)).blob(), 'clip');
    expect(clip.info).toMatchObject({ width: 108, height: 62, seconds: 4 });
    at.clock.advance(3600);
    expect(await get(at, id)).toMatchObject({ status: 'succeeded', input: {}, output: null, data_removed: true });
    expect((await fetch(done.output)).status).toBe(403);
  });

  it.each([
    ['no prompt', { prompt: undefined }, 'prompt'],
    ['an unknown field', { style: 'x' }, 'style'],
    ['a length too long', { duration: 16 }, 'duration'],
    ['a length as text', { duration: '5' }, 'duration'],
    ['a tier the model lacks', { resolution: '4k' }, 'resolution'],
    ['an unknown shape', { aspect_ratio: '2:1' }, 'aspect_ratio'],
    ['a last frame alone', { last_frame_image: greyUrl(400, 400) }, 'last_frame_image'],
    [
      'a frame beside references',
      { image: greyUrl(400, 400), reference_videos: ['https://a.example.com/b.mp4'] },
      'image',
    ],
    ['audio alone', { reference_audios: ['https://a.example.com/b.mp3'] }, 'reference_audios'],
    ['an image that is none', { image: 'data:image/png;base64,AAAA' }, 'image'],
    [
      'four videos',
      { reference_videos: Array.from({ length: 4 }, () => 'https://a.example.com/b.mp4') },
      'reference_videos',
    ],
  ])('is refused with %s', async (_, change, field) => {
    const at = await bench();
    const { status, json } = await at.ask('POST', `${API}/models/${MODEL}/predictions`, {
      input: { ...INPUT, ...change },
    });
    expect({ status, json }).toMatchObject({
      status: 422,
      json: { title: 'Input validation failed', invalid_fields: [{ field: `input.${field}` }] },
    });
    expect(at.stats().accepted).toEqual([]);
  });

  it('is made by version too', async () => {
    const at = await bench();
    const { latest_version } = (await at.ask('GET', `${API}/models/${MODEL}`)).json;
    for (const version of [latest_version.id, MODEL, `${MODEL}:${latest_version.id}`]) {
      expect(await at.ask('POST', `${API}/predictions`, { version, input: INPUT })).toMatchObject({
        status: 201,
        json: { model: MODEL },
      });
    }
    expect((await at.ask('POST', `${API}/predictions`, { version: 'nobody/nothing', input: INPUT })).status).toBe(404);
  });

  it('can be cancelled while it waits and while it runs', async () => {
    const at = await bench();
    const [waiting, running] = [await create(at), await create(at)];
    const cancel = (id: string) => at.ask('POST', `${API}/predictions/${id}/cancel`);
    expect((await cancel(waiting.id)).json.status).toBe('canceled');
    at.clock.advance(2);
    expect((await cancel(running.id)).json).toMatchObject({ status: 'canceled', metrics: { predict_time: 1 } });
  });

  it('is listed newest first, a hundred a page', async () => {
    const at = await bench();
    const ids: string[] = [];
    for (let seed = 0; seed < 101; seed++) ids.unshift((await create(at, { ...INPUT, seed })).id);
    const first = (await at.ask('GET', `${API}/predictions`)).json;
    const second = (await at.ask('GET', first.next!.slice(at.url.length))).json;
    const listed = [...first.results, ...second.results].map(({ id }) => id);
    expect(listed).toEqual(ids);
    expect(second.next).toBeNull();
  });

  it('answers at its end when asked to wait', async () => {
    const at = await bench({ queueSeconds: 0, runSeconds: 0 });
    const path = `${API}/models/${MODEL}/predictions`;
    expect((await at.ask('POST', path, { input: INPUT }, { prefer: 'wait' })).json.status).toBe('succeeded');
    const slow = await bench();
    const answer = slow.ask('POST', path, { input: INPUT }, { prefer: 'wait=1' });
    await expect.poll(() => slow.stats().accepted.length).toBe(1);
    slow.clock.advance(1);
    expect((await answer).json.status).toBe('processing');
  });
});

describe('files of Replicate', () => {
  it('are uploaded as a form, told by address and used as references', async () => {
    const at = await bench();
    const form = new FormData();
    form.append('content', new Blob([new Uint8Array(greyPng(600, 600))], { type: 'image/png' }), 'a.png');
    const authorization = 'Bearer k';
    const response = await fetch(`${at.url}${API}/files`, { method: 'POST', body: form, headers: { authorization } });
    const file = (await response.json()) as { id: string; urls: { get: string } };
    expect({ status: response.status, file }).toMatchObject({
      status: 201,
      file: { name: 'a.png', content_type: 'image/png' },
    });
    const path = `${API}/files/${file.id}`;
    expect(file.urls.get).toBe(`${at.url}${path}`);
    expect((await at.ask('GET', path, undefined, { authorization })).json).toEqual(file);
    expect((await at.ask('GET', path)).status).toBe(404);
    const input = { ...INPUT, aspect_ratio: 'adaptive', reference_images: [file.urls.get] };
    const { id } = await create(at, input);
    at.clock.advance(3);
    const clip = await probe(await (await fetch((await get(at, id)).output)).blob(), 'clip');
    expect(clip.info).toMatchObject({ width: 80, height: 80 });
    expect((await at.ask('DELETE', path, undefined, { authorization })).status).toBe(204);
    expect((await at.ask('POST', `${API}/models/${MODEL}/predictions`, { input })).status).toBe(422);
  });

  it('are refused without a form', async () => {
    expect((await (await bench()).ask('POST', `${API}/files`, {})).status).toBe(400);
  });
});
