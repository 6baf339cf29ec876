import { isNodeError, type Json } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { callOf, TEXT } from '../testing/requests.ts';
import { adapterOf, fetchOf, KEY, MAKERS, NOW, proceed, shoot } from '../testing/studio.ts';
import { memoryRecording, recordingFetch, replayingFetch } from './index.ts';

const URL_ = 'https://api.example.com/jobs';
const post = (body: Json): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

/** Records some calls, each answered with its number. */
async function recordingOf(...calls: readonly (readonly [url: string, init: RequestInit])[]) {
  const store = memoryRecording();
  let number = 0;
  const fetch = recordingFetch(async () => Response.json({ number: number++ }), { write: store, secrets: () => [] });
  for (const [url, init] of calls) await (await fetch(url, init)).text();
  return store;
}

const numbers = async (fetch: Fetch, ...calls: readonly (readonly [url: string, init: RequestInit])[]) => {
  const got: unknown[] = [];
  for (const [url, init] of calls) {
    const answer = await fetch(url, init).then(
      (response) => response.json(),
      (error: unknown) => error,
    );
    got.push(isNodeError(answer) ? answer.message : (answer as { readonly number: number }).number);
  }
  return got;
};

describe('replay', () => {
  it('answers a question in the recorded order, the last answer again and again', async () => {
    const poll = ['https://a.example/1', {}] as const;
    const store = await recordingOf(poll, poll, ['https://a.example/2', {}], poll);
    expect(await numbers(replayingFetch(store), poll, poll, poll, poll, ['https://a.example/2', {}])).toEqual([
      0, 1, 3, 3, 2,
    ]);
  });

  it('lets nothing be bought more often than it was', async () => {
    const buy = [URL_, post({ prompt: 'fox', seed: 1 })] as const;
    const fetch = replayingFetch(await recordingOf(buy));
    expect(await numbers(fetch, buy, [URL_, post({ prompt: 'fox', seed: 2 })])).toEqual([
      0,
      `POST ${URL_} was recorded once with this body and is asked for once more; record again`,
    ]);
  });

  it('takes no notice of the order of members and parameters, of seeds and of where the answer is called to', async () => {
    const store = await recordingOf(
      [URL_, post({ a: { seed: 1, b: 2 }, c: [3], callback_url: 'https://me.example/1' })],
      [`${URL_}?page=1&of=2`, {}],
    );
    const calls = [
      [URL_, post({ c: [3], a: { b: 2, seed: 9 }, callback_url: 'https://me.example/2' })],
      [`${URL_}?of=2&page=1`, {}],
    ] as const;
    expect(await numbers(replayingFetch(store), ...calls)).toEqual([0, 1]);
  });

  it('tells addresses apart that differ in their signatures alone, as long as it can', async () => {
    const signed = (signature: string) => [`https://a.example/film?X-Tos-Signature=${signature}&part=1`, {}] as const;
    const store = await recordingOf(signed('aaaaaaaa'), signed('bbbbbbbb'));
    expect(await numbers(replayingFetch(store), signed('bbbbbbbb'), signed('aaaaaaaa'))).toEqual([1, 0]);
    expect(await numbers(replayingFetch(store), signed('cccccccc'))).toEqual([0]);
  });

  it('matches uploads by what they put, and forms by what is in them', async () => {
    const hash = 'ab'.repeat(32);
    const form = (content: string, name = 'my holiday.png') => {
      const body = new FormData();
      body.append('content', new Blob([content]), name);
      return { method: 'POST', body };
    };
    const put = (bucket: string, text = 'bytes') =>
      [`https://${bucket}.example/${hash}.png?X-Amz-Date=1`, { method: 'PUT', body: new Blob([text]) }] as const;
    const named = (content: string) => [URL_, form(content, `${hash}.png`)] as const;
    const store = await recordingOf(put('mine'), [URL_, form('one')], [URL_, form('two')], named('three'));
    expect(JSON.stringify(store.exchanges)).not.toContain('holiday');
    const calls = [put('yours'), [URL_, form('two')], [URL_, form('one')], named('made by another encoder')] as const;
    expect(await numbers(replayingFetch(store), ...calls)).toEqual([0, 2, 1, 3]);
    expect(await numbers(replayingFetch(store), put('yours', 'made by another encoder'))).toEqual([0]);
    expect(await numbers(replayingFetch(store), [URL_, form('six')])).toEqual([
      expect.stringContaining('form[0][1].sha256 is "'),
    ]);
  });

  it('says what differs from the nearest recorded request, and what to do', async () => {
    const body = (text: string, seconds = 5): Json => ({ content: [{ type: 'text', text }], seconds, seed: 4 });
    const store = await recordingOf([URL_, post(body('an owl', 9))], [URL_, post(body(`${'so '.repeat(40)}a fox`))]);
    const asked = [URL_, post(body(`${'so '.repeat(40)}a dog`))] as const;
    expect(await numbers(replayingFetch(store), asked)).toEqual([
      `the recording has no answer to POST ${URL_} with this body: content[0].text is …so so so so so so a dog", ` +
        'recorded was …so so so so so so a fox"; record again, or undo the change',
    ]);
    expect(
      await numbers(replayingFetch(store), [URL_, post({ ...(body('an owl', 9) as object), tools: [1] })]),
    ).toEqual([
      `the recording has no answer to POST ${URL_} with this body: tools is [1], recorded was left out; record again, or undo the change`,
    ]);
    expect(await numbers(replayingFetch(store), [`${URL_}/7?X-Tos-Signature=abcdefgh`, {}])).toEqual([
      `the recording has no answer to GET ${URL_}/7: this was never asked, the nearest is POST ${URL_}; record again, or undo the change`,
    ]);
    expect(await numbers(replayingFetch(memoryRecording()), [URL_, {}])).toEqual([
      expect.stringContaining('it is empty'),
    ]);
  });

  it('tells an adapter that nothing was sent, in the same words', async () => {
    const { ark } = MAKERS;
    const store = memoryRecording();
    const fake = ark.fake(KEY, () => NOW);
    const live = recordingFetch(fetchOf(fake), { write: store, secrets: () => [KEY] });
    const { job } = await shoot(adapterOf(ark, live), callOf(), 1, proceed(fake));
    const replay = adapterOf(ark, replayingFetch(store));
    await expect(shoot(replay, callOf({ ...TEXT, seconds: 6 }), 1)).rejects.toMatchObject({
      accepted: 'no',
      code: 'provider-refused',
      retryable: false,
      message: expect.stringContaining('with this body: duration is 6, recorded was 5; record again'),
    });
    const signal = new AbortController().signal;
    await expect(replay.get({ id: `${job.id}x` }, signal)).rejects.toMatchObject({
      code: 'provider-refused',
      message: expect.stringMatching(/^the recording has no answer to GET .*x: this was never asked/),
    });
    await expect(replay.download('https://api.example.com/files/other.mp4', signal)).rejects.toMatchObject({
      code: 'provider-refused',
    });
  });

  it('takes answers in the order of the calls, however long each takes to understand', async () => {
    const store = await recordingOf([URL_, post({ a: 1, seed: 1 })], [URL_, post({ a: 1, seed: 2 })]);
    const fetch = replayingFetch(store);
    const long = post({ a: 1, webhook: `data:;base64,${'A'.repeat(2 ** 22)}` });
    const answers = await Promise.all([fetch(URL_, long), fetch(URL_, post({ a: 1 }))]);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ number: 0 }, { number: 1 }]);
  });

  it('uses up nothing for a call that was aborted', async () => {
    const store = await recordingOf([URL_, {}], [URL_, {}]);
    const fetch = replayingFetch(store);
    const control = new AbortController();
    const given = fetch(URL_, { signal: control.signal });
    control.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    await expect(fetch(URL_, { signal: control.signal })).rejects.toThrow('enough');
    expect(await numbers(fetch, [URL_, {}])).toEqual([0]);
  });

  it('refuses recordings that are damaged or newer, saying where', async () => {
    const store = memoryRecording();
    await store.append({ version: 1, request: { method: 'GET', url: URL_ }, answer: { status: 99, headers: {} } });
    await expect(replayingFetch(store)(URL_, {})).rejects.toThrow(
      'Exchange 1 of the recording is damaged (answer.status)',
    );
    const newer = memoryRecording();
    await newer.append({ version: 2 });
    await expect(replayingFetch(newer)(URL_, {})).rejects.toThrow('is of version 2, this program reads up to 1');
    const climbing = memoryRecording();
    const body = { file: '../../secret.mp4', bytes: 1 };
    await climbing.append({
      version: 1,
      request: { method: 'GET', url: URL_ },
      answer: { status: 200, headers: {}, body },
    });
    await expect(replayingFetch(climbing)(URL_, {})).rejects.toThrow('is damaged (answer.body.file)');
  });
});
