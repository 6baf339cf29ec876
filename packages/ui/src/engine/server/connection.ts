import { NoSessionError } from '@shotgraph/engine/worker';
import { ERROR_HEADER, type ErrorAnswer, TOKEN_HEADER } from '@shotgraph/nodes/proxy';
import type { ServerAddress, ServerState } from '../editor-engine.ts';

/** What is sent: JSON unless it is bytes. */
export interface Sent {
  readonly json?: unknown;
  readonly bytes?: Blob;
  /** Gives the question up: it rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** A way to the server that waits while it does not answer. */
export interface Connection {
  readonly state: ServerState;
  /**
   * Asks and reads the answer, and asks again when the server is back after it could not be reached; only what may be asked twice.
   *
   * @throws NoSessionError, Error with what the server says; the signal's reason
   */
  ask<T>(path: string, sent: Sent, read: (answer: Response) => Promise<T>): Promise<T>;
  /** Asks once. @throws as `ask`; `Unreachable` when the connection broke before there was an answer */
  askOnce(path: string, sent: Sent): Promise<Response>;
  /** Resolves when the server answers. @throws the signal's reason */
  whenHere(signal: AbortSignal): Promise<void>;
  /** Notes that a connection broke: whether the server is there is found out by itself. */
  noteBroken(): void;
  /** Looks now whether it is back. */
  tryNow(): void;
  /** Looks now and then whether it is still there, while somebody relies on it and asks nothing. */
  keepWatch(isNeeded: () => boolean): void;
  /** Tells of every change from now on. */
  watch(listener: (state: ServerState) => void): void;
}

/** A connection broke, or there was none. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export interface ConnectionOptions {
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Pauses between looks, ms: from the first to the longest. */
  readonly pausesMs?: { readonly first: number; readonly longest: number };
  /** Between looks at a server that is there, ms. */
  readonly watchMs?: number;
}

/** Opens the way to the server that a page came from. */
export function openConnection({ origin, token }: ServerAddress, options: ConnectionOptions = {}): Connection {
  const {
    fetch = globalThis.fetch.bind(globalThis),
    pausesMs = { first: 500, longest: 10_000 },
    watchMs = 5000,
  } = options;
  const headers = { [TOKEN_HEADER]: token };
  const listeners = new Set<(state: ServerState) => void>();
  let state: ServerState = 'here';
  let looking: { readonly wake: () => void } | undefined;

  const setState = (next: ServerState) => {
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener(next);
  };
  const look = async (): Promise<ServerState> => {
    const answer = await fetch(`${origin}/api/ping`, { headers, cache: 'no-store' }).catch(() => undefined);
    if (!answer) return 'away';
    return answer.status === 401 ? 'refused' : answer.ok ? 'here' : 'away';
  };
  const noteBroken = () => {
    if (looking) return;
    setState('away');
    let wake = () => {};
    looking = { wake: () => wake() };
    const work = async () => {
      for (let pause = pausesMs.first; ; pause = Math.min(2 * pause, pausesMs.longest)) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pause);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        const found = await look();
        if (found === 'here') break;
        setState(found);
      }
      looking = undefined;
      setState('here');
    };
    void work();
  };
  const whenHere = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      if (state === 'here') return resolve();
      const end = () => {
        listeners.delete(listen);
        signal.removeEventListener('abort', give);
      };
      const listen = (next: ServerState) => {
        if (next !== 'here') return;
        end();
        resolve();
      };
      const give = () => {
        end();
        reject(signal.reason);
      };
      listeners.add(listen);
      signal.addEventListener('abort', give);
    });
  const askOnce = async (path: string, { json, bytes, signal }: Sent): Promise<Response> => {
    const type = bytes ? 'application/octet-stream' : 'application/json';
    const body = bytes ?? (json === undefined ? undefined : JSON.stringify(json));
    const init: RequestInit =
      body === undefined
        ? { headers, signal, cache: 'no-store' }
        : { method: 'POST', headers: { ...headers, 'content-type': type }, body, signal };
    const answer = await fetch(`${origin}/api/engine/${path}`, init).catch((error) => {
      signal.throwIfAborted();
      noteBroken();
      throw new Unreachable(`the server does not answer at ${origin}: ${(error as Error).message}`);
    });
    if (!answer.ok) throw await toError(answer, noteBroken);
    return answer;
  };

  return {
    get state() {
      return state;
    },
    askOnce,
    async ask(path, sent, read) {
      for (;;) {
        await whenHere(sent.signal);
        try {
          const answer = await askOnce(path, sent);
          return await read(answer).catch((error) => {
            sent.signal.throwIfAborted();
            noteBroken();
            throw new Unreachable(`the answer broke off: ${(error as Error).message}`);
          });
        } catch (error) {
          if (!(error instanceof Unreachable)) throw error;
        }
      }
    },
    whenHere,
    noteBroken,
    tryNow: () => looking?.wake(),
    keepWatch(isNeeded) {
      const check = async () => {
        if (state === 'here' && isNeeded() && (await look()) !== 'here') noteBroken();
      };
      setInterval(() => void check(), watchMs);
    },
    watch: (listener) => void listeners.add(listener),
  };
}

async function toError(answer: Response, noteBroken: () => void): Promise<Error> {
  const own = answer.headers.has(ERROR_HEADER);
  const { error } = own
    ? ((await answer.json().catch(() => ({}))) as Partial<ErrorAnswer>)
    : ({} as Partial<ErrorAnswer>);
  const message = error?.message ?? `the server answered with ${answer.status}`;
  if (error?.code === 'no-session') return new NoSessionError(message);
  if (answer.status !== 401) return new Error(message);
  // The server was started again and has another token: waiting is all that can be done here.
  noteBroken();
  return new Unreachable(message);
}
