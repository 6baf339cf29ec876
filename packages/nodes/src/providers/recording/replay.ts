import { NodeError } from '@shotgraph/engine';
import type { Fetch } from '../http/transport.ts';
import { describeRequest } from './describe-request.ts';
import { describeMiss } from './difference.ts';
import { type Exchange, parseExchange, type StoredAnswer, type StoredFailure } from './exchange.ts';
import { hiding } from './hide.ts';
import { type Question, toQuestion } from './match.ts';
import type { RecordingStore } from './store.ts';

/** What a replay may be told. */
export interface ReplayOptions {
  /** As `RecordingOptions.secrets`: only needed where a secret stands in addresses or bodies, because it was hidden there. */
  readonly secrets?: () => readonly string[];
}

/**
 * A `fetch` that answers from a recording and never reaches the network.
 *
 * The same question gets its recorded answers in their order, and the last one again and again. What buys - a POST with a JSON body
 * that was accepted - is answered as often as it was recorded and not once more. Among equal questions one with the same seed or
 * signature is preferred. Calls take their answers in the order in which they were made, so parallel use gives the same every time.
 *
 * @throws NodeError `provider-refused` for what was not recorded; `storage-failed` when the recording cannot be read; the signal's reason
 */
export function replayingFetch(store: RecordingStore, { secrets = () => [] }: ReplayOptions = {}): Fetch {
  let opened: Promise<Pick> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  return async (url, init) => {
    init.signal?.throwIfAborted();
    opened ??= open(store);
    const ready = Promise.all([opened, describeRequest(url, init, hiding(secrets()))]);
    const picked = turn.then(async () => {
      const [pick, request] = await ready;
      init.signal?.throwIfAborted();
      return pick(toQuestion(request));
    });
    // Whoever awaits these sees their errors; the next in turn does not care.
    ready.catch(() => undefined);
    turn = picked.catch(() => undefined);
    return respond(await picked, store);
  };
}

type Pick = (question: Question) => Exchange;

interface Entry {
  readonly exchange: Exchange;
  readonly question: Question;
  isUsed: boolean;
}

async function open(store: RecordingStore): Promise<Pick> {
  const entries = (await store.read()).map((stored, place): Entry => {
    const exchange = parseExchange(stored, place);
    return { exchange, question: toQuestion(exchange.request), isUsed: false };
  });
  const byKey = new Map<string, Entry[]>();
  for (const entry of entries) {
    const equal = byKey.get(entry.question.key);
    if (equal) equal.push(entry);
    else byKey.set(entry.question.key, [entry]);
  }
  return (asked) => {
    const equal = byKey.get(asked.key) ?? [];
    const same = equal.filter(({ question }) => question.exact === asked.exact);
    const candidates = same.length > 0 ? same : equal;
    const next = candidates.find(({ isUsed }) => !isUsed) ?? candidates.at(-1);
    if (!next) throw missing(asked, entries);
    if (next.isUsed && isPurchase(next.exchange)) throw exhausted(asked, candidates.length);
    next.isUsed = true;
    return next.exchange;
  };
}

const isPurchase = ({ request: { method, body }, answer }: Exchange): boolean =>
  method === 'POST' && body !== undefined && 'json' in body && answer !== undefined && answer.status < 300;

const missing = (asked: Question, entries: readonly Entry[]): NodeError => {
  const recorded = entries.map(({ question }) => question);
  return new NodeError('provider-refused', describeMiss(asked, recorded));
};

const exhausted = ({ method, address }: Question, times: number): NodeError =>
  new NodeError(
    'provider-refused',
    `${method} ${address} was recorded ${times === 1 ? 'once' : `${times} times`} with this body and is asked for once more; record again`,
  );

/** Statuses whose answers cannot have a body. */
const BARE = [204, 205, 304];

async function respond({ answer, failure }: Exchange, store: RecordingStore): Promise<Response> {
  if (!answer) throw toError(failure);
  const { status, headers, body } = answer;
  const content = failure ? breakOff(failure) : body && (await contentOf(body, store));
  return new Response(BARE.includes(status) ? null : (content ?? null), { status, headers });
}

async function contentOf(body: NonNullable<StoredAnswer['body']>, store: RecordingStore): Promise<Blob> {
  if ('file' in body) return store.getBody(body.file);
  // A Blob has no type: a text would bring a content type of its own.
  return new Blob(['json' in body ? JSON.stringify(body.json) : body.text]);
}

/** As the hosts' own `fetch` fails. */
const toError = (failure: StoredFailure = {}): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('the connection failed while recording'), failure) });

const breakOff = (failure: StoredFailure) => new ReadableStream({ pull: (stream) => stream.error(toError(failure)) });
