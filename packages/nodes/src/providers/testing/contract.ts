import { isNodeError } from '@shotgraph/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdapterOptions } from '../http/options.ts';
import type { Attempt, CreateError, Job, PaidAdapter } from '../paid.ts';
import { CLIP, type FakeJob, type FakeProvider, type FakeStatus, type Fault, type Operation } from './fake.ts';
import { callOf, media, TEXT } from './requests.ts';

/** An adapter beside the stand-in it talks to. */
export interface Bench {
  readonly fake: FakeProvider;
  /** Where the stand-in is. */
  readonly origin: string;
  /** An adapter with its key, patient for `PATIENT_MS` unless told otherwise. */
  adapter(options?: Partial<AdapterOptions>): PaidAdapter;
  close(): Promise<void>;
}

/** The key the adapters of a bench use. Looks like one, so that it can be searched for. */
export const CANARY = 'canary-K3y/with+odd=chars-8c1f';

/** More than any answer takes that comes at all, ms. */
export const PATIENT_MS = 10_000;
/** Less than a slow answer takes in all, and much more than it pauses, ms. */
const HASTY_MS = 400;
/** For faults that show themselves by taking time. */
const hasty = (fault: Fault): Partial<AdapterOptions> =>
  fault === 'hang' || fault === 'drip' ? { timeoutMs: HASTY_MS, idleMs: HASTY_MS } : {};

const ATTEMPT: Attempt = { key: 'k', attempt: 1, tag: 1_234_567_890, at: Date.now() };
const signal = new AbortController().signal;
const html = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' };

interface CreateCase {
  readonly name: string;
  readonly fault: (fake: FakeProvider) => Fault;
  readonly expected: {
    readonly accepted: 'no' | 'unknown';
    readonly retryable?: boolean;
    readonly retryAfterMs?: number;
  };
  /** Jobs the provider has afterwards. */
  readonly bought: number;
}

const refusal = (status: number, code: string, retryable = false): CreateCase => ({
  name: `a refusal with ${status} ${code}`,
  fault: (fake) => ({ answer: fake.refusal(status, code, 'it will not do') }),
  expected: { accepted: 'no', retryable },
  bought: 0,
});

const busy = (retryAfter: string, retryAfterMs: number | undefined): CreateCase => ({
  name: `429 with Retry-After "${retryAfter}"`,
  fault: (fake) => {
    const answer = fake.refusal(429, 'InflightBatchsizeExceeded', 'too many');
    return { answer: { ...answer, headers: { ...answer.headers, 'retry-after': retryAfter } } };
  },
  expected: { accepted: 'no', retryable: true, ...(retryAfterMs !== undefined && { retryAfterMs }) },
  bought: 0,
});

const unknown = (name: string, fault: Fault, bought: number): CreateCase => ({
  name,
  fault: () => fault,
  expected: { accepted: 'unknown' },
  bought,
});

const CREATE_CASES: readonly CreateCase[] = [
  refusal(400, 'InvalidParameter'),
  refusal(401, 'AuthenticationError'),
  refusal(402, 'PaymentRequired'),
  refusal(403, 'AccountOverdueError'),
  refusal(404, 'ModelNotOpen'),
  refusal(422, 'content_policy_violation'),
  refusal(429, 'RateLimitExceeded.EndpointRPMExceeded', true),
  busy('7', 7000),
  busy('0', 0),
  busy('-5', undefined),
  busy('999999999999', 3_600_000),
  busy('soon', undefined),
  busy('Wed, 21 Oct 2015 07:28:00 GMT', 0),
  unknown('500', { answer: { status: 500, body: '{"error":{"code":"InternalServiceError"}}' } }, 0),
  unknown('a gateway page with 502', { answer: html }, 0),
  unknown('408 from something in between', { answer: { status: 408, body: '' } }, 0),
  unknown('a reset before it was accepted', 'reset', 0),
  unknown('a reset after it was accepted', 'lost', 1),
  unknown('silence', 'hang', 0),
  unknown('an answer that drips too slowly', 'drip', 1),
  unknown('HTML with 200', 'html', 1),
  unknown('truncated JSON', 'truncated', 1),
  unknown('an answer cut off in the middle', 'cut', 1),
  unknown('a redirect to another host', 'redirect', 0),
  unknown('an id that is none', { answer: { status: 200, body: '{"id":"../../x","request_id":"a b"}' } }, 0),
];

