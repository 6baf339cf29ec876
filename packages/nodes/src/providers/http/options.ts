import type { Json } from '@shotgraph/engine';
import { type Attempt, CreateError } from '../paid.ts';
import type { PromptPart, VideoRequest } from '../request.ts';
import { field } from './fields.ts';
import type { ResolveMedia } from './media-inputs.ts';
import { createTransport, type Fetch, type Transport } from './transport.ts';

/** What a provider calls a model. */
export interface ModelName {
  /** Model id, endpoint or `owner/name`. */
  readonly id: string;
  /** It is told the task (reference, edit, extend) in a field of its own; others understand it from the prompt. */
  readonly explicitTask?: boolean;
}

/** What every adapter needs from outside. */
export interface AdapterOptions {
  readonly fetch: Fetch;
  /** Asked at every call and kept nowhere. */
  readonly key: () => string;
  /** Of the API, without a slash at the end; the provider's own when left out. */
  readonly baseUrl?: string;
  /** Where results may be fetched from, see `isAllowed`; the provider's own hosts and `baseUrl` when left out. */
  readonly downloadHosts?: readonly string[];
  /** Name of a graph's model; `undefined` when the provider has none. */
  readonly modelOf: (model: string, task: VideoRequest['task']) => ModelName | undefined;
  /** Writes the prompt in the provider's notation of references. */
  readonly render: (parts: readonly PromptPart[]) => string;
  readonly resolve: ResolveMedia;
  /** After how long the provider gives a job up, seconds, where it can be told; its own rule when left out. */
  readonly expiresAfterSeconds?: number;
  /** For a whole exchange of the API, ms; 60 s when left out. */
  readonly timeoutMs?: number;
  /**
   * Longest that a whole create call may take, ms, publishing of media included: a lost job is looked for among those of this time.
   * `timeoutMs` when left out.
   */
  readonly createTimeoutMs?: number;
  /** A job may be listed so much later than it was accepted, ms; a minute when left out. */
  readonly listDelayMs?: number;
  /** Where the provider tells how a job goes on, by attempt; nowhere when left out. What it tells is a hint, and never believed. */
  readonly callbackUrl?: (attempt: Attempt) => string;
  /** Longest silence while a result is downloaded, ms; 60 s when left out. */
  readonly idleMs?: number;
  /** ms since 1970. */
  readonly now?: () => number;
}

/** The transport of an adapter. */
export const transportOf = (
  options: AdapterOptions,
  own: { readonly baseUrl: string; readonly scheme: 'Bearer' | 'Key' },
): Transport =>
  createTransport({
    fetch: options.fetch,
    baseUrl: options.baseUrl ?? own.baseUrl,
    key: options.key,
    scheme: own.scheme,
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
    ...(options.createTimeoutMs !== undefined && { createTimeoutMs: options.createTimeoutMs }),
    ...(options.listDelayMs !== undefined && { listDelayMs: options.listDelayMs }),
    ...(options.now && { now: options.now }),
  });

/** How results of an adapter are fetched. */
export const downloadsOf = (options: AdapterOptions, ownHosts: readonly string[]) => ({
  fetch: options.fetch,
  hosts: options.downloadHosts ?? [...ownHosts, ...(options.baseUrl === undefined ? [] : [options.baseUrl])],
  ...(options.idleMs !== undefined && { idleMs: options.idleMs }),
  ...(options.now && { now: options.now }),
});

/** The request in a paid call. @throws CreateError `request-invalid` when it is none */
export function toVideoRequest(json: Json): VideoRequest {
  const lists = ['prompt', 'images', 'videos', 'audios'];
  if (typeof field(json, 'model') === 'string' && lists.every((name) => Array.isArray(field(json, name)))) {
    return json as unknown as VideoRequest;
  }
  throw new CreateError('the request is no request for a video; make it with generate/video', {
    accepted: 'no',
    code: 'request-invalid',
  });
}

/** @throws CreateError `model-unknown` */
export function getModel(provider: string, { model, task }: VideoRequest, find: AdapterOptions['modelOf']): ModelName {
  const name = find(model, task);
  if (name) return name;
  throw new CreateError(`${provider} has no model "${model}" for the task ${task}; choose another model or provider`, {
    accepted: 'no',
    code: 'model-unknown',
  });
}

/**
 * Refuses what a provider has no field for, instead of leaving it out silently.
 *
 * @throws CreateError `unsupported`
 */
export function refuseUnsupported(provider: string, wanted: { readonly [what: string]: boolean }): void {
  const what = Object.keys(wanted).filter((name) => wanted[name]);
  if (what.length === 0) return;
  throw new CreateError(`${provider} cannot give ${what.join(' or ')}; turn it off or choose another provider`, {
    accepted: 'no',
    code: 'unsupported',
  });
}
