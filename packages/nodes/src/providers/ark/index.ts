import { ask } from '../http/ask.ts';
import { createJob, isJobId } from '../http/create-job.ts';
import { download } from '../http/download.ts';
import { field } from '../http/fields.ts';
import { resolveAll } from '../http/media-inputs.ts';
import { type AdapterOptions, downloadsOf, getModel, toVideoRequest, transportOf } from '../http/options.ts';
import type { ApiRequest, Transport } from '../http/transport.ts';
import type { Attempt, Job, JobState, PaidAdapter, PaidCall } from '../paid.ts';
import { arkBody } from './body.ts';
import { explainArk } from './explain.ts';
import { findArkTask } from './find.ts';
import { toArkState } from './state.ts';

/** The international route (BytePlus ModelArk). Volcengine's has the same wire format at `ARK_CHINA_URL`. */
export const ARK_URL = 'https://ark.ap-southeast.bytepluses.com/api/v3';
/** The route in China (Volcengine Ark). Keys of one route are refused by the other. */
export const ARK_CHINA_URL = 'https://ark.cn-beijing.volces.com/api/v3';

/** Where Ark's results may be fetched from, see `isAllowed`. */
export const ARK_HOSTS = ['*.bytepluses.com', '*.volces.com'];
const TASKS = '/contents/generations/tasks';

/** Seedance through the Ark task API. */
export function createArkAdapter(options: AdapterOptions): PaidAdapter {
  const transport = transportOf(options, { baseUrl: ARK_URL, scheme: 'Bearer' });
  const downloads = downloadsOf(options, ARK_HOSTS);
  return {
    create: (call, attempt, signal) =>
      createJob(
        transport,
        {
          provider: 'ark',
          prepare: () => prepare(call, attempt, options, signal),
          readJob: (json) => toJob(field(json, 'id')),
          explain: explainArk,
        },
        signal,
      ),
    get: (job, signal) => getState(transport, job, signal),
    async find(call, attempt, known, signal) {
      const request = toVideoRequest(call.request);
      const modelId = getModel('ark', request, options.modelOf).id;
      return findArkTask(transport, { request, modelId, attempt, known }, signal);
    },
    cancel: (job, signal) => cancel(transport, job, signal),
    download: (url, signal) => download(url, downloads, signal),
  };
}

const toJob = (id: unknown): Job | undefined => (isJobId(id) ? { id } : undefined);

async function prepare(
  call: PaidCall,
  attempt: Attempt,
  options: AdapterOptions,
  signal: AbortSignal,
): Promise<ApiRequest> {
  const request = toVideoRequest(call.request);
  const model = getModel('ark', request, options.modelOf);
  const text = options.render(request.prompt);
  const urls = await resolveAll(request, options.resolve, signal);
  const { expiresAfterSeconds, callbackUrl } = options;
  const body = arkBody(request, model, text, urls, {
    seed: request.seed ?? attempt.tag,
    ...(expiresAfterSeconds !== undefined && { expiresAfterSeconds }),
    ...(callbackUrl && { callbackUrl: callbackUrl(attempt) }),
  });
  return { method: 'POST', path: TASKS, body: JSON.stringify(body) };
}

async function getState(transport: Transport, { id }: Job, signal: AbortSignal): Promise<JobState> {
  const answer = await ask(
    transport,
    {
      what: `ark could not tell how job ${id} stands`,
      request: { method: 'GET', path: `${TASKS}/${encodeURIComponent(id)}` },
      expect: [404],
      explain: explainArk,
    },
    signal,
  );
  return answer.status === 404 ? { status: 'unknown' } : toArkState(answer.json);
}

/**
 * Only queued tasks can be cancelled. The state is read first, because the same call on an ended task deletes its record and with it the
 * address of the result.
 */
async function cancel(transport: Transport, job: Job, signal: AbortSignal): Promise<'cancelled' | 'too-late'> {
  const { status } = await getState(transport, job, signal);
  if (status === 'cancelled') return 'cancelled';
  if (status !== 'queued') return 'too-late';
  const answer = await ask(
    transport,
    {
      what: `ark did not cancel job ${job.id}`,
      request: { method: 'DELETE', path: `${TASKS}/${encodeURIComponent(job.id)}` },
      expect: [404, 409],
      explain: explainArk,
    },
    signal,
  );
  return answer.status < 300 ? 'cancelled' : 'too-late';
}
