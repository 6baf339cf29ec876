import { randomInt, randomUUID } from 'node:crypto';
import { json, parseBody, Refusal, type Twist, type WireAnswer, type WireRequest } from '../http/wire.ts';
import { buildClip } from '../jobs/build-clip.ts';
import { isOpen, type Job, type Phase, phaseAt, phaseBefore } from '../jobs/job.ts';
import { findFalModel } from '../models.ts';
import type { World } from '../world.ts';
import { BadInput, BROKE, detailOf, type FalProblem, REFUSED } from './problems.ts';
import { readInput } from './read-input.ts';
import type { FalSigner } from './webhook.ts';

/** Where the queue is, behind the origin. */
export const QUEUE_PATH = '/fal/queue';
/** Results stay as long as the records. */
const URL_SECONDS = 7 * 86_400;

/** Submits a request. Input is looked at by the model, not by the queue: what is wrong with it is the result. */
export async function submit(
  world: World,
  signer: FalSigner,
  account: string,
  request: WireRequest,
  twist?: Twist,
): Promise<WireAnswer> {
  const endpoint = request.path.slice(1);
  const known = findFalModel(endpoint);
  if (!known) throw new Refusal(json(404, { detail: `Path /${endpoint} not found` }));
  const webhook = readWebhook(request.url.searchParams);
  const body = parseBody(request);
  const seed = seedOf(body);
  const { order, problem = problemOf(twist) } = await readInput(body, known, world).then(
    (read) => ({ order: read, problem: undefined }),
    (error: unknown) => {
      if (error instanceof BadInput) return { order: undefined, problem: error.problem };
      throw error;
    },
  );
  const id = randomUUID();
  const job = world.jobs.add(
    {
      ...{ id, provider: 'fal', account, model: endpoint, seed },
      ...(order && { clip: buildClip({ ...order, seed }) }),
      ...(problem && { failure: { code: problem.type, message: problem.msg } }),
      atOnce: order === undefined || twist === 'moderation-input',
      details: { problem, app: endpoint.split('/').slice(0, 2).join('/') },
    },
    'queue',
  );
  world.stats.accept({ provider: 'fal', id, model: endpoint, seed: null }, job.createdAt, body);
  if (webhook !== null) follow(world, signer, job, webhook);
  return json(200, {
    status: 'IN_QUEUE',
    request_id: id,
    ...addresses(world, job),
    queue_position: positionOf(world, job),
  });
}

