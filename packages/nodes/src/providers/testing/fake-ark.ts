import { bodyOf, clipAnswer, type FakeJob, type FakeProvider, type FakeRequest, json } from './fake.ts';

const TASKS = '/api/v3/contents/generations/tasks';
const STATUS = { done: 'succeeded', 'done-expired': 'succeeded', odd: 'pondering' } as const;

const notFound = () => json(404, { error: { code: 'ResourceNotFound', message: 'no such task' } });

/** Speaks the Ark task API as far as the adapter goes: create, get, list (with its filter trap), delete with its rules. */
export function fakeArk(key: string, now: () => number): FakeProvider {
  const jobs: FakeJob[] = [];
  const create = (request: FakeRequest) => {
    const id = `cgt-20261122170644-${String(jobs.length).padStart(5, '0')}`;
    jobs.unshift({ id, path: request.url.pathname, body: bodyOf(request), createdAt: now(), status: 'queued' });
    return json(200, { id });
  };
  const list = ({ url }: FakeRequest) => {
    const size = Number(url.searchParams.get('page_size') ?? 20);
    const from = (Number(url.searchParams.get('page_num') ?? 1) - 1) * size;
    const endpoint = url.searchParams.get('filter.model');
    const all = jobs.filter(() => endpoint === null || endpoint.startsWith('ep-'));
    return json(200, { items: all.slice(from, from + size).map((job) => toTask(job, url.origin)), total: all.length });
  };
  const remove = (job: FakeJob) => {
    if (job.status === 'running')
      return json(409, { error: { code: 'InvalidAction.RunningTaskDeletion', message: 'running' } });
    if (job.status === 'queued') job.status = 'cancelled';
    else jobs.splice(jobs.indexOf(job), 1);
    return json(200, {});
  };
  return {
    jobs,
    script: {},
    refusal: (status, code, message) =>
      json(status, { error: { code, message: `${message}. Request id: r-1`, param: '', type: '' } }),
    receive(request) {
      const { method, url, headers } = request;
      if (url.pathname.startsWith('/files/')) return { operation: 'download', answer: () => clipAnswer(url) };
      const job = jobs.find(({ id }) => url.pathname === `${TASKS}/${id}`);
      const asked = headers.authorization === `Bearer ${key}`;
      const guard = (answer: () => ReturnType<typeof json>) => () =>
        asked ? answer() : json(401, { error: { code: 'AuthenticationError', message: 'bad key' } });
      if (url.pathname === TASKS && method === 'POST')
        return { operation: 'create', answer: guard(() => create(request)) };
      if (url.pathname === TASKS) return { operation: 'list', answer: guard(() => list(request)) };
      if (method === 'DELETE') return { operation: 'cancel', answer: guard(() => (job ? remove(job) : notFound())) };
      return { operation: 'get', answer: guard(() => (job ? json(200, toTask(job, url.origin)) : notFound())) };
    },
  };
}

function toTask({ id, body, createdAt, status }: FakeJob, origin: string) {
  const { model, seed, resolution, ratio, duration, generate_audio } = body;
  const video = { video_url: `${origin}/files/${id}.mp4` };
  return {
    id,
    model,
    status: STATUS[status as keyof typeof STATUS] ?? status,
    created_at: Math.floor(createdAt / 1000),
    ...{ seed, resolution, ratio, duration, generate_audio, framespersecond: 24 },
    ...(status === 'done' && {
      content: { ...video, ...(body.return_last_frame === true && { last_frame_url: `${origin}/files/${id}.png` }) },
      usage: { completion_tokens: 108_900, total_tokens: 108_900 },
    }),
    ...(status === 'done-expired' && { content: {} }),
    ...(status === 'failed' && {
      error: { code: 'OutputVideoSensitiveContentDetected.PolicyViolation', message: 'refused' },
    }),
  };
}
