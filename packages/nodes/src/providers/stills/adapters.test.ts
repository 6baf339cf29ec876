import { isNodeError } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../http/transport.ts';
import { createChatAdapter } from '../openai-compatible/index.ts';
import type { CreateError, Job, PaidAdapter } from '../paid.ts';
import { CHAT_PROFILES, IMAGE_PROFILES } from '../profile/stills.ts';
import { createSeedreamAdapter } from '../seedream/index.ts';
import type { StillAdapterOptions } from './adapter.ts';
import { broken, json, lost, page, type Reply, scripted, silence, truncated } from './testing/faults.ts';
import { ATTEMPT, CHAT, CHAT_ANSWER, callFor, IMAGE, IMAGE_ANSWER, picture, resolve } from './testing/requests.ts';

/** Looks like a key, so that it can be searched for. */
const CANARY = 'canary-K3y/with+odd=chars-8c1f';
const signal = new AbortController().signal;
const [images, chats] = [IMAGE_PROFILES[0]!, CHAT_PROFILES[0]!];

type Options = Partial<Omit<StillAdapterOptions<never>, 'profile'>> & { readonly fetch: Fetch };
const common = { key: () => CANARY, resolve, timeoutMs: 5000 };
const KINDS = [
  {
    name: 'seedream',
    call: callFor(IMAGE),
    withPicture: callFor({ ...IMAGE, images: [picture()] }),
    answer: IMAGE_ANSWER,
    make: (options: Options) => createSeedreamAdapter({ ...common, profile: images, ...options }),
  },
  {
    name: 'chat',
    call: callFor(CHAT),
    withPicture: callFor({ ...CHAT, images: [picture()] }),
    answer: CHAT_ANSWER,
    make: (options: Options) => createChatAdapter({ ...common, profile: chats, ...options }),
  },
] as const;

const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: unknown) => error,
  );
/** Everything an error says, its causes included. */
const sayings = (error: unknown): string =>
  error instanceof Error
    ? [error.message, error.stack, JSON.stringify(error), sayings(error.cause)].join('\n')
    : String(JSON.stringify(error));

const error = (code: string, message = 'it will not do.') => ({ error: { code, message, param: '', type: 'x' } });
const REFUSED: readonly (readonly [string, Reply, object])[] = [
  ['400 invalid input', json(error('InvalidParameter'), 400), { code: 'InvalidParameter', retryable: false }],
  ['400 moderation', json(error('InputTextSensitiveContentDetected'), 400), { retryable: false }],
  ['401', json(error('AuthenticationError'), 401), { retryable: false }],
  ['402', json(error('PaymentRequired'), 402), { retryable: false }],
  ['403 unpaid bill', json(error('AccountOverdueError'), 403), { retryable: false }],
  ['404', json(error('ModelNotOpen'), 404), { retryable: false }],
  ['422', json({ detail: 'no such field' }, 422), { code: 'http-422', retryable: false }],
  ['429', json(error('RateLimitExceeded.EndpointRPMExceeded'), 429), { retryable: true }],
  [
    '429 after so long',
    json(error('ServerOverloaded'), 429, { 'retry-after': '7' }),
    { retryable: true, retryAfterMs: 7000 },
  ],
  ['429 at the spending limit', json(error('SetLimitExceeded'), 429), { retryable: false }],
  ['no server', lost('ECONNREFUSED'), { code: 'not-sent', retryable: true }],
];
const UNKNOWN: readonly (readonly [string, (answer: unknown) => Reply, string])[] = [
  ['500', () => json(error('InternalServiceError'), 500), 'InternalServiceError'],
  ['a gateway page', () => page(502), 'http-502'],
  ['408 from something in between', () => page(408), 'http-408'],
  ['HTML with 200', () => page(200), 'no-job'],
  ['JSON of another API', () => json({ ok: true }), 'no-job'],
  ['no picture and no words', () => json({ data: [], choices: [] }), 'no-job'],
  ['a reset', () => lost('ECONNRESET'), 'broken'],
  ['silence', () => silence, 'timed-out'],
  ['an answer that breaks off', broken, 'broken'],
  ['truncated JSON', truncated, 'no-job'],
  [
    'a redirect',
    () => () => new Response('', { status: 302, headers: { location: 'https://evil.example.com/' } }),
    'redirected',
  ],
];

