import { probe } from '@shotgraph/nodes/emulation';
import { describe, expect, it } from 'vitest';
import { type Bench, bench, TASK, TASKS } from '../testing/bench.ts';
import { greyUrl, toneUrl } from '../testing/pictures.ts';

const NEWER = 'dreamina-seedance-2-5-260628';
const ELSEWHERE = 'https://media.example.com/file';
const text = { type: 'text', text: 'a fox' };
const image = (role?: string, url = ELSEWHERE) => ({ type: 'image_url', image_url: { url }, ...(role && { role }) });
const video = (url = ELSEWHERE) => ({ type: 'video_url', video_url: { url }, role: 'reference_video' });
const audio = (url = ELSEWHERE) => ({ type: 'audio_url', audio_url: { url }, role: 'reference_audio' });

async function create(at: Bench, body: object = TASK): Promise<string> {
  const { status, json } = await at.ask('POST', TASKS, body);
  expect({ status, json }).toEqual({ status: 200, json: { id: expect.stringMatching(/^cgt-\d{14}-[0-9a-z]{5}$/) } });
  return json.id as string;
}

const blobAt = async (url: string) => (await fetch(url)).blob();

describe('a task of Ark', () => {
  it('is queued, runs and succeeds by time alone, and tells its parameters but not its prompt', async () => {
    const at = await bench();
    const id = await create(at);
    const get = async () => (await at.ask('GET', `${TASKS}/${id}`)).json;
    const queued = {
      ...{ id, model: TASK.model, status: 'queued', created_at: 1795367204, updated_at: 1795367204, seed: 42 },
      ...{ resolution: '480p', ratio: '16:9', duration: 4, framespersecond: 24, generate_audio: true },
      ...{ service_tier: 'default', execution_expires_after: 172_800 },
    };
    expect(await get()).toEqual(queued);
    at.clock.advance(1);
    expect(await get()).toEqual({ ...queued, status: 'running', updated_at: 1795367205 });
    at.clock.advance(2);
    expect(await get()).toEqual({
      ...queued,
      status: 'succeeded',
      updated_at: 1795367207,
      content: { video_url: expect.stringContaining('X-Tos-Expires=86400') },
      usage: { completion_tokens: 40_595, total_tokens: 40_595 },
    });
  });

  it('gives a real clip with sound and its last frame, at a signed address for a day', async () => {
    const at = await bench();
    const id = await create(at, { ...TASK, return_last_frame: true });
    at.clock.advance(3);
    const { content } = (await at.ask('GET', `${TASKS}/${id}`)).json;
    expect(await probe(await blobAt(content.video_url), 'clip')).toMatchObject({
      ...{ kind: 'video', format: 'mp4', codec: 'avc' },
      info: { width: 108, height: 62, fps: 24, seconds: 4, audio: { sampleRate: 48_000 } },
    });
    const frame = await probe(await blobAt(content.last_frame_url), 'frame');
    expect(frame).toMatchObject({ kind: 'image', format: 'png', info: { width: 108, height: 62 } });
    expect((await fetch(`${content.video_url}0`)).status).toBe(403);
    expect((await fetch(content.video_url.replace('86400', '99999'))).status).toBe(403);
    at.clock.advance(86_400);
    expect((await fetch(content.video_url)).status).toBe(403);
  });

  it('is silent when sound is off', async () => {
    const at = await bench();
    const id = await create(at, { ...TASK, generate_audio: false });
    at.clock.advance(3);
    const { content } = (await at.ask('GET', `${TASKS}/${id}`)).json;
    expect((await probe(await blobAt(content.video_url), 'clip')).info).toMatchObject({ audio: null });
  });

  it.each([
    ['the first frame', { content: [text, image('first_frame', greyUrl(400, 700))] }, '9:16', 5],
    ['one image without a role', { content: [image(undefined, greyUrl(600, 600))] }, '1:1', 5],
    ['the first reference', { content: [text, image('reference_image', greyUrl(800, 600))] }, '4:3', 5],
    ['the prompt', { content: [{ type: 'text', text: 'a vertical street' }] }, '9:16', 5],
    ['nothing', { content: [text] }, '16:9', 5],
  ])('chooses shape and length by %s when they are left open', async (_, body, ratio, duration) => {
    const at = await bench();
    const id = await create(at, { model: TASK.model, ...body, duration: -1 });
    expect((await at.ask('GET', `${TASKS}/${id}`)).json).toMatchObject({ ratio, duration });
  });

  it.each([
    ['720p', 5, [text], 108_900],
    ['480p', 5, [text], 50_639],
    ['720p', 5, [text, video()], 216_900],
    ['720p', 15, [text, video()], 540_900],
  ])('is billed by pixels and frames: %s, %i s', async (resolution, duration, content, total) => {
    const at = await bench();
    const id = await create(at, { ...TASK, resolution, duration, content });
    at.clock.advance(3);
    expect((await at.ask('GET', `${TASKS}/${id}`)).json.usage.total_tokens).toBe(total);
  });

  it('knows snapshots, both regions and endpoints made in the console', async () => {
    const at = await bench({ endpoints: { 'ep-new': NEWER } });
    for (const model of ['doubao-seedance-2-0-260128-0818', 'doubao-seedance-2-0-mini-260615'])
      await create(at, { ...TASK, model });
    const id = await create(at, { ...TASK, model: 'ep-new', duration: 30 });
    expect((await at.ask('GET', `${TASKS}/${id}`)).json.model).toBe(NEWER);
    await create(at, { ...TASK, model: 'ep-unknown' });
  });

  it('fails later when the prompt sounds like an edit that the other fields do not fit', async () => {
    const at = await bench();
    const content = [{ type: 'text', text: 'Replace the boat' }, video()];
    const id = await create(at, { model: NEWER, content, ratio: '16:9', duration: 5 });
    at.clock.advance(3);
    const { status, error } = (await at.ask('GET', `${TASKS}/${id}`)).json;
    expect({ status, code: error.code }).toEqual({ status: 'failed', code: 'InvalidParameter.TaskTypeConstraint' });
  });

  it('expires when it takes longer than it may', async () => {
    const at = await bench({ runSeconds: 4000 });
    const id = await create(at, { ...TASK, execution_expires_after: 3600 });
    at.clock.advance(3600);
    expect((await at.ask('GET', `${TASKS}/${id}`)).json.status).toBe('expired');
  });

  it('takes results of earlier tasks as references, as long as their addresses are good', async () => {
    const at = await bench({ pixels: 'thumb' });
    const first = await at.ask('POST', '/ark/api/v3/images/generations', {
      ...{ model: 'seedream-4-0-250828', prompt: 'p', size: '2560x1440', output_format: 'png' },
    });
    const url = first.json.data[0].url as string;
    const id = await create(at, { ...TASK, ratio: 'adaptive', content: [image('first_frame', url)] });
    expect((await at.ask('GET', `${TASKS}/${id}`)).json.ratio).toBe('16:9');
    at.clock.advance(86_400);
    const late = await at.ask('POST', TASKS, { ...TASK, content: [image('first_frame', url)] });
    expect(late.json.error.code).toBe('InvalidParameter.DownloadFailed');
  });
});

