import { type Attempt, CreateError, type JobState, type LedgerOptions, type PaidAdapter } from '@shotgraph/engine';

/** A provider in memory: every call becomes a job with a price of its own, and a file that says what was asked for. */
export interface Shop {
  /** What was bought, in order: model, prompt and take. */
  readonly sold: string[];
  /** What becomes of the next calls; `done` when left out. */
  script: {
    /** `lost`: it is accepted, and the answer does not come. `hang`: the answer comes once `answer` is called. */
    create?: 'ok' | 'lost' | 'refused' | 'hang';
    /** How jobs stand that are asked for. */
    job?: 'done' | 'running' | 'failed';
    cancel?: 'cancelled' | 'too-late';
    /** Called when a call has arrived. */
    arrived?: () => void;
    /** The provider does not tell prices. */
    isSilent?: boolean;
  };
  /** Lets calls that hang have their answer. */
  answer(): void;
  readonly purchasing: Pick<LedgerOptions, 'adapters' | 'policy'>;
}

/** Opens a shop. It cannot be asked for lost jobs. */
export function openShop(): Shop {
  const sold: string[] = [];
  const cancelled = new Set<string>();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const script: Shop['script'] = {};
  const priceOf = (job: string) => PRICES[sold[numberOf(job) - 1]?.split(' ')[0] ?? ''] ?? 0.762;

  const stateOf = (id: string): JobState => {
    if (cancelled.has(id)) return { status: 'cancelled' };
    const { job = 'done', isSilent } = script;
    if (job === 'running') return { status: 'running', fraction: 0.5 };
    if (job === 'failed')
      return { status: 'failed', code: 'moderated', message: 'not shown', billed: true, retryable: false };
    const price = { amount: priceOf(id), currency: 'USD' } as const;
    return { status: 'done', files: { text: `https://shop.test/${id}` }, facts: {}, ...(!isSilent && { price }) };
  };

  const adapter: PaidAdapter = {
    async create({ request, take }, _attempt: Attempt) {
      if (script.create === 'refused') throw new CreateError('no such model', { accepted: 'no', code: 'refused' });
      const { model, prompt } = request as { readonly model: string; readonly prompt: string };
      const number = sold.push(`${model} ${prompt} ${take}`);
      script.arrived?.();
      if (script.create === 'lost') throw new CreateError('connection lost', { accepted: 'unknown', code: 'reset' });
      if (script.create === 'hang') await answered;
      return { id: `job-${number}` };
    },
    get: async ({ id }) => stateOf(id),
    async cancel({ id }) {
      const { cancel = 'cancelled' } = script;
      if (cancel === 'cancelled') cancelled.add(id);
      return cancel;
    },
    download: async (url) => new Blob([`a ${sold[numberOf(url) - 1]}`]),
  };
  return { sold, script, answer: () => answer(), purchasing: { adapters: () => adapter, policy: {} } };
}

/** Of a job: at the end of its id. */
const numberOf = (job: string) => Number(job.slice(job.lastIndexOf('-') + 1));

/** What a call of each model really costs. */
const PRICES: { readonly [model: string]: number } = { dear: 0.762, cheap: 0.05 };
