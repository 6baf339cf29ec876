import { ask } from '../http/ask.ts';
import { createJob, isJobId } from '../http/create-job.ts';
import { download } from '../http/download.ts';
import { field } from '../http/fields.ts';
import { resolveAll } from '../http/media-inputs.ts';
import {
  type AdapterOptions,
  downloadsOf,
  getModel,
  refuseUnsupported,
  toVideoRequest,
  transportOf,
} from '../http/options.ts';
import type { ApiRequest, Transport } from '../http/transport.ts';
import type { Attempt, Job, JobState, PaidAdapter, PaidCall } from '../paid.ts';
import { replicateInput } from './body.ts';
import { explainReplicate } from './explain.ts';
import { findPrediction } from './find.ts';
import { toReplicateState } from './state.ts';

/** The API. */
export const REPLICATE_URL = 'https://api.replicate.com/v1';

/** Where Replicate's results may be fetched from, see `isAllowed`. */
export const REPLICATE_HOSTS = ['replicate.delivery', '*.replicate.delivery'];

/** Seedance through Replicate's predictions. */
export function createReplicateAdapter(options: AdapterOptions): PaidAdapter {
  const transport = transportOf(options, { baseUrl: REPLICATE_URL, scheme: 'Bearer' });
  const downloads = downloadsOf(options, REPLICATE_HOSTS);
  return {
    create: (call, attempt, signal) =>
      createJob(
        transport,
        {
          provider: 'replicate',
          prepare: () => prepare(call, attempt, options, signal),
          readJob: (json) => toJob(field(json, 'id')),
          explain: explainReplicate,
        },
        signal,
      ),
    get: (job, signal) => getState(transport, job, signal),
    async find(call, attempt, known, signal) {
      const request = toVideoRequest(call.request);
      const modelId = getModel('replicate', request, options.modelOf).id;
      const lost = { request, modelId, prompt: options.render(request.prompt), attempt, known };
      return findPrediction(transport, lost, signal);
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
  refuseUnsupported('replicate', {
    'the last frame': request.lastFrameWanted,
    'web search': request.webSearch,
    'a watermark': request.watermark,
  });
  const model = getModel('replicate', request, options.modelOf);
  const prompt = options.render(request.prompt);
  const urls = await resolveAll(request, options.resolve, signal);
  const input = replicateInput(request, prompt, urls, request.seed ?? attempt.tag);
  const hook = options.callbackUrl && {
    webhook: options.callbackUrl(attempt),
    webhook_events_filter: ['completed'],
  };
  return { method: 'POST', path: `/models/${model.id}/predictions`, body: JSON.stringify({ input, ...hook }) };
}

async function getState(transport: Transport, { id }: Job, signal: AbortSignal): Promise<JobState> {
  const what = `replicate could not tell how prediction ${id} stands`;
  const request = { method: 'GET', path: `/predictions/${encodeURIComponent(id)}` } as const;
  const answer = await ask(transport, { what, request, expect: [404], explain: explainReplicate }, signal);
  return answer.status === 404 ? { status: 'unknown' } : toReplicateState(answer.json);
}

/** Queued and running predictions can be cancelled; whether it came in time is read afterwards. */
async function cancel(transport: Transport, job: Job, signal: AbortSignal): Promise<'cancelled' | 'too-late'> {
  const what = `replicate did not cancel prediction ${job.id}`;
  const request = { method: 'POST', path: `/predictions/${encodeURIComponent(job.id)}/cancel` } as const;
  const expect = [400, 404, 409, 422];
  const answer = await ask(transport, { what, request, expect, explain: explainReplicate }, signal);
  if (answer.status < 300 && toReplicateState(answer.json).status === 'cancelled') return 'cancelled';
  const { status } = await getState(transport, job, signal);
  return status === 'cancelled' ? 'cancelled' : 'too-late';
}
