import { ARK_HOSTS } from '../ark/index.ts';
import { FAL_HOSTS } from '../fal/index.ts';
import { REPLICATE_HOSTS } from '../replicate/index.ts';
import type { ServedRoute } from './protocol.ts';

/** A call that an adapter makes. What is not described by one is not passed on. */
export interface AllowedCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Whether a path behind the base address is meant: as it is sent, so that nothing has to be decoded. */
  readonly isPath: (path: string) => boolean;
  /** Members that the query may have. */
  readonly query?: readonly string[];
  readonly hasBody?: true;
}

/** How one kind of API is spoken. */
export interface Wire {
  /** Word before the key. */
  readonly scheme: 'Bearer' | 'Key';
  /** Where results may be fetched from, besides the base address. */
  readonly hosts: readonly string[];
  readonly calls: readonly AllowedCall[];
}

/** As `isJobId` has it. */
const ID = '[A-Za-z0-9][\\w.-]{0,199}';
const TASKS = '/contents/generations/tasks';

const same = (wanted: string) => (path: string) => path === wanted;
const like = (pattern: RegExp) => (path: string) => pattern.test(path);

/** Every other path below the tasks is left alone: a POST to `…/cancel` was seen to create another task. */
const ARK: Wire = {
  scheme: 'Bearer',
  hosts: ARK_HOSTS,
  calls: [
    { method: 'POST', isPath: same(TASKS), hasBody: true },
    { method: 'GET', isPath: same(TASKS), query: ['page_num', 'page_size'] },
    { method: 'GET', isPath: like(new RegExp(`^${TASKS}/${ID}$`)) },
    { method: 'DELETE', isPath: like(new RegExp(`^${TASKS}/${ID}$`)) },
  ],
};

const IMAGES: Wire = {
  scheme: 'Bearer',
  hosts: ARK_HOSTS,
  calls: [{ method: 'POST', isPath: same('/images/generations'), hasBody: true }],
};

const CHAT: Wire = {
  scheme: 'Bearer',
  hosts: [],
  calls: [{ method: 'POST', isPath: same('/chat/completions'), hasBody: true }],
};

/** Only models of the profile can be asked for, and only requests of their apps be looked at. */
function falWire(models: readonly string[]): Wire {
  const submits = new Set(models.map((id) => `/${id}`));
  const apps = new Set(models.map((id) => id.split('/').slice(0, 2).join('/')));
  const request = (end: string) => {
    const pattern = new RegExp(`^/([\\w.-]+/[\\w.-]+)(?:/[A-Za-z0-9][\\w.-]*){0,4}/requests/${ID}${end}$`);
    return (path: string) => apps.has(pattern.exec(path)?.[1] ?? '');
  };
  return {
    scheme: 'Key',
    hosts: FAL_HOSTS,
    calls: [
      { method: 'POST', isPath: (path) => submits.has(path), hasBody: true },
      { method: 'GET', isPath: request('(?:/status|/response)?'), query: ['logs'] },
      { method: 'PUT', isPath: request('/cancel') },
    ],
  };
}

function replicateWire(models: readonly string[]): Wire {
  const creates = new Set(models.map((id) => `/models/${id}/predictions`));
  return {
    scheme: 'Bearer',
    hosts: REPLICATE_HOSTS,
    calls: [
      { method: 'POST', isPath: (path) => creates.has(path), hasBody: true },
      { method: 'GET', isPath: same('/predictions'), query: ['cursor'] },
      { method: 'GET', isPath: like(new RegExp(`^/predictions/${ID}$`)) },
      { method: 'POST', isPath: like(new RegExp(`^/predictions/${ID}/cancel$`)) },
    ],
  };
}

/**
 * How the API of a route is spoken: exactly what its adapter does.
 *
 * @throws RangeError for a provider no adapter speaks to
 */
export function wireOf(route: ServedRoute): Wire {
  if (route.kind === 'image') return IMAGES;
  if (route.kind === 'chat') return CHAT;
  const { provider, models } = route.profile;
  const ids = Object.values(models).flatMap(({ id, endpoints = {} }) => [id, ...Object.values(endpoints)]);
  switch (provider) {
    case 'ark':
      return ARK;
    case 'fal':
      return falWire(ids);
    case 'replicate':
      return replicateWire(ids);
    default:
      throw new RangeError(`No adapter speaks to "${provider}"`);
  }
}

/** Longest value of a query; cursors are the longest there are. */
const VALUE = /^[\w.~%+=-]{0,512}$/;

/**
 * The call that a request is.
 *
 * @param target - path behind the base address with its query, as they are sent
 */
export function findCall({ calls }: Wire, method: string, target: string): AllowedCall | undefined {
  const [path = '', query, ...rest] = target.split('?');
  if (rest.length > 0) return undefined;
  return calls.find((call) => call.method === method && call.isPath(path) && isQuery(query, call.query));
}

function isQuery(query: string | undefined, allowed: readonly string[] = []): boolean {
  if (query === undefined) return true;
  return query.split('&').every((member) => {
    const [name = '', value = ''] = splitOnce(member, '=');
    return allowed.includes(name) && VALUE.test(value);
  });
}

function splitOnce(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
