import { bodyOf, clipAnswer, type FakeJob, type FakeProvider, type FakeRequest, json } from './fake.ts';

const STATUS = {
  queued: 'starting',
  running: 'processing',
  done: 'succeeded',
  'done-expired': 'succeeded',
  cancelled: 'canceled',
  odd: 'pondering',
} as const;

/** Items on a page of the list. */
const PAGE = 3;

/** Speaks Replicate's predictions as far as the adapter goes. */
export function fakeReplicate(key: string, now: () => number): FakeProvider {
  const jobs: FakeJob[] = [];
  const create = (request: FakeRequest) => {
    const job: FakeJob = {
      id: `rp${jobs.length}x7`,
      path: request.url.pathname,
      body: bodyOf(request),
      createdAt: now(),
      status: 'queued',
    };
    jobs.unshift(job);
    return json(201, toPrediction(job, request.url.origin));
  };
  const list = ({ url }: FakeRequest) => {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const next = from + PAGE < jobs.length ? `${url.origin}/v1/predictions?cursor=${from + PAGE}` : null;
    return json(200, {
      next,
      previous: null,
      results: jobs.slice(from, from + PAGE).map((job) => toPrediction(job, url.origin)),
    });
  };
  const cancel = (job: FakeJob, origin: string) => {
    if (job.status === 'queued') job.status = 'cancelled';
    return json(200, toPrediction(job, origin));
  };
  return {
    jobs,
    script: {},
    refusal: (status, code, message) => json(status, { title: code, detail: message, status }),
    receive(request) {
      const { method, url, headers } = request;
      if (url.pathname.startsWith('/files/')) return { operation: 'download', answer: () => clipAnswer(url) };
      const job = jobs.find(({ id }) => url.pathname.split('/').includes(id));
      const asked = headers.authorization === `Bearer ${key}`;
      const guard = (answer: () => ReturnType<typeof json>) => () =>
        asked ? answer() : json(401, { title: 'Unauthenticated', detail: 'bad key', status: 401 });
      const found = (then: (job: FakeJob) => ReturnType<typeof json>) =>
        guard(() => (job ? then(job) : json(404, { detail: 'not found', status: 404 })));
      if (url.pathname.endsWith('/cancel'))
        return { operation: 'cancel', answer: found((one) => cancel(one, url.origin)) };
      if (method === 'POST') return { operation: 'create', answer: guard(() => create(request)) };
      if (url.pathname === '/v1/predictions') return { operation: 'list', answer: guard(() => list(request)) };
      return { operation: 'get', answer: found((one) => json(200, toPrediction(one, url.origin))) };
    },
  };
}

function toPrediction({ id, path, body, createdAt, status }: FakeJob, origin: string) {
  return {
    id,
    model: path.split('/').slice(3, 5).join('/'),
    status: STATUS[status as keyof typeof STATUS] ?? status,
    input: body.input,
    output: status === 'done' ? `${origin}/files/${id}.mp4` : null,
    error: status === 'failed' ? 'The input was flagged as sensitive (E005)' : null,
    created_at: new Date(createdAt).toISOString(),
    urls: { get: `${origin}/v1/predictions/${id}`, cancel: `${origin}/v1/predictions/${id}/cancel` },
  };
}