function readWebhook(query: URLSearchParams): string | null {
  const url = query.get('fal_webhook');
  if (url === null || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return url;
  const problem = { loc: ['query', 'fal_webhook'], msg: 'Input should be a valid URL', type: 'url_parsing' };
  throw new Refusal(json(422, detailOf(problem)));
}

const seedOf = (body: unknown): number => {
  const given = (body as { readonly seed?: unknown } | null | undefined)?.seed;
  return typeof given === 'number' ? given : randomInt(2 ** 31);
};

function problemOf(twist: Twist | undefined): FalProblem | undefined {
  if (twist === 'moderation-input' || twist === 'moderation-output') return REFUSED;
  return twist === 'task-failed' ? BROKE : undefined;
}

/** Owner and app only, whatever was submitted to. */
function addresses({ origin }: World, { id, details }: Job) {
  const base = `${origin()}${QUEUE_PATH}/${details.app}/requests/${id}`;
  return { response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` };
}

const positionOf = ({ jobs, clock }: World, job: Job): number =>
  jobs.list(job).filter((other) => other.createdAt < job.createdAt && phaseAt(other, clock.now()) === 'queued').length;

/** `GET …/requests/{id}/status`. */
export function statusAnswer(
  world: World,
  account: string,
  id: string,
  query: URLSearchParams,
  twist?: Twist,
): WireAnswer {
  const job = findRequest(world, account, id);
  const phase = phaseAt(job, world.clock.now());
  const told = twist === 'status-backwards' ? phaseBefore(phase) : phase;
  const common = { request_id: id, ...addresses(world, job) };
  const logs = query.get('logs') === '1' ? { logs: logsOf(job, told) } : {};
  if (twist === 'unknown-status') return json(202, { status: 'PONDERING', ...common });
  if (told === 'queued') return json(202, { status: 'IN_QUEUE', ...common, queue_position: positionOf(world, job) });
  if (told === 'running') return json(202, { status: 'IN_PROGRESS', ...common, ...logs });
  const metrics = { inference_time: (job.endsAt - job.startsAt) / 1000 };
  return json(200, { status: 'COMPLETED', ...common, ...logs, metrics, ...errorOf(job, told) });
}

const logsOf = (job: Job, phase: Phase) =>
  [[job.startsAt, 'rendering'] as const, ...(isOpen(phase) ? [] : [[job.endsAt, 'done'] as const])].map(
    ([at, message]) => ({
      message,
      level: 'INFO',
      source: 'USER',
      timestamp: new Date(at).toISOString(),
    }),
  );

function errorOf({ failure }: Job, phase: Phase) {
  if (phase === 'cancelled') return { error: 'The request was cancelled', error_type: 'client_cancelled' };
  return failure ? { error: failure.message, error_type: failure.code } : {};
}

/** `GET …/requests/{id}`. */
export function resultAnswer(world: World, account: string, id: string, twist?: Twist): WireAnswer {
  const job = findRequest(world, account, id);
  const phase = phaseAt(job, world.clock.now());
  if (isOpen(phase)) return json(400, { detail: 'Request is still in progress' });
  if (phase === 'cancelled') return json(400, { detail: 'Request was cancelled' });
  const problem = job.details.problem as FalProblem | undefined;
  if (problem) return json(problem === BROKE ? 500 : 422, detailOf(problem), { 'x-fal-needs-retry': '0' });
  return json(200, outputOf(world, job, twist));
}

function outputOf({ downloads, library }: World, { id, clip, seed, endsAt }: Job, twist?: Twist) {
  const at = twist === 'expired-url' ? endsAt - URL_SECONDS * 2000 : endsAt;
  const place = { provider: 'fal', job: id, name: 'video.mp4' } as const;
  const content = { mimeType: 'video/mp4', load: () => library.video(clip!) };
  const url = downloads.publish(place, content, { seconds: URL_SECONDS, at });
  return { video: { url, content_type: 'video/mp4', file_name: 'video.mp4' }, seed };
}

/** `PUT …/requests/{id}/cancel`: what runs is asked to stop, and does not. */
export function cancelAnswer(world: World, account: string, id: string): WireAnswer {
  const job = findRequest(world, account, id);
  const phase = phaseAt(job, world.clock.now());
  if (!isOpen(phase)) return json(400, { status: 'ALREADY_COMPLETED' });
  if (phase === 'queued') world.jobs.cancel(job);
  return json(202, { status: 'CANCELLATION_REQUESTED' });
}

function findRequest({ jobs }: World, account: string, id: string): Job {
  const job = jobs.find({ provider: 'fal', account }, id);
  if (job) return job;
  throw new Refusal(json(404, { detail: 'Request not found' }));
}

function follow(world: World, signer: FalSigner, job: Job, url: string): void {
  const { id } = job;
  const head = { request_id: id, gateway_request_id: id };
  world.pushes.follow(job, {
    url,
    repeats: 10,
    patienceMs: 15_000,
    async tell(phase) {
      if (phase !== 'done' && phase !== 'failed') return [];
      const problem = job.details.problem as FalProblem | undefined;
      const body = problem
        ? { ...head, status: 'ERROR', error: problem.msg, payload: detailOf(problem) }
        : { ...head, status: 'OK', payload: outputOf(world, job) };
      return [signer.sign(id, JSON.stringify(body), world.clock.now())];
    },
    forge() {
      const payload = { video: { url: 'https://forged.example.com/video.mp4' } };
      return signer.forge(id, JSON.stringify({ ...head, status: 'OK', payload }), world.clock.now());
    },
  });
}
