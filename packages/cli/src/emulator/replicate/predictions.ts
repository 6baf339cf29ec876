import { createHash, randomBytes, randomInt } from 'node:crypto';
import { isRecord } from '@shotgraph/engine';
import { headerOf, json, parseBody, Refusal, type Twist, type WireAnswer, type WireRequest } from '../http/wire.ts';
import { buildClip } from '../jobs/build-clip.ts';
import { changesAt, type Failure, isOpen, type Job, type Phase, phaseAt, phaseBefore } from '../jobs/job.ts';
import { findReplicateModel, REPLICATE_IDS, type WireModel } from '../models.ts';
import type { World } from '../world.ts';
import { problem } from './errors.ts';
import { readInput } from './read-input.ts';
import type { ReplicateSigner } from './webhook.ts';

/** Where the API is, behind the origin. */
export const REPLICATE_PATH = '/replicate/v1';
/** Input and output are removed after so long. */
const KEPT_MS = 3_600_000;
const PAGE = 100;
const LONGEST_WAIT_SECONDS = 60;
const EVENTS = ['start', 'output', 'logs', 'completed'];

const STATUS: { readonly [P in Phase]: string } = {
  queued: 'starting',
  running: 'processing',
  done: 'succeeded',
  failed: 'failed',
  cancelled: 'canceled',
  expired: 'failed',
};

/** The version of a model, which there is one of. */
export const versionOf = (model: string): string => createHash('sha256').update(model).digest('hex');

/** `POST /models/{owner}/{name}/predictions` and `POST /predictions`. */
export async function createPrediction(
  world: World,
  signer: ReplicateSigner,
  account: string,
  request: WireRequest,
  model: string | undefined,
  twist?: Twist,
): Promise<WireAnswer> {
  const body = parseBody(request);
  if (!isRecord(body)) throw new Refusal(problem(400, 'Bad request', 'The body must be a JSON object.'));
  const known = modelOf(model ?? body.version);
  const order = await readInput(body.input, known, world);
  const events = eventsOf(body);
  const { seed = randomInt(2 ** 31) } = body.input as { readonly seed?: number };
  const failure = failureOf(twist);
  const id = newId();
  const job = world.jobs.add(
    {
      ...{ id, provider: 'replicate', account, model: known.wireId, seed },
      clip: buildClip({ ...order, seed }),
      ...(failure && { failure }),
      details: { input: body.input, webhook: body.webhook },
    },
    'queue',
  );
  world.stats.accept({ provider: 'replicate', id, model: known.wireId, seed }, job.createdAt, body);
  if (typeof body.webhook === 'string') follow(world, signer, job, body.webhook, events);
  await waitFor(world, job, headerOf(request, 'prefer'));
  return json(201, predictionJson(job, world));
}

/** `owner/name`, `owner/name:version` or the version alone. */
function modelOf(given: unknown): WireModel {
  const text = typeof given === 'string' ? given : '';
  const [, name = text, version] = /^([^:]+)(?::(.+))?$/.exec(text) ?? [];
  const model = REPLICATE_IDS.find((id) => id === name || versionOf(id) === name);
  const known = model === undefined ? undefined : findReplicateModel(model);
  if (known && (version === undefined || version === versionOf(known.wireId))) return known;
  throw new Refusal(
    problem(given === undefined ? 422 : 404, 'Not found', `The requested model or version "${text}" was not found.`),
  );
}

function eventsOf({ webhook, webhook_events_filter: filter }: { readonly [name: string]: unknown }): readonly string[] {
  const isAddress = typeof webhook === 'string' && URL.canParse(webhook) && /^https?:$/.test(new URL(webhook).protocol);
  if (webhook !== undefined && !isAddress)
    throw new Refusal(problem(422, 'Invalid webhook', 'webhook must be an address.'));
  const events = filter ?? EVENTS;
  if (Array.isArray(events) && events.every((event) => EVENTS.includes(event))) return events;
  throw new Refusal(problem(422, 'Invalid webhook', `webhook_events_filter may hold ${EVENTS.join(', ')}.`));
}

const REFUSED = {
  code: 'E005',
  message: 'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
};
const BROKE = { code: 'E001', message: 'The model failed unexpectedly. (E001)' };

function failureOf(twist: Twist | undefined): Failure | undefined {
  if (twist === 'moderation-input' || twist === 'moderation-output') return REFUSED;
  return twist === 'task-failed' ? BROKE : undefined;
}

/** 26 characters without those that look alike. */
const newId = (): string =>
  Array.from(randomBytes(26), (byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte % 32]).join('');

