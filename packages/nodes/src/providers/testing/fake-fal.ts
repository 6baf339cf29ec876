import { bodyOf, clipAnswer, type FakeJob, type FakeProvider, type FakeRequest, json } from './fake.ts';

const STATUS = { queued: 'IN_QUEUE', running: 'IN_PROGRESS', odd: 'PONDERING' } as const;

/** Speaks fal's queue protocol as far as the adapter goes. */
export function fakeFal(key: string, now: () => number): FakeProvider {
  const jobs: FakeJob[] = [];
  const create = (request: FakeRequest) => {
    const id = `0d5a-${jobs.length}`;
    jobs.unshift({ id, path: request.url.pathname, body: bodyOf(request), createdAt: now(), status: 'queued' });
    // Owner and app only, as the queue does it.
    const base = `${request.url.origin}${request.url.pathname.split('/').slice(0, 3).join('/')}/requests/${id}`;
    return json(200, {
      request_id: id,
      status_url: `${base}/status`,
      response_url: base,
      cancel_url: `${base}/cancel`,
      queue_position: 0,
    });
  };
  const cancel = (job: FakeJob) => {
    if (!['queued', 'running'].includes(job.status)) return json(400, { status: 'ALREADY_COMPLETED' });
    if (job.status === 'queued') job.status = 'cancelled';
    return json(202, { status: 'CANCELLATION_REQUESTED' });
  };
  return {
    jobs,
    script: {},
    refusal: (status, code, message) =>
      json(status, { detail: [{ loc: ['body', 'prompt'], msg: message, type: code }] }),
    receive(request) {
      const { method, url, headers } = request;
      if (url.pathname.startsWith('/files/')) return { operation: 'download', answer: () => clipAnswer(url) };
      const job = jobs.find(({ id }) => url.pathname.includes(`/requests/${id}`));
      const asked = headers.authorization === `Key ${key}`;
      const guard = (answer: () => ReturnType<typeof json>) => () =>
        asked ? answer() : json(401, { detail: 'bad key' });
      if (method === 'POST') return { operation: 'create', answer: guard(() => create(request)) };
      const found = (then: (job: FakeJob) => ReturnType<typeof json>) =>
        guard(() => (job ? then(job) : json(404, { detail: 'Request not found' })));
      if (method === 'PUT') return { operation: 'cancel', answer: found(cancel) };
      if (url.pathname.endsWith('/status')) return { operation: 'get', answer: found(toStatus) };
      return { operation: 'other', answer: found((one) => toResult(one, url.origin)) };
    },
  };
}

function toStatus({ id, status }: FakeJob) {
  const known = STATUS[status as keyof typeof STATUS];
  if (known) return json(known === 'PONDERING' ? 200 : 202, { status: known, request_id: id, queue_position: 2 });
  if (status === 'cancelled')
    return json(200, { status: 'COMPLETED', error: 'cancelled', error_type: 'client_cancelled' });
  return json(200, { status: 'COMPLETED', request_id: id });
}

function toResult({ id, status }: FakeJob, origin: string) {
  if (status === 'failed') {
    return json(422, { detail: [{ loc: ['body', 'prompt'], msg: 'refused', type: 'content_policy_violation' }] });
  }
  const url = `${origin}/files/${id}.mp4`;
  return json(200, {
    ...(status === 'done' && { video: { url, content_type: 'video/mp4', file_size: 4096 } }),
    seed: 42,
  });
}
