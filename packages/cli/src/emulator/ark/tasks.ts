import { randomInt } from 'node:crypto';
import { json, parseBody, Refusal, type Twist, type WireAnswer, type WireRequest } from '../http/wire.ts';
import { type Failure, isOpen, type Job, phaseAt } from '../jobs/job.ts';
import type { World } from '../world.ts';
import { arkError, INPUT_REFUSED, invalid, OUTPUT_REFUSED, TASK_BROKE, withRequestId } from './errors.ts';
import { type ArkTask, readTask } from './read-task.ts';
import { taskJson } from './task-json.ts';

/** `POST /contents/generations/tasks`. */
export async function createTask(
  world: World,
  account: string,
  request: WireRequest,
  twist?: Twist,
): Promise<WireAnswer> {
  const body = parseBody(request);
  const task = await readTask(body, world);
  if (twist === 'moderation-input') throw new Refusal(arkError(400, INPUT_REFUSED.code, INPUT_REFUSED.message));
  refuseTooMany(world, account);
  const job = addJob(world, account, task, twist);
  const { model, id, seed } = job;
  world.stats.accept({ provider: 'ark', id, model, seed }, job.createdAt, body);
  const { callbackUrl } = task.settings;
  if (callbackUrl !== undefined) follow(world, job, callbackUrl);
  return json(200, { id });
}

function refuseTooMany({ jobs, settings }: World, account: string): void {
  if (jobs.open({ provider: 'ark', account }) < settings.concurrency) return;
  const message = `The number of tasks under way has reached the limit of ${settings.concurrency}`;
  throw new Refusal(arkError(429, 'InflightBatchsizeExceeded', message));
}

function addJob({ jobs, clock }: World, account: string, task: ArkTask, twist: Twist | undefined): Job {
  const { settings, known, width, height, seconds, images, videos, audios } = task;
  const seed = settings.seed === -1 ? randomInt(2 ** 32) : settings.seed;
  const hashes = (list: typeof images) => list.map(({ hash }) => hash);
  const failure = failureOf(task, twist);
  return jobs.add(
    {
      id: taskId(clock.now()),
      provider: 'ark',
      account,
      model: known.wireId.startsWith('ep-') ? known.model.id : known.wireId,
      seed,
      clip: {
        width,
        height,
        seconds,
        audio: settings.audio,
        seed,
        images: hashes(images),
        videos: hashes(videos),
        audios: hashes(audios),
      },
      expiresAfterMs: settings.expiresAfterSeconds * 1000,
      ...(failure && { failure: { ...failure, message: withRequestId(failure.message) } }),
      details: { task, endpoint: known.wireId },
    },
    'none',
  );
}

function failureOf({ misjudged }: ArkTask, twist: Twist | undefined): Failure | undefined {
  if (twist === 'moderation-output') return OUTPUT_REFUSED;
  if (twist === 'task-failed') return TASK_BROKE;
  if (!misjudged) return undefined;
  const message = 'The prompt asks for an edit or extension, which leaves ratio and duration to the model';
  return { code: 'InvalidParameter.TaskTypeConstraint', message };
}

/** `cgt-<yyyymmddhhmmss>-<5 characters>`. */
function taskId(now: number): string {
  const time = new Date(now).toISOString().replace(/\D/g, '').slice(0, 14);
  return `cgt-${time}-${randomInt(36 ** 5)
    .toString(36)
    .padStart(5, '0')}`;
}

/** Ark tells everything but a cancellation, an end up to four times, and signs nothing. */
function follow(world: World, job: Job, url: string): void {
  world.pushes.follow(job, {
    url,
    repeats: 3,
    patienceMs: 5000,
    tell: async (phase) =>
      phase === 'cancelled' ? [] : [{ body: JSON.stringify(taskJson(job, world, undefined, phase)) }],
    forge: () => ({ body: JSON.stringify({ ...taskJson(job, world, undefined, 'running'), ...FORGED }) }),
  });
}

const FORGED = { status: 'succeeded', content: { video_url: 'https://forged.example.com/video.mp4' } };

/** `GET /contents/generations/tasks/{id}`. */
export const getTask = (world: World, account: string, id: string, twist?: Twist): WireAnswer =>
  json(200, taskJson(findTask(world, account, id), world, twist));

/** `DELETE /contents/generations/tasks/{id}`: cancels what is queued, forgets what has ended, leaves alone what runs. */
export function deleteTask(world: World, account: string, id: string): WireAnswer {
  const job = findTask(world, account, id);
  const phase = phaseAt(job, world.clock.now());
  if (phase === 'running')
    throw new Refusal(
      arkError(409, 'InvalidAction.RunningTaskDeletion', `The task ${id} is running and cannot be deleted`),
    );
  if (phase === 'cancelled')
    throw new Refusal(arkError(409, 'InvalidAction.CancelledTaskDeletion', `The task ${id} was cancelled already`));
  if (isOpen(phase)) world.jobs.cancel(job);
  else world.jobs.remove(job);
  return json(200, {});
}

/** Records of cancelled tasks are kept a day, others a week. */
const CANCELLED_KEPT_MS = 86_400_000;

const isKept = ({ cancelledAt }: Job, now: number) =>
  cancelledAt === undefined || now < cancelledAt + CANCELLED_KEPT_MS;

function findTask({ jobs, clock }: World, account: string, id: string): Job {
  const job = jobs.find({ provider: 'ark', account }, id);
  if (job && isKept(job, clock.now())) return job;
  throw new Refusal(arkError(404, 'ResourceNotFound', `The task ${id} is not found`));
}

const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'];
const MOST = 500;

/** `GET /contents/generations/tasks`. */
export function listTasks(world: World, account: string, { searchParams: query }: URL, twist?: Twist): WireAnswer {
  const page = pageOf(query, 'page_num', 1);
  const size = pageOf(query, 'page_size', 20);
  const status = query.get('filter.status');
  if (status !== null && !STATUSES.includes(status))
    throw invalid('filter.status', `it must be one of ${STATUSES.join(', ')}`);
  const ids = query.getAll('filter.task_ids');
  const endpoint = query.get('filter.model');
  const tier = query.get('filter.service_tier') ?? 'default';
  const now = world.clock.now();
  const jobs = world.jobs.list({ provider: 'ark', account }).filter(
    (job) =>
      isKept(job, now) &&
      tier === 'default' &&
      (ids.length === 0 || ids.includes(job.id)) &&
      // The trap: it means endpoints, so the id of a model matches nothing.
      (endpoint === null || (endpoint.startsWith('ep-') && job.details.endpoint === endpoint)) &&
      (status === null || taskJson(job, world).status === status),
  );
  const items = jobs.slice((page - 1) * size, page * size).map((job) => taskJson(job, world, twist));
  return json(200, { items, total: jobs.length });
}

function pageOf(query: URLSearchParams, name: string, preset: number): number {
  const text = query.get(name) ?? String(preset);
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= MOST) return value;
  throw invalid(name, `it must be an integer from 1 to ${MOST}`);
}