const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const WRONG: readonly (readonly [string, object, RegExp])[] = [
  ['an unknown field', { style: 'x' }, /`style`.*no such parameter/],
  ['an unknown field of an item', { content: [{ ...text, weight: 1 }] }, /`content\[0\]\.weight`/],
  ['no content', { content: [] }, /`content`/],
  ['an unknown type', { content: [{ type: 'draft_task', draft_task: { id: 'x' } }] }, /`content\[0\]\.type`/],
  ['a bare address', { content: [{ type: 'image_url', image_url: ELSEWHERE }] }, /`content\[0\]\.image_url`.*object/],
  ['an invented role', { content: [image('start_frame')] }, /role of image_url must be first_frame/],
  ['two images without roles', { content: [image(), image()] }, /role must be specified/],
  ['a video without a role', { content: [text, { ...video(), role: undefined }] }, /role must be specified/],
  [
    'two first frames',
    { content: [image('first_frame'), image('first_frame')] },
    /at most one image with role first_frame/,
  ],
  ['a last frame alone', { content: [image('last_frame')] }, /needs a first frame/],
  [
    'frames beside references',
    { content: [image('first_frame'), video()] },
    /first\/last frame content cannot be mixed with reference media content/,
  ],
  ['audio alone', { content: [text, audio()] }, /needs at least one reference image/],
  ['ten images', { content: many(10, image('reference_image')) }, /10 reference images are too many; at most 9/],
  ['four videos', { content: many(4, video()) }, /at most 3/],
  [
    'a video inside the body',
    { content: [video('data:video/mp4;base64,AAAA')] },
    /video must be provided as a web url/,
  ],
  ['a format in capitals', { content: [image('reference_image', 'data:image/PNG;base64,AAAA')] }, /small letters/],
  ['an image that is none', { content: [image('reference_image', 'data:image/png;base64,AAAA')] }, /cannot be read/],
  [
    'an image too small',
    { content: [image('reference_image', greyUrl(300, 400))] },
    /side of 300 px must be within \(300, 6000\)/,
  ],
  ['an image too wide', { content: [image('reference_image', greyUrl(1000, 400))] }, /ratio of 2\.50/],
  ['a sound too long', { content: [image('reference_image'), audio(toneUrl(16))] }, /lasts 16\.0 s/],
  [
    'sounds too long together',
    { content: [image('reference_image'), audio(toneUrl(8)), audio(toneUrl(8.1))] },
    /16\.1 s in all/,
  ],
  ['a plain http address', { content: [image('reference_image', 'http://media.example.com/a.png')] }, /https/],
  [
    'an address of this network',
    { content: [image('reference_image', 'https://192.168.0.1/a.png')] },
    /cannot be reached/,
  ],
  [
    'a tier the model lacks',
    { model: 'dreamina-seedance-2-0-fast-260128', resolution: '1080p' },
    /`resolution`.*480p, 720p/,
  ],
  ['an unknown ratio', { ratio: '2:1' }, /`ratio`/],
  ['a broken duration', { duration: 4.5 }, /`duration`.*4 to 15/],
  ['a duration too long', { duration: 16 }, /`duration`/],
  ['a duration as text', { duration: '5' }, /`duration`/],
  ['frames', { frames: 57 }, /`frames`/],
  ['a fixed camera', { camera_fixed: true }, /`camera_fixed`/],
  ['the flex tier', { service_tier: 'flex' }, /flex/],
  ['frames per second', { framespersecond: 24 }, /`framespersecond`/],
  ['a seed out of range', { seed: 2 ** 32 }, /`seed`.*-1 to 4294967295/],
  ['an expiry too short', { execution_expires_after: 60 }, /3600 to 259200/],
  ['a long safety identifier', { safety_identifier: 'x'.repeat(65) }, /64 characters/],
  ['a priority too high', { priority: 10 }, /0 to 9/],
  [
    'web search with an image',
    { tools: [{ type: 'web_search' }], content: [text, image('reference_image')] },
    /text-to-video only/,
  ],
  ['web search with the newer model', { model: NEWER, tools: [{ type: 'web_search' }] }, /not supported by this model/],
  ['a task type for the older models', { omni_reference_task_type: 'edit' }, /no such parameter/],
  ['an output format for the older models', { output_format: 'mov' }, /no such parameter/],
  [
    'a shape with a first frame of the newer model',
    { model: NEWER, content: [image('first_frame')] },
    /must be adaptive for first-frame/,
  ],
  [
    'an edit of a set length',
    { model: NEWER, omni_reference_task_type: 'edit', ratio: 'adaptive', content: [text, video()] },
    /must be -1 for edit/,
  ],
  [
    'an extension of nothing',
    { model: NEWER, omni_reference_task_type: 'extend', ratio: 'adaptive' },
    /needs a reference video/,
  ],
  ['a callback that is no address', { callback_url: 'file:///x' }, /`callback_url`/],
];