const STATES: readonly (readonly [FakeStatus, string])[] = [
  ['queued', 'queued'],
  ['running', 'running'],
  ['odd', 'running'],
  ['done', 'done'],
  ['done-expired', 'done'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
];

const PASSING: readonly (readonly [string, Fault])[] = [
  ['429', { answer: { status: 429, headers: { 'retry-after': '3' }, body: '{}' } }],
  ['500', { answer: { status: 500, body: '{}' } }],
  ['a gateway page', { answer: html }],
  ['a 404 that is a page', { answer: { status: 404, body: '<html>' } }],
  ['a reset', 'reset'],
  ['silence', 'hang'],
  ['dripping', 'drip'],
  ['HTML with 200', 'html'],
  ['truncated JSON', 'truncated'],
  ['an answer cut off', 'cut'],
];

const LOUD: readonly (readonly [Operation, string, Fault])[] = (['create', 'get', 'cancel', 'list'] as const).flatMap(
  (operation) => [
    ...[400, 401, 404, 429, 500].map((status) => [operation, String(status), { answer: echo(status) }] as const),
    ...(['reset', 'html', 'cut', 'redirect'] as const).map((fault) => [operation, fault, fault] as const),
  ],
);

/** A provider that quotes the key in every form. */
function echo(status: number) {
  const forms = [CANARY, encodeURIComponent(CANARY), btoa(CANARY), btoa(`user:${CANARY}`)].join(' ');
  const error = { code: forms, message: forms, type: forms };
  return { status, body: JSON.stringify({ error, detail: forms, title: forms, status: forms }) };
}

/** Everything an error says, its causes included. */
const sayings = (error: unknown): string =>
  error instanceof Error
    ? [error.message, error.stack, JSON.stringify(error), sayings(error.cause)].join('\n')
    : String(JSON.stringify(error));

const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: unknown) => error,
  );

/**
 * What the ledger relies on, for every adapter.
 *
 * @param setup - a fresh stand-in and its adapter, before each test
 */
