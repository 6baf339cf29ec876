import { ask } from '../http/ask.ts';
import { isJobId } from '../http/create-job.ts';
import { field, textField } from '../http/fields.ts';
import { type Findings, type FindWindow, findWindow, judge, mayEqual } from '../http/find-window.ts';
import type { Transport } from '../http/transport.ts';
import type { Attempt, Job } from '../paid.ts';
import type { VideoRequest } from '../request.ts';
import { settings } from './body.ts';
import { explainReplicate } from './explain.ts';

const MAX_PAGES = 50;
/** Inputs are removed an hour after the creation. */
const KEPT_MS = 3_600_000;

/** What is known of the lost prediction. */
export interface Lost {
  readonly request: VideoRequest;
  /** `owner/name`. */
  readonly modelId: string;
  readonly prompt: string;
  readonly attempt: Attempt;
  readonly known: ReadonlySet<string>;
}

/**
 * Looks for a lost prediction by its echoed input among the unknown ones of its time. The list is newest first.
 *
 * @throws NodeError `provider-refused` when the list may not be read, `provider-busy` when it cannot be read now
 */
export async function findPrediction(
  transport: Transport,
  lost: Lost,
  signal: AbortSignal,
): Promise<Job | 'none' | 'uncertain'> {
  const items = new Map<string, unknown>();
  let window: FindWindow | undefined;
  let complete = false;
  let next: { readonly path: string } | { readonly url: string } = { path: '/predictions' };
  for (let page = 1; page <= MAX_PAGES && !complete; page++) {
    const request = { method: 'GET', ...next } as const;
    const what = 'replicate could not list predictions';
    const answer = await ask(transport, { what, request, explain: explainReplicate }, signal);
    const list = field(answer.json, 'results');
    if (!Array.isArray(list)) return 'uncertain';
    window ??= findWindow(lost.attempt, answer, transport, KEPT_MS);
    for (const item of list) items.set(String(field(item, 'id')), item);
    const url = textField(answer.json, 'next');
    const { from } = window;
    complete = url === undefined || (list.length > 0 && list.every((item) => createdAt(item) < from));
    if (url !== undefined) next = { url };
  }
  return window ? judge(sift(items, lost, window, complete), window) : 'uncertain';
}

const createdAt = (item: unknown): number => Date.parse(textField(item, 'created_at') ?? '');

function sift(items: ReadonlyMap<string, unknown>, lost: Lost, window: FindWindow, complete: boolean): Findings {
  const own = lost.request.seed === undefined;
  const seed = lost.request.seed ?? lost.attempt.tag;
  const fitting: Job[] = [];
  let doubtful = false;
  for (const [id, item] of items) {
    if (!isJobId(id) || lost.known.has(id)) continue;
    const at = createdAt(item);
    const inTime = !(at < window.from || at > window.to);
    const alike = inTime && isAlike(item, lost, seed);
    const echoed = field(field(item, 'input'), 'seed');
    if (echoed === seed) {
      if (alike) fitting.push({ id });
      else doubtful ||= own;
    } else if (echoed === undefined && alike) doubtful = true;
  }
  return { fitting, doubtful, complete, unmistakable: own };
}

/** Media are compared by number: their addresses may be signed anew. An input that was removed already is like any. */
function isAlike(item: unknown, { request, modelId, prompt }: Lost, seed: number): boolean {
  const input = field(item, 'input');
  const sent = { prompt, ...settings(request, seed) };
  const references = {
    reference_images: request.images,
    reference_videos: request.videos,
    reference_audios: request.audios,
  };
  return (
    mayEqual(modelId, field(item, 'model')) &&
    Object.entries(sent).every(([name, value]) => mayEqual(value, field(input, name))) &&
    Object.entries(references).every(([name, media]) => {
      const echoed = field(input, name);
      return !Array.isArray(echoed) || echoed.length === media.length;
    })
  );
}