describe('Ark refuses', () => {
  it.each(WRONG)('%s', async (_, change, message) => {
    const at = await bench();
    const { status, json } = await at.ask('POST', TASKS, { ...TASK, ...change });
    expect({ status, code: json.error.code }).toEqual({
      status: 400,
      code: expect.stringMatching(/^(InvalidParameter|MissingParameter)/),
    });
    expect(json.error.message).toMatch(message);
    expect(json.error.message).toMatch(/Request id: 02[0-9a-f]+$/);
    expect(at.stats().accepted).toEqual([]);
  });

  it('an unknown model, a missing key and a body that is no JSON or too large', async () => {
    const at = await bench();
    expect((await at.ask('POST', TASKS, { ...TASK, model: 'sora' })).json.error.code).toBe(
      'InvalidEndpointOrModel.NotFound',
    );
    expect((await at.ask('POST', TASKS, TASK, { authorization: 'Bearer' })).status).toBe(401);
    expect((await at.ask('POST', TASKS, TASK, { authorization: 'Key k' })).json.error.code).toBe('AuthenticationError');
    expect((await at.ask('POST', TASKS, '{')).json.error.code).toBe('InvalidParameter');
    expect((await at.ask('POST', TASKS, ' '.repeat(64 * 2 ** 20 + 1))).json.error.message).toMatch(/larger than 64 MB/);
  });

  it('more unfinished tasks of a key than it may have', async () => {
    const at = await bench({ concurrency: 2 });
    await create(at);
    await create(at);
    expect(await at.ask('POST', TASKS, TASK)).toMatchObject({
      status: 429,
      json: { error: { code: 'InflightBatchsizeExceeded' } },
    });
    expect((await at.ask('POST', TASKS, TASK, { authorization: 'Bearer other' })).status).toBe(200);
    at.clock.advance(3);
    await create(at);
    expect(at.stats().unfinished).toEqual({ now: 1, most: 3 });
  });
});

