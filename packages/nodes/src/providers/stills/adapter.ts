import { NodeError } from '@shotgraph/engine';
import { createJob } from '../http/create-job.ts';
import { download } from '../http/download.ts';
import type { Explain } from '../http/failure.ts';
import type { ResolveMedia } from '../http/media-inputs.ts';
import { type ApiRequest, createTransport, type Fetch } from '../http/transport.ts';
import type { PaidAdapter, PaidCall } from '../paid.ts';
import type { StillProfile } from '../profile/still-types.ts';
import { fromDataAddress } from './data-address.ts';
import { type Answered, keepAnswer, readAnswer } from './kept-answer.ts';

/** What an adapter of a provider that answers at once needs from outside. */
export interface StillAdapterOptions<P extends StillProfile> {
  readonly fetch: Fetch;
  /** Asked at every call and kept nowhere. */
  readonly key: () => string;
  readonly profile: P;
  /** Of the API, without a slash at the end; the profile's own when left out. */
  readonly baseUrl?: string;
  /** Where results may be fetched from, see `isAllowed`; the provider's own hosts and `baseUrl` when left out. */
  readonly downloadHosts?: readonly string[];
  readonly resolve: ResolveMedia;
  /** For a whole call, ms: until the answer is there. 4 minutes when left out; less than what the ledger gives a create call. */
  readonly timeoutMs?: number;
  /** Longest silence while a result is downloaded, ms; 60 s when left out. */
  readonly idleMs?: number;
  /** ms since 1970. */
  readonly now?: () => number;
}

/** Large pictures and long answers take two minutes. */
const TIMEOUT_MS = 240_000;

/** What differs from provider to provider. */
export interface StillApi<R> {
  readonly provider: string;
  readonly hosts: readonly string[];
  readonly explain: Explain;
  /** @throws CreateError `request-invalid` */
  read(call: PaidCall): R;
  /** Publishes pictures and writes the body. */
  prepare(request: R, signal: AbortSignal): Promise<ApiRequest>;
  /** What a 2xx body says; `undefined` when it is no answer of this API. */
  answer(json: unknown, request: R): Answered | undefined;
}

/**
 * An adapter of a provider that answers at once and keeps nothing. The answer becomes the job; a lost answer cannot be looked for, so
 * there is no `find`, and a person decides.
 */
export function createStillAdapter<R, P extends StillProfile>(
  api: StillApi<R>,
  options: StillAdapterOptions<P>,
): PaidAdapter {
  const { fetch, key, profile, baseUrl = profile.baseUrl, timeoutMs = TIMEOUT_MS, now = Date.now } = options;
  const transport = createTransport({ fetch, key, baseUrl, scheme: 'Bearer', timeoutMs, now });
  const hosts = options.downloadHosts ?? [...api.hosts, ...(options.baseUrl === undefined ? [] : [options.baseUrl])];
  const downloads = { fetch, hosts, now, ...(options.idleMs !== undefined && { idleMs: options.idleMs }) };
  return {
    isImmediate: true,
    create(call, attempt, signal) {
      let request: R;
      return createJob(
        transport,
        {
          provider: api.provider,
          prepare: async () => {
            request = api.read(call);
            return api.prepare(request, signal);
          },
          readJob(json) {
            const answered = api.answer(json, request);
            return answered && keepAnswer(answered, (json as { readonly id?: unknown }).id, attempt);
          },
          explain: api.explain,
        },
        signal,
      );
    },
    async get(job, signal) {
      signal.throwIfAborted();
      return readAnswer(job);
    },
    // The answer is here, or never comes: there is nothing left to stop.
    cancel: async () => 'too-late',
    async download(url, signal) {
      signal.throwIfAborted();
      if (!url.startsWith('data:')) return download(url, downloads, signal);
      const blob = fromDataAddress(url);
      if (blob) return blob;
      throw new NodeError(
        'provider-refused',
        `the kept answer of ${api.provider} cannot be read; ask for another take`,
      );
    },
  };
}