describe.each(KINDS)('$name: a paid adapter that answers at once', ({ call, withPicture, answer, make }) => {
  const create = async (reply: Reply, more: Partial<Options> = {}) => {
    const { fetch, seen } = scripted(reply);
    return { seen, got: await caught(make({ fetch, ...more }).create(call, ATTEMPT, signal)) };
  };

  it('gives a job that holds the whole answer, and asks nobody for it', async () => {
    const { got, seen } = await create(json(answer));
    const offline = make({ fetch: () => Promise.reject(new Error('asked the network')) });
    // Through JSON and back, as the ledger keeps it.
    const kept = JSON.parse(JSON.stringify(got)) as Job;
    expect(await offline.get(kept, signal)).toMatchObject({ status: 'done', facts: { model: answer.model } });
    expect(seen).toHaveLength(1);
    expect(offline.isImmediate).toBe(true);
    expect(offline.find).toBeUndefined();
    expect(await offline.cancel(kept, signal)).toBe('too-late');
  });

  it.each(REFUSED)('%s was not accepted', async (_, reply, expected) => {
    const { got, seen } = await create(reply);
    expect(got).toMatchObject({ name: 'CreateError', accepted: 'no', ...expected });
    expect(seen).toHaveLength(1);
  });

  it.each(UNKNOWN)('%s may have been accepted', async (_, reply, code) => {
    const { got } = await create(reply(answer), reply(answer) === silence ? { timeoutMs: 20 } : {});
    expect(got).toMatchObject({ name: 'CreateError', accepted: 'unknown', code });
    expect((got as CreateError).retryable).toBe(false);
  });

  it('does not know when it was aborted under way, and sends nothing when it was before', async () => {
    const reason = new Error('enough');
    const { fetch, seen } = scripted(silence);
    expect(await caught(make({ fetch }).create(call, ATTEMPT, AbortSignal.abort(reason)))).toBe(reason);
    expect(seen).toHaveLength(0);
    const controller = new AbortController();
    const pending = caught(make({ fetch }).create(call, ATTEMPT, controller.signal));
    await expect.poll(() => seen.length).toBe(1);
    controller.abort(reason);
    expect(await pending).toMatchObject({ accepted: 'unknown', code: 'aborted' });
  });

  it('sends nothing when the request, the model, a picture or the key cannot be used', async () => {
    const { fetch, seen } = scripted(json(answer));
    const other = { ...call, request: { ...(call.request as object), model: 'nobody-knows' } };
    const cases: readonly (readonly [PaidAdapter, typeof call, string])[] = [
      [make({ fetch }), { ...call, request: { model: 'seedance' } }, 'request-invalid'],
      [make({ fetch }), other, 'model-unknown'],
      [make({ fetch, resolve: () => Promise.reject(new Error('no bytes')) }), withPicture, 'not-sent'],
      [make({ fetch, resolve: async () => ({ dataUrl: `data:,${'x'.repeat(61e6)}` }) }), withPicture, 'not-sent'],
      [make({ fetch, key: () => '' }), call, 'provider-refused'],
      [make({ fetch, key: () => `${CANARY}\n` }), call, 'provider-refused'],
    ];
    for (const [adapter, asked, code] of cases) {
      const got = await caught(adapter.create(asked, ATTEMPT, signal));
      expect(got).toMatchObject({ name: 'CreateError', accepted: 'no', code });
      expect(sayings(got)).not.toContain(CANARY);
    }
    expect(seen).toHaveLength(0);
  });

  it('sends the key in its header, and to nobody else', async () => {
    const { seen } = await create(json(answer));
    expect(seen[0]!.headers.authorization).toBe(`Bearer ${CANARY}`);
    expect(JSON.stringify(seen[0]!.body)).not.toContain(CANARY);
  });

  it('knows nothing of a job that somebody else named', async () => {
    const adapter = make({ fetch: scripted(json(answer)).fetch });
    for (const job of [
      { id: 'x' },
      { id: 'x', urls: { end: 'data:application/json;base64,e30=' } },
      { id: 'x', urls: { end: 'https://x/' } },
    ])
      expect(await adapter.get(job, signal)).toEqual({ status: 'unknown' });
  });

  it.each([200, 400, 401, 429, 500])('hides the key when the provider quotes it with %s', async (status) => {
    const forms = [CANARY, encodeURIComponent(CANARY), btoa(CANARY), btoa(`user:${CANARY}`)].join(' ');
    const loud = {
      error: { code: forms, message: forms, type: forms },
      data: [{ error: { code: forms, message: forms } }],
    };
    const { got } = await create(json(loud, status));
    const state =
      got instanceof Error ? undefined : await make({ fetch: scripted(page(500)).fetch }).get(got as Job, signal);
    const said = `${sayings(got)} ${JSON.stringify(state)}`;
    for (const form of [CANARY, encodeURIComponent(CANARY), btoa(CANARY), btoa(CANARY).slice(2, 20)])
      expect(said).not.toContain(form);
  });

  it('refuses an address of its own that is damaged', async () => {
    const adapter = make({ fetch: scripted(page(500)).fetch });
    const got = await caught(adapter.download('data:application/json;base64,%%%', signal));
    expect(isNodeError(got) && got.code).toBe('provider-refused');
  });
});