/** `Prefer: wait` and `Prefer: wait=5` hold the answer back until the end, or as long as they say. */
async function waitFor({ clock, jobs }: World, job: Job, prefer: string | undefined): Promise<void> {
  const [, seconds = LONGEST_WAIT_SECONDS] = /^wait(?:=(\d+))?$/.exec(prefer?.trim() ?? '') ?? [0, 0];
  const until = clock.now() + Math.min(Number(seconds), LONGEST_WAIT_SECONDS) * 1000;
  for (;;) {
    const now = clock.now();
    const next = changesAt(job, now);
    if (next === undefined || now >= until) return;
    const moved = new AbortController();
    const stop = jobs.onMoved(() => moved.abort());
    await clock.sleep(Math.min(next, until) - now, moved.signal).catch(() => undefined);
    stop();
  }
}

/** A prediction as every answer tells it. */
export function predictionJson(job: Job, world: World, twist?: Twist, phase = phaseAt(job, world.clock.now())) {
  const { id, model, details, failure, createdAt, startsAt, endsAt } = job;
  const now = world.clock.now();
  const told = twist === 'status-backwards' ? phaseBefore(phase) : phase;
  const ended = !isOpen(told);
  const endedAt = job.cancelledAt ?? endsAt;
  const removed = ended && now >= endedAt + KEPT_MS;
  const base = `${world.origin()}${REPLICATE_PATH}/predictions/${id}`;
  return {
    id,
    model,
    version: versionOf(model),
    input: removed ? {} : details.input,
    logs: '',
    output: told === 'done' && !removed && twist !== 'unknown-status' ? outputOf(job, world, twist) : null,
    data_removed: removed,
    error: told === 'failed' ? failure?.message : null,
    source: 'api',
    status: twist === 'unknown-status' ? 'pondering' : STATUS[told],
    created_at: iso(createdAt),
    started_at: told === 'queued' ? null : iso(startsAt),
    completed_at: ended ? iso(endedAt) : null,
    urls: { get: base, cancel: `${base}/cancel` },
    ...(ended && {
      metrics: { predict_time: Math.max(0, endedAt - startsAt) / 1000, total_time: (endedAt - createdAt) / 1000 },
    }),
    ...(details.webhook !== undefined && { webhook: details.webhook }),
  };
}

const iso = (ms: number) => new Date(ms).toISOString();

function outputOf({ id, clip, endsAt }: Job, { downloads, library }: World, twist: Twist | undefined): string {
  const at = twist === 'expired-url' ? endsAt - 2 * KEPT_MS : endsAt;
  const content = { mimeType: 'video/mp4', load: () => library.video(clip!) };
  return downloads.publish({ provider: 'replicate', job: id, name: 'output.mp4' }, content, {
    seconds: KEPT_MS / 1000,
    at,
  });
}

/** `GET /predictions`, newest first. */
export function listPredictions(world: World, account: string, { searchParams }: URL, twist?: Twist): WireAnswer {
  const all = world.jobs.list({ provider: 'replicate', account });
  const cursor = searchParams.get('cursor');
  const from = cursor === null ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== null && from === 0) throw new Refusal(problem(404, 'Not found', 'Invalid cursor'));
  const page = all.slice(from, from + PAGE);
  const next =
    from + PAGE < all.length ? `${world.origin()}${REPLICATE_PATH}/predictions?cursor=${page.at(-1)!.id}` : null;
  return json(200, { previous: null, next, results: page.map((job) => predictionJson(job, world, twist)) });
}

/** `GET /predictions/{id}`. */
export const getPrediction = (world: World, account: string, id: string, twist?: Twist): WireAnswer =>
  json(200, predictionJson(findPrediction(world, account, id), world, twist));

/** `POST /predictions/{id}/cancel`: also what runs is stopped; what has ended stays as it is. */
export function cancelPrediction(world: World, account: string, id: string): WireAnswer {
  const job = findPrediction(world, account, id);
  if (isOpen(phaseAt(job, world.clock.now()))) world.jobs.cancel(job);
  return json(200, predictionJson(job, world));
}

function findPrediction({ jobs }: World, account: string, id: string): Job {
  const job = jobs.find({ provider: 'replicate', account }, id);
  if (job) return job;
  throw new Refusal(problem(404, 'Not found', 'The requested resource could not be found.'));
}

function follow(world: World, signer: ReplicateSigner, job: Job, url: string, events: readonly string[]): void {
  const message = (phase: Phase) =>
    signer.sign(JSON.stringify(predictionJson(job, world, undefined, phase)), world.clock.now());
  const wants = (event: string) => events.includes(event);
  world.pushes.follow(job, {
    url,
    repeats: 5,
    patienceMs: 10_000,
    async tell(phase) {
      if (phase === 'queued') return [];
      if (phase === 'running') return wants('start') ? [message(phase)] : [];
      const output = phase === 'done' && wants('output') ? [message(phase)] : [];
      return [...output, ...(wants('completed') ? [message(phase)] : [])];
    },
    forge() {
      const forged = { ...predictionJson(job, world, undefined, 'running'), ...FORGED };
      return signer.forge(JSON.stringify(forged), world.clock.now());
    },
  });
}

const FORGED = { status: 'succeeded', output: 'https://forged.example.com/video.mp4' };
