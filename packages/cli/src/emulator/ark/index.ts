import { findAccount } from '../http/guard.ts';
import {
  type Operation,
  type ProviderName,
  Refusal,
  type Route,
  type Twist,
  type WireAnswer,
  type WireRequest,
} from '../http/wire.ts';
import type { World } from '../world.ts';
import { createCompletion } from './chat.ts';
import { arkError, arkFault } from './errors.ts';
import { createImages } from './images.ts';
import { createTask, deleteTask, getTask, listTasks } from './tasks.ts';

/** Where Ark is, behind the origin. */
export const ARK_PATH = '/ark/api/v3';
const TASKS = '/contents/generations/tasks';

type Handler = (account: string, twist?: Twist) => WireAnswer | Promise<WireAnswer>;

/** What a request to Ark is. */
export function arkRoute(request: WireRequest, world: World): Route {
  const { method, path, url } = request;
  const id = path.startsWith(`${TASKS}/`) ? decode(path.slice(TASKS.length + 1)) : undefined;
  const route = (provider: ProviderName, operation: Operation, handle: Handler): Route => ({
    provider,
    operation,
    fault: arkFault,
    answer(twist) {
      const account = findAccount(request, 'Bearer', world.settings.key);
      if (account !== undefined) return handle(account, twist);
      throw new Refusal(arkError(401, 'AuthenticationError', 'The API key in the request is missing or invalid'));
    },
  });
  if (method === 'POST' && path === '/images/generations')
    return route('seedream', 'create', (_, twist) => createImages(world, request, twist));
  if (method === 'POST' && (path === '/chat/completions' || path === '/chat'))
    return route('chat', 'create', (_, twist) => createCompletion(world, request, twist));
  // A path that does not exist below the tasks creates one, as it was seen to.
  if (method === 'POST' && (path === TASKS || id !== undefined))
    return route('ark', 'create', (account, twist) => createTask(world, account, request, twist));
  if (method === 'GET' && path === TASKS)
    return route('ark', 'list', (account, twist) => listTasks(world, account, url, twist));
  if (method === 'GET' && id !== undefined)
    return route('ark', 'get', (account, twist) => getTask(world, account, id, twist));
  if (method === 'DELETE' && id !== undefined)
    return route('ark', 'cancel', (account) => deleteTask(world, account, id));
  return route('ark', 'other', () => arkError(404, 'ResourceNotFound', `There is no ${method} ${path}`));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