export function paidAdapterContract(name: string, setup: () => Promise<Bench>): void {
  describe(`${name}: a paid adapter`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await setup();
    });
    afterEach(() => bench.close());
    const fail = (operation: Operation, ...faults: Fault[]) => {
      bench.fake.script[operation] = faults;
    };
    const create = (attempt = ATTEMPT) => bench.adapter().create(callOf(), attempt, signal);
    const onlyJob = (): FakeJob => bench.fake.jobs[0]!;

    it('gives the job that was accepted', async () => {
      const job = await create();
      expect(bench.fake.jobs.map(({ id }) => id)).toEqual([job.id]);
    });

    it.each(CREATE_CASES)('create after $name', async ({ fault, expected, bought }) => {
      const wrong = fault(bench.fake);
      fail('create', wrong);
      const error = (await caught(bench.adapter(hasty(wrong)).create(callOf(), ATTEMPT, signal))) as CreateError;
      expect(error).toMatchObject({ name: 'CreateError', ...expected });
      if (expected.retryAfterMs === undefined) expect(error.retryAfterMs).toBeUndefined();
      expect(bench.fake.jobs).toHaveLength(bought);
    });

    it('is sure that nothing was sent when no server is there', async () => {
      const { origin } = bench;
      await bench.close();
      const error = await caught(bench.adapter({ baseUrl: origin }).create(callOf(), ATTEMPT, signal));
      expect(error).toMatchObject({ accepted: 'no', code: 'not-sent', retryable: true });
    });

    it('sends nothing once it was aborted, and does not know when it was aborted under way', async () => {
      const reason = new Error('not wanted any more');
      expect(await caught(bench.adapter().create(callOf(), ATTEMPT, AbortSignal.abort(reason)))).toBe(reason);
      expect(bench.fake.jobs).toHaveLength(0);
      fail('create', 'drip');
      const controller = new AbortController();
      const pending = caught(bench.adapter().create(callOf(), ATTEMPT, controller.signal));
      await expect.poll(() => bench.fake.jobs.length).toBe(1);
      controller.abort(reason);
      expect(await pending).toMatchObject({ accepted: 'unknown', code: 'aborted' });
    });

    it('sends nothing when a medium cannot be published, a model is unknown or the key is unusable', async () => {
      const broken: readonly Partial<AdapterOptions>[] = [
        { resolve: () => Promise.reject(new Error('no publisher')) },
        { resolve: async () => ({ dataUrl: 'data:video/mp4;base64,AAAA' }) },
        { modelOf: () => undefined },
        { key: () => '' },
        { key: () => `${CANARY}\n` },
      ];
      const call = callOf({ ...TEXT, task: 'reference', videos: [media('video')] });
      for (const options of broken) {
        const error = await caught(bench.adapter(options).create(call, ATTEMPT, signal));
        expect(error).toMatchObject({ name: 'CreateError', accepted: 'no', retryable: false });
        expect(sayings(error)).not.toContain(CANARY);
      }
      expect(bench.fake.jobs).toHaveLength(0);
    });

    it.each(STATES)('a job that is %s is told as %s', async (status, told) => {
      const job = await create();
      onlyJob().status = status;
      const state = await bench.adapter().get(job, signal);
      expect(state.status).toBe(told);
      if (state.status === 'done' && status === 'done') expect(state.files.video).toMatch(/^http/);
      if (state.status === 'done' && status === 'done-expired') {
        expect(state).toMatchObject({ files: {}, facts: { filesExpired: true } });
      }
      if (state.status === 'failed') expect(state.billed).toBe(false);
    });

    it('a job the provider has forgotten is unknown', async () => {
      const job = await create();
      bench.fake.jobs.length = 0;
      expect(await bench.adapter().get(job, signal)).toEqual({ status: 'unknown' });
    });

    it.each(PASSING)('get passes over %s as busy', async (_, fault) => {
      const job = await create();
      fail('get', fault);
      const error = await caught(bench.adapter(hasty(fault)).get(job, signal));
      expect(isNodeError(error) && error).toMatchObject({ code: 'provider-busy', details: { retryable: true } });
      expect((await bench.adapter().get(job, signal)).status).toBe('queued');
    });

    it('get tells a refused key and a redirect, and rejects with the reason of an abort', async () => {
      const job = await create();
      const refused = await caught(bench.adapter({ key: () => 'another-key-altogether' }).get(job, signal));
      expect(refused).toMatchObject({ code: 'provider-refused' });
      fail('get', 'redirect');
      expect(await caught(bench.adapter().get(job, signal))).toMatchObject({ code: 'provider-refused' });
      const reason = new Error('enough');
      fail('get', 'hang');
      const controller = new AbortController();
      const pending = caught(bench.adapter().get(job, controller.signal));
      controller.abort(reason);
      expect(await pending).toBe(reason);
    });

    it('cancels what is queued, and says so when it is too late', async () => {
      const job = await create();
      expect(await bench.adapter().cancel(job, signal)).toBe('cancelled');
      expect(onlyJob().status).toBe('cancelled');
      expect(await bench.adapter().cancel(job, signal)).toBe('cancelled');
      for (const status of ['running', 'done', 'failed'] as const) {
        onlyJob().status = status;
        expect(await bench.adapter().cancel(job, signal)).toBe('too-late');
        expect(bench.fake.jobs.map((one) => one.status)).toEqual([status]);
      }
    });

    it('downloads whole clips only', async () => {
      const job = await create();
      onlyJob().status = 'done';
      const url = await videoOf(bench.adapter(), job);
      const blob = await bench.adapter().download(url, signal);
      expect(new Uint8Array(await blob.arrayBuffer())).toEqual(CLIP);
      for (const fault of ['cut', 'wrong-length', 'reset', 'hang', { answer: html }] as const) {
        fail('download', fault);
        expect(await caught(bench.adapter(hasty(fault)).download(url, signal))).toMatchObject({
          code: 'provider-busy',
        });
      }
    });

    it('gives a slow download its time', async () => {
      const job = await create();
      onlyJob().status = 'done';
      const url = await videoOf(bench.adapter(), job);
      fail('download', 'drip');
      expect((await bench.adapter(hasty('drip')).download(url, signal)).size).toBe(CLIP.length);
    });

    it.each([
      ['an address that ran out', (origin: string) => `${origin}/files/x.mp4?expired=1&sig=s3cret`],
      ['a foreign host', () => 'https://evil.example.com/files/x.mp4?sig=s3cret'],
      ['this machine', () => 'http://127.0.0.1:1/x?sig=s3cret'],
      ['the metadata service', () => 'http://169.254.169.254/latest?sig=s3cret'],
      ['a file', () => 'file:///etc/passwd?sig=s3cret'],
    ])('refuses to download from %s, without showing the signature', async (_, url) => {
      const error = await caught(bench.adapter().download(url(bench.origin), signal));
      expect(error).toMatchObject({ code: 'provider-refused' });
      expect(sayings(error)).not.toContain('s3cret');
    });

    it('follows no download to a host that is not allowed', async () => {
      fail('download', 'redirect');
      const error = await caught(bench.adapter().download(`${bench.origin}/files/x.mp4`, signal));
      expect(error).toMatchObject({ code: 'provider-refused' });
    });

    it('sends the key to nobody else', async () => {
      const job = await create();
      const urls = { status: 'http://evil.example.com/s', response: 'http://evil.example.com/r' };
      const error = await caught(bench.adapter().get({ ...job, urls }, signal));
      if (job.urls) expect(error).toMatchObject({ code: 'provider-refused' });
    });

    it.each(LOUD)('hides the key when %s meets %s', async (operation, _, fault) => {
      const job = await create();
      fail(operation, fault, fault);
      const adapter = bench.adapter();
      const outcomes = [
        caught(adapter.create(callOf(), ATTEMPT, signal)),
        caught(adapter.get(job, signal)),
        caught(adapter.cancel(job, signal)),
        caught(adapter.find?.(callOf(), ATTEMPT, new Set(), signal) ?? Promise.resolve()),
      ];
      const said = (await Promise.all(outcomes)).map(sayings).join('\n');
      for (const form of [CANARY, encodeURIComponent(CANARY), btoa(CANARY), btoa(CANARY).slice(2, 20)]) {
        expect(said).not.toContain(form);
      }
    });
  });
}

/** Address of the clip of a finished job. */
async function videoOf(adapter: PaidAdapter, job: Job): Promise<string> {
  const state = await adapter.get(job, signal);
  if (state.status !== 'done') throw new Error(`job ${job.id} is ${state.status}`);
  return state.files.video!;
}
