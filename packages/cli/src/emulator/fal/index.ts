import { findAccount } from '../http/guard.ts';
import {
  json,
  type Operation,
  Refusal,
  type Route,
  type Twist,
  type WireAnswer,
  type WireRequest,
} from '../http/wire.ts';
import type { World } from '../world.ts';
import { falFault } from './problems.ts';
import { cancelAnswer, resultAnswer, statusAnswer, submit } from './queue.ts';
import { fileAnswer, initiateUpload } from './storage.ts';
import { createFalSigner } from './webhook.ts';

type Answer = WireAnswer | Promise<WireAnswer>;

/** Makes what answers for fal: its queue, its storage and the files in it. */
export function createFal(world: World) {
  const signer = createFalSigner();
  const open = (operation: Operation, answer: (twist?: Twist) => Answer): Route => ({
    provider: 'fal',
    operation,
    fault: falFault,
    answer,
  });
  const keyed = (
    request: WireRequest,
    operation: Operation,
    handle: (account: string, twist?: Twist) => Answer,
  ): Route =>
    open(operation, (twist) => {
      const account = findAccount(request, 'Key', world.settings.key);
      if (account !== undefined) return handle(account, twist);
      throw new Refusal(json(401, { detail: 'Cannot access application: authentication is required' }));
    });
  const nothing = () => open('other', () => json(404, { detail: 'Not found' }));
  return {
    queue(request: WireRequest): Route {
      const { method, path, url } = request;
      const [, id = '', rest = ''] = /^\/[^/]+\/[^/]+\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(path) ?? [];
      if (id === '')
        return method === 'POST'
          ? keyed(request, 'create', (account, twist) => submit(world, signer, account, request, twist))
          : nothing();
      if (method === 'GET' && rest === '/status')
        return keyed(request, 'get', (account, twist) => statusAnswer(world, account, id, url.searchParams, twist));
      if (method === 'GET' && rest === '')
        return keyed(request, 'get', (account, twist) => resultAnswer(world, account, id, twist));
      if (method === 'PUT' && rest === '/cancel')
        return keyed(request, 'cancel', (account) => cancelAnswer(world, account, id));
      return nothing();
    },
    rest(request: WireRequest): Route {
      const { method, path } = request;
      if (method === 'POST' && path === '/storage/upload/initiate')
        return keyed(request, 'upload', (account) => initiateUpload(world, account, request));
      if (method === 'GET' && path === '/.well-known/jwks.json') return open('other', signer.keys);
      return nothing();
    },
    files: (request: WireRequest): Route =>
      open(request.method === 'PUT' ? 'upload' : 'download', () => fileAnswer(world, request)),
  };
}