describe('Ark allows the newer model', () => {
  it.each([
    ['audio alone', { content: [text, audio(toneUrl(20))] }],
    ['thirty images', { content: many(30, image('reference_image')) }],
    [
      'an edit',
      {
        omni_reference_task_type: 'edit',
        ratio: 'adaptive',
        duration: -1,
        content: [text, video()],
        output_format: 'mov',
      },
    ],
    ['any frame rate', { framespersecond: 'nonsense' }],
  ])('%s', async (_, change) => {
    await create(await bench(), { ...TASK, model: NEWER, ...change });
  });
});

describe('records of Ark', () => {
  it('are listed newest first, by page and filter', async () => {
    const at = await bench();
    const ids: string[] = [];
    for (let seed = 0; seed < 5; seed++) {
      ids.unshift(await create(at, { ...TASK, seed, ...(seed === 0 && { model: 'ep-1' }) }));
      at.clock.advance(1);
    }
    const list = async (query: string) => {
      const { json } = await at.ask('GET', `${TASKS}?${query}`);
      return { total: json.total, ids: json.items.map(({ id }: { id: string }) => id) };
    };
    expect(await list('')).toEqual({ total: 5, ids });
    expect(await list('page_num=2&page_size=2')).toEqual({ total: 5, ids: ids.slice(2, 4) });
    expect(await list(`filter.task_ids=${ids[0]}&filter.task_ids=${ids[3]}`)).toEqual({
      total: 2,
      ids: [ids[0], ids[3]],
    });
    expect(await list('filter.status=succeeded')).toEqual({ total: 3, ids: ids.slice(2) });
    expect(await list(`filter.model=${TASK.model}`)).toEqual({ total: 0, ids: [] });
    expect(await list('filter.model=ep-1')).toEqual({ total: 1, ids: ids.slice(4) });
    expect(await list('filter.service_tier=flex')).toEqual({ total: 0, ids: [] });
    expect((await at.ask('GET', `${TASKS}?filter.status=expired`)).status).toBe(400);
    expect((await at.ask('GET', `${TASKS}?page_size=501`)).status).toBe(400);
    expect((await at.ask('GET', TASKS, undefined, { authorization: 'Bearer other' })).json.total).toBe(0);
  });

  it('live seven days, those of cancelled tasks one', async () => {
    const at = await bench();
    const [done, cancelled] = [await create(at), await create(at)];
    expect(await at.ask('DELETE', `${TASKS}/${cancelled}`)).toMatchObject({ status: 200, json: {} });
    const statusOf = async (id: string) => (await at.ask('GET', `${TASKS}/${id}`)).status;
    at.clock.advance(86_399);
    expect([await statusOf(done), await statusOf(cancelled)]).toEqual([200, 200]);
    at.clock.advance(1);
    expect([await statusOf(done), await statusOf(cancelled)]).toEqual([200, 404]);
    at.clock.advance(6 * 86_400);
    expect(await statusOf(done)).toBe(404);
  });

  it('go by the rules of deletion', async () => {
    const at = await bench();
    const [queued, other] = [await create(at), await create(at)];
    const remove = (id: string) => at.ask('DELETE', `${TASKS}/${id}`);
    expect((await remove(queued)).status).toBe(200);
    expect((await at.ask('GET', `${TASKS}/${queued}`)).json.status).toBe('cancelled');
    expect((await remove(queued)).status).toBe(409);
    at.clock.advance(1);
    expect(await remove(other)).toMatchObject({
      status: 409,
      json: { error: { code: 'InvalidAction.RunningTaskDeletion' } },
    });
    at.clock.advance(2);
    expect((await remove(other)).status).toBe(200);
    expect((await at.ask('GET', `${TASKS}/${other}`)).status).toBe(404);
  });

  it('are made by a POST to any path below', async () => {
    const at = await bench();
    const id = await create(at);
    const { json } = await at.ask('POST', `${TASKS}/${id}/cancel`, TASK);
    expect(json.id).not.toBe(id);
    expect(at.stats().accepted).toHaveLength(2);
  });
});
