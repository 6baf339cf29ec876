import { describe, expect, it } from 'vitest';
import { bench, TASK, TASKS } from '../testing/bench.ts';
import { type Listener, listen } from '../testing/listener.ts';

const statusOf = async ({ next }: Listener): Promise<string> => JSON.parse((await next()).body).status;

describe('callbacks of Ark', () => {
  it('tell the task at every change of its status', async () => {
    const at = await bench();
    const listener = await listen();
    const { json } = await at.ask('POST', TASKS, { ...TASK, callback_url: listener.url });
    expect(JSON.parse((await listener.next()).body)).toMatchObject({ id: json.id, status: 'queued', seed: 42 });
    at.clock.advance(1);
    expect(await statusOf(listener)).toBe('running');
    at.clock.advance(2);
    const { body } = await listener.next();
    expect(JSON.parse(body)).toEqual((await at.ask('GET', `${TASKS}/${json.id}`)).json);
  });

  it('tell an end three times more when it is not acknowledged', async () => {
    const at = await bench({ queueSeconds: 0, runSeconds: 0 });
    const listener = await listen(200, 200, 500, 500, 500);
    await at.ask('POST', TASKS, { ...TASK, callback_url: listener.url });
    const told = [await statusOf(listener), await statusOf(listener), await statusOf(listener)];
    while (told.length < 6) {
      const next = statusOf(listener);
      // The pause before the next attempt begins some time after the answer to the last one.
      const pushing = setInterval(() => at.clock.advance(0.5), 5);
      told.push(await next);
      clearInterval(pushing);
    }
    expect(told).toEqual(['queued', 'running', ...Array.from({ length: 4 }, () => 'succeeded')]);
    expect(at.stats().requests.ark?.callback).toBe(3);
  });

  it('can come twice, and from somebody else', async () => {
    const at = await bench({
      faults: [
        { on: 'callback', kind: 'duplicate-callback' },
        { on: 'callback', kind: 'forged-callback' },
      ],
    });
    const listener = await listen();
    const { json } = await at.ask('POST', TASKS, { ...TASK, callback_url: listener.url });
    expect([await statusOf(listener), await statusOf(listener)]).toEqual(['queued', 'queued']);
    at.clock.advance(1);
    const forged = JSON.parse((await listener.next()).body);
    expect(forged).toMatchObject({
      id: json.id,
      status: 'succeeded',
      content: { video_url: 'https://forged.example.com/video.mp4' },
    });
    expect(await statusOf(listener)).toBe('running');
    expect((await at.ask('GET', `${TASKS}/${json.id}`)).json.status).toBe('running');
  });

  it('say nothing of a cancellation', async () => {
    const at = await bench();
    const listener = await listen();
    const callback_url = listener.url;
    const cancelled = (await at.ask('POST', TASKS, { ...TASK, callback_url })).json.id;
    expect(await statusOf(listener)).toBe('queued');
    await at.ask('DELETE', `${TASKS}/${cancelled}`);
    const { id } = (await at.ask('POST', TASKS, { ...TASK, callback_url })).json;
    expect(JSON.parse((await listener.next()).body)).toMatchObject({ id, status: 'queued' });
  });

  it('go to this machine only', async () => {
    const at = await bench();
    await at.ask('POST', TASKS, { ...TASK, callback_url: 'https://hooks.example.com/ark' });
    await at.ask('POST', TASKS, { ...TASK, callback_url: 'http://192.0.2.1/ark' });
    expect(at.stats()).toMatchObject({ callbacksNotSent: 2, accepted: [{}, {}] });
    expect(at.stats().requests.ark?.callback).toBeUndefined();
  });
});

describe('webhooks of Replicate', () => {
  it('come for the events that were asked for', async () => {
    const at = await bench({ queueSeconds: 0, runSeconds: 0 });
    const listener = await listen();
    const input = { prompt: 'a fox' };
    const path = '/replicate/v1/models/bytedance/seedance-2.0/predictions';
    await at.ask('POST', path, { input, webhook: listener.url, webhook_events_filter: ['start'] });
    await at.ask('POST', path, { input, webhook: listener.url });
    const told: string[] = [];
    while (told.length < 4) told.push(await statusOf(listener));
    expect(told.toSorted()).toEqual(['processing', 'processing', 'succeeded', 'succeeded']);
    expect((await at.ask('POST', path, { input, webhook: 'nowhere' })).status).toBe(422);
    expect((await at.ask('POST', path, { input, webhook: listener.url, webhook_events_filter: ['x'] })).status).toBe(
      422,
    );
  });
});
