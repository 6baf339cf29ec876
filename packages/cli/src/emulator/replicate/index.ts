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
import { REPLICATE_IDS } from '../models.ts';
import type { World } from '../world.ts';
import { problem, replicateFault } from './errors.ts';
import { createFile, fileAnswer } from './files.ts';
import { cancelPrediction, createPrediction, getPrediction, listPredictions, versionOf } from './predictions.ts';
import { createReplicateSigner } from './webhook.ts';

type Handler = (account: string, twist?: Twist) => WireAnswer | Promise<WireAnswer>;

/** Makes what answers for Replicate. */
export function createReplicate(world: World): (request: WireRequest) => Route {
  const signer = createReplicateSigner();
  return (request) => {
    const { method, path, url } = request;
    const route = (operation: Operation, handle: Handler): Route => ({
      provider: 'replicate',
      operation,
      fault: replicateFault,
      answer(twist) {
        const account = findAccount(request, 'Bearer', world.settings.key);
        if (account !== undefined) return handle(account, twist);
        throw new Refusal(problem(401, 'Unauthenticated', 'You did not pass a valid authentication token'));
      },
    });
    const [, model, onModel] = /^\/models\/([^/]+\/[^/]+)(\/predictions)?$/.exec(path) ?? [];
    const [, id, cancel] = /^\/predictions\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
    const [, file] = /^\/files\/([^/]+)$/.exec(path) ?? [];
    if (method === 'POST' && (path === '/predictions' || onModel !== undefined))
      return route('create', (account, twist) => createPrediction(world, signer, account, request, model, twist));
    if (method === 'GET' && path === '/predictions')
      return route('list', (account, twist) => listPredictions(world, account, url, twist));
    if (method === 'GET' && id !== undefined && cancel === undefined)
      return route('get', (account, twist) => getPrediction(world, account, id, twist));
    if (method === 'POST' && id !== undefined && cancel !== undefined)
      return route('cancel', (account) => cancelPrediction(world, account, id));
    if (method === 'POST' && path === '/files')
      return route('upload', (account) => createFile(world, account, request));
    if ((method === 'GET' || method === 'DELETE') && file !== undefined)
      return route('other', (account) => fileAnswer(world, account, method, file));
    if (method === 'GET' && model !== undefined && onModel === undefined)
      return route('other', () => modelAnswer(model));
    if (method === 'GET' && path === '/webhooks/default/secret')
      return route('other', () => json(200, { key: signer.secret }));
    return route('other', () => problem(404, 'Not found', `There is no ${method} ${path}`));
  };
}

function modelAnswer(model: string): WireAnswer {
  if (!REPLICATE_IDS.includes(model)) return problem(404, 'Not found', 'The requested model could not be found.');
  const [owner, name] = model.split('/');
  return json(200, { owner, name, visibility: 'public', latest_version: { id: versionOf(model) } });
}
