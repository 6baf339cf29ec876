import { ask } from '../http/ask.ts';
import { isJobId } from '../http/create-job.ts';
import { field } from '../http/fields.ts';
import { type Findings, type FindWindow, findWindow, judge, mayEqual } from '../http/find-window.ts';
import type { Transport } from '../http/transport.ts';
import type { Attempt, Job } from '../paid.ts';
import type { VideoRequest } from '../request.ts';
import { explainArk } from './explain.ts';

const PAGE_SIZE = 500;
const MAX_PAGES = 20;
/** Records live seven days. */
const KEPT_MS = 7 * 86_400_000;

/** What is known of the lost task. */
export interface Lost {
  readonly request: VideoRequest;
  readonly modelId: string;
  readonly attempt: Attempt;
  readonly known: ReadonlySet<string>;
}

/**
 * Looks for a lost task by its echoed seed among the unknown ones of its time. The list's own filters are not used: `filter.model` means
 * endpoints, not models, and would hide the task.
 *
 * @throws NodeError `provider-refused` when the list may not be read, `provider-busy` when it cannot be read now
 */
export async function findArkTask(
  transport: Transport,
  lost: Lost,
  signal: AbortSignal,
): Promise<Job | 'none' | 'uncertain'> {
  const items = new Map<string, unknown>();
  let window: FindWindow | undefined;
  let total = 0;
  let steady = true;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await ask(
      transport,
      {
        what: 'ark could not list jobs',
        request: { method: 'GET', path: `/contents/generations/tasks?page_num=${page}&page_size=${PAGE_SIZE}` },
        explain: explainArk,
      },
      signal,
    );
    const list = field(answer.json, 'items');
    const count = field(answer.json, 'total');
    if (!Array.isArray(list) || typeof count !== 'number') return 'uncertain';
    window ??= findWindow(lost.attempt, answer, transport, KEPT_MS);
    // Records that vanish meanwhile pull others to pages that were already read.
    steady &&= count >= total;
    total = count;
    for (const item of list) {
      const id = field(item, 'id');
      if (isJobId(id)) items.set(id, item);
    }
    if (list.length === 0 || items.size >= total) break;
  }
  return window ? judge(sift(items, lost, window, steady && items.size >= total), window) : 'uncertain';
}

function sift(items: ReadonlyMap<string, unknown>, lost: Lost, window: FindWindow, complete: boolean): Findings {
  const { request, attempt, known } = lost;
  const own = request.seed === undefined;
  const fitting: Job[] = [];
  let doubtful = false;
  for (const [id, item] of items) {
    if (known.has(id)) continue;
    const createdAt = Number(field(item, 'created_at')) * 1000;
    const inTime = !(createdAt < window.from || createdAt > window.to);
    const seed = field(item, 'seed');
    const alike = inTime && isAlike(item, lost);
    const echoed = typeof seed === 'number' && seed >= 0;
    if (seed === (request.seed ?? attempt.tag)) {
      if (alike) fitting.push({ id });
      else doubtful ||= own;
    } else if (!echoed && alike) doubtful = true;
  }
  return { fitting, doubtful, complete, unmistakable: own };
}

/** Endpoint ids (`ep-…`) come back as the model behind them, and models with a suffix of their snapshot. */
function isAlike(item: unknown, { request, modelId }: Lost): boolean {
  const model = field(item, 'model');
  const sameModel = modelId.startsWith('ep-') || typeof model !== 'string' || model.startsWith(modelId);
  return (
    sameModel &&
    mayEqual(request.seconds === 'auto' ? undefined : request.seconds, field(item, 'duration')) &&
    mayEqual(request.ratio === 'adaptive' ? undefined : request.ratio, field(item, 'ratio')) &&
    mayEqual(request.resolution, field(item, 'resolution')) &&
    mayEqual(request.audio, field(item, 'generate_audio'))
  );
}
