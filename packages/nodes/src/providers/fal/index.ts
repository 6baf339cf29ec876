import { NodeError } from '@shotgraph/engine';
import { ask } from '../http/ask.ts';
import { createJob, isJobId } from '../http/create-job.ts';
import { download } from '../http/download.ts';
import { field, textField } from '../http/fields.ts';
import { resolveAll } from '../http/media-inputs.ts';
import {
  type AdapterOptions,
  downloadsOf,
  getModel,
  refuseUnsupported,
  toVideoRequest,
  transportOf,
} from '../http/options.ts';
import type { Answer, ApiRequest, Transport } from '../http/transport.ts';
import type { Attempt, Job, JobState, PaidAdapter, PaidCall } from '../paid.ts';
import { falBody } from './body.ts';
import { explainFal } from './explain.ts';
import { toFalFailure, toFalResult, toFalState } from './state.ts';

/** The queue. */
export const FAL_URL = 'https://queue.fal.run';

/** Where fal's results may be fetched from, see `isAllowed`. */
export const FAL_HOSTS = ['fal.media', '*.fal.media', '*.fal.run', '*.fal.ai'];

/** Names under which a job keeps the addresses of its answer. */
type Address = 'status' | 'response' | 'cancel';

/** Seedance through fal's queue. There is no list, so a lost job cannot be looked for: no `find`. */
export function createFalAdapter(options: AdapterOptions): PaidAdapter {
  const transport = transportOf(options, { baseUrl: FAL_URL, scheme: 'Key' });
  const downloads = downloadsOf(options, FAL_HOSTS);
  return {
    create: (call, attempt, signal) =>
      createJob(
        transport,
        {
          provider: 'fal',
          prepare: () => prepare(call, attempt, options, signal),
          readJob: toJob,
          explain: explainFal,
        },
        signal,
      ),
    get: (job, signal) => getState(transport, job, signal),
    jobOf: (call, id) => jobOf(call, id, options),
    cancel: (job, signal) => cancel(transport, job, signal),
    download: (url, signal) => download(url, downloads, signal),
  };
}

async function prepare(
  call: PaidCall,
  attempt: Attempt,
  options: AdapterOptions,
  signal: AbortSignal,
): Promise<ApiRequest> {
  const request = toVideoRequest(call.request);
  refuseUnsupported('fal', {
    'the last frame': request.lastFrameWanted,
    'web search': request.webSearch,
    'a watermark': request.watermark,
  });
  const model = getModel('fal', request, options.modelOf);
  const prompt = options.render(request.prompt);
  const urls = await resolveAll(request, options.resolve, signal);
  const hook = options.callbackUrl && `?fal_webhook=${encodeURIComponent(options.callbackUrl(attempt))}`;
  return {
    method: 'POST',
    path: `/${model.id}${hook ?? ''}`,
    body: JSON.stringify(falBody(request, model, prompt, urls)),
  };
}

/** The addresses of a request name the owner and the app, not the endpoint below it. */
function jobOf({ request }: PaidCall, id: string, options: AdapterOptions): Job {
  const app = getModel('fal', toVideoRequest(request), options.modelOf).id.split('/').slice(0, 2).join('/');
  const response = `${options.baseUrl ?? FAL_URL}/${app}/requests/${encodeURIComponent(id)}`;
  return { id, urls: { response, status: `${response}/status`, cancel: `${response}/cancel` } };
}

/** The addresses are kept as they came: their paths are not those of the submit. */
function toJob(json: unknown): Job | undefined {
  const id = field(json, 'request_id');
  if (!isJobId(id)) return undefined;
  const urls = Object.fromEntries(
    (['status', 'response', 'cancel'] as const).flatMap((name) => {
      const url = textField(json, `${name}_url`);
      return url === undefined ? [] : [[name, url]];
    }),
  );
  return { id, urls };
}

function getUrl(job: Job, name: Address): string {
  const url = job.urls?.[name];
  if (url !== undefined) return url;
  throw new NodeError(
    'provider-refused',
    `fal gave no ${name} address for job ${job.id}; look for it on fal's dashboard`,
  );
}

async function getState(transport: Transport, job: Job, signal: AbortSignal): Promise<JobState> {
  const status = await read(transport, job, 'status', signal);
  if (status.status === 404) return { status: 'unknown' };
  return toFalState(status.json) ?? (await getResult(transport, job, signal));
}

/** The error of a request is the answer with which it ended. A 5xx here may also be a passing one of the queue, so it is asked again. */
async function getResult(transport: Transport, job: Job, signal: AbortSignal): Promise<JobState> {
  const answer = await read(transport, job, 'response', signal);
  if (answer.status < 300) return toFalResult(answer.json);
  if (answer.status === 404) return { status: 'unknown' };
  const { code, message } = explainFal(answer);
  return toFalFailure(code, message);
}

function read(transport: Transport, job: Job, name: 'status' | 'response', signal: AbortSignal): Promise<Answer> {
  const what = `fal could not tell how job ${job.id} stands`;
  const request = { method: 'GET', url: getUrl(job, name) } as const;
  const expect = name === 'response' ? [400, 404, 422] : [404];
  return ask(transport, { what, request, expect, explain: explainFal }, signal);
}

/** Being asked to stop is not being stopped: only a request that was still queued, and does not run afterwards, counts as cancelled. */
async function cancel(transport: Transport, job: Job, signal: AbortSignal): Promise<'cancelled' | 'too-late'> {
  const before = await getState(transport, job, signal);
  if (before.status === 'cancelled') return 'cancelled';
  if (before.status !== 'queued' && before.status !== 'running') return 'too-late';
  const what = `fal did not cancel job ${job.id}`;
  const request = { method: 'PUT', url: getUrl(job, 'cancel') } as const;
  const answer = await ask(transport, { what, request, expect: [400, 404], explain: explainFal }, signal);
  if (answer.status >= 300) return 'too-late';
  const after = await getState(transport, job, signal);
  const stopped =
    after.status === 'cancelled' || (before.status === 'queued' && ['queued', 'unknown'].includes(after.status));
  return stopped ? 'cancelled' : 'too-late';
}
