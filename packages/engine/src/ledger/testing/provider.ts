import { NodeError } from '../../errors.ts';
import type { Timeline } from '../../testing/simulator/timeline.ts';
import { type Attempt, CreateError, type JobState, type PaidAdapter, type PaidCall } from '../adapter.ts';

/** Stands for a key: must turn up nowhere. */
export const CANARY = 'canary-8f3a';

/** What becomes of a create call. `late`: it arrives after its sender gave it up. `hang`: accepted, never answered. */
export type CreateFate = 'ok' | 'lost-after' | 'lost-before' | 'late' | 'hang' | 'busy' | 'refused' | 'bug';

/** How a job ends. */
export type JobFate = 'done' | 'failed' | 'rejected' | 'billed' | 'forgotten';

export interface AcceptedJob {
  readonly id: string;
  readonly key: string;
  readonly attempt: number;
  readonly tag: number;
  readonly at: number;
  readonly readyAt: number;
  readonly fate: JobFate;
  cancelled: boolean;
}

/** Decides about one call after another; what is left out goes well. */
export interface Script {
  create?(call: PaidCall, attempt: Attempt): CreateFate | undefined;
  job?(): JobFate | undefined;
  /** `none`: says there is none, whatever there is. */
  find?(): 'fail' | 'uncertain' | 'none' | undefined;
  get?(): 'fail' | 'hang' | 'unknown' | undefined;
  download?(): 'fail' | 'torn' | 'hang' | undefined;
  /** How long a call takes and a job works, ms. */
  latencyMs?(): number;
  workMs?(): number;
}

/** A provider in memory that counts what it accepts. */
export interface FakeProvider {
  readonly accepted: readonly AcceptedJob[];
  /** Create calls that arrived, refused ones included. */
  readonly creates: number;
  script: Script;
  readonly adapter: PaidAdapter;
  /** Calls by name. */
  readonly calls: Map<string, number>;
}

export const LATE_MS = 40_000;
/** A forgotten job is known for so long after it was accepted, ms. */
const REMEMBERED_MS = 5000;

/** Bytes of a job's file. */
export const bytesOf = (job: string, file = 'video'): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${file} of ${job}, whole`);

/** A blob whose bytes are there at once, so that no test waits for anything but its own clock. */
class ReadyBlob extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super([bytes]);
    this.#bytes = bytes;
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#bytes.slice().buffer);
  }
}

export function fakeProvider(timeline: Timeline, { canFind = true } = {}): FakeProvider {
  const accepted: AcceptedJob[] = [];
  const calls = new Map<string, number>();
  let creates = 0;
  const provider = { accepted, calls, script: {} as Script };
  const count = async (name: string) => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    await timeline.sleep(provider.script.latencyMs?.() ?? 100);
  };
  const accept = ({ key, attempt, tag }: Attempt) => {
    const at = timeline.now();
    const fate = provider.script.job?.() ?? 'done';
    const id = `job-${accepted.length + 1}`;
    const job = {
      id,
      key,
      attempt,
      tag,
      at,
      readyAt: at + (provider.script.workMs?.() ?? 60_000),
      fate,
      cancelled: false,
    };
    accepted.push(job);
    return job;
  };
  const lost = () =>
    new CreateError(`reset by https://api.test/tasks?key=${CANARY}`, { accepted: 'unknown', code: 'reset' });
  const busy = (what: string) =>
    new NodeError('provider-busy', `${what} of https://api.test/x?sig=${CANARY} failed`, { retryable: true });

  const adapter: PaidAdapter = {
    async create(call, attempt, signal) {
      const fate = provider.script.create?.(call, attempt) ?? 'ok';
      creates++;
      await count('create');
      if (fate === 'bug') throw new TypeError('undefined is not a function');
      if (fate === 'refused' || fate === 'busy')
        throw new CreateError(`${fate} at https://api.test/?key=${CANARY}`, {
          accepted: 'no',
          code: fate,
          retryable: fate === 'busy',
          ...(fate === 'busy' && { retryAfterMs: 5000 }),
        });
      if (fate === 'late') void timeline.sleep(LATE_MS).then(() => accept(attempt));
      if (fate === 'late' || fate === 'lost-before') throw lost();
      const { id } = accept(attempt);
      if (fate === 'hang') await forever(signal);
      if (fate === 'lost-after') throw lost();
      await timeline.sleep(provider.script.latencyMs?.() ?? 100);
      return { id, urls: { status: `https://api.test/jobs/${id}` } };
    },
    async get(job, signal) {
      await count('get');
      const fault = provider.script.get?.();
      if (fault === 'hang') await forever(signal);
      if (fault === 'fail') throw busy('get');
      return fault === 'unknown'
        ? { status: 'unknown' }
        : stateOf(
            accepted.find(({ id }) => id === job.id),
            timeline.now(),
          );
    },
    ...(canFind && {
      async find(_call: PaidCall, attempt: Attempt, known: ReadonlySet<string>) {
        await count('find');
        const fault = provider.script.find?.();
        if (fault === 'fail') throw busy('list');
        if (fault) return fault;
        const found = accepted.find(({ id, tag }) => tag === attempt.tag && !known.has(id));
        return found ? { id: found.id } : 'none';
      },
    }),
    async cancel(job) {
      await count('cancel');
      const found = accepted.find(({ id }) => id === job.id);
      if (!found || found.readyAt - timeline.now() < 30_000) return 'too-late';
      found.cancelled = true;
      return 'cancelled';
    },
    async download(url, signal) {
      await count('download');
      const fault = provider.script.download?.();
      if (fault === 'hang') await forever(signal);
      if (fault === 'fail') throw busy('download');
      const { pathname } = new URL(url);
      const [, job, file] = pathname.split('/');
      const bytes = bytesOf(job!, file);
      return new ReadyBlob(fault === 'torn' ? bytes.slice(0, 5) : bytes);
    },
  };
  return {
    ...provider,
    adapter,
    get creates() {
      return creates;
    },
    get script() {
      return provider.script;
    },
    set script(script) {
      provider.script = script;
    },
  };
}

const forever = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

function stateOf(job: AcceptedJob | undefined, now: number): JobState {
  if (!job) return { status: 'unknown' };
  if (job.cancelled) return { status: 'cancelled' };
  if (job.fate === 'forgotten' && now > job.at + REMEMBERED_MS) return { status: 'unknown' };
  if (now < job.readyAt) return { status: 'running', note: `at https://api.test/${job.id}?sig=${CANARY}` };
  switch (job.fate) {
    case 'failed':
    case 'rejected':
    case 'billed':
      return {
        status: 'failed',
        code: job.fate,
        message: `see https://api.test/why?sig=${CANARY}`,
        billed: job.fate === 'billed',
        retryable: job.fate !== 'rejected',
      };
    default:
      return {
        status: 'done',
        files: {
          video: `https://cdn.test/${job.id}/video?sig=${CANARY}`,
          last: `https://cdn.test/${job.id}/last?sig=${CANARY}`,
        },
        facts: { seed: job.tag },
        price: { amount: 0.75, currency: 'USD' },
      };
  }
}
