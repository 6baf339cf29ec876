import { isNodeError, type Json, NodeError } from '@shotgraph/engine';
import type { Fetch } from '../http/transport.ts';
import { describeAnswer, toFailure } from './describe-answer.ts';
import { describeRequest, methodOf } from './describe-request.ts';
import { type Exchange, RECORDING_VERSION, type StoredRequest } from './exchange.ts';
import { type Hide, hiding } from './hide.ts';
import type { RecordingStore } from './store.ts';
import { type Seen, tap } from './tap.ts';

/** Where exchanges go, and what must not go there. */
export interface RecordingOptions {
  readonly write: RecordingStore;
  /**
   * Values to hide wherever they occur, in all usual encodings: keys, passwords of stores. Asked at every call and kept nowhere. What
   * stands in the headers of a request is hidden in its answer without being named here.
   */
  readonly secrets: () => readonly string[];
  /**
   * Told once, when something could not be recorded; from then on nothing is bought any more, see `recordingFetch`. Must not throw.
   */
  readonly onTrouble?: (error: unknown) => void;
}

type Outcome = Pick<Exchange, 'answer' | 'failure'>;

/**
 * A `fetch` that keeps what is said. Callers get answers as they came, and learn of the end of a body once it is kept. Calls that were
 * aborted are not kept: that was not the provider.
 *
 * Recording never spoils a call that is under way. When something could not be kept, the next POST rejects before it is sent with
 * NodeError `storage-failed`; everything else goes on, so that jobs which are paid for can be followed.
 */
export function recordingFetch(fetch: Fetch, { write, secrets, onTrouble }: RecordingOptions): Fetch {
  let trouble: { readonly error: unknown } | undefined;

  const keep = async (asked: Promise<Asked>, outcome: (hide: Hide) => Outcome | Promise<Outcome>) => {
    try {
      const { request, hide } = await asked;
      const exchange: Exchange = { version: RECORDING_VERSION, request, ...(await outcome(hide)) };
      await write.append(exchange as Json);
    } catch (error) {
      if (!trouble) onTrouble?.(error);
      trouble ??= { error };
    }
  };

  return async (url, init) => {
    if (trouble && methodOf(init) === 'POST') throw refusal(trouble.error);
    const asked = ask(url, init, secrets);
    // Whoever awaits it sees the error; a call that ends before anybody does must not bring the process down.
    asked.catch(() => undefined);
    const response = await fetch(url, init).catch(async (error: unknown) => {
      if (!init.signal?.aborted && !isNodeError(error)) await keep(asked, () => ({ failure: toFailure(error) }));
      throw error;
    });
    const onEnd = async (seen: Seen) => {
      if (seen.ending === 'broken' && init.signal?.aborted) return;
      await keep(asked, (hide) => describeAnswer(visible(response), seen, hide, write));
    };
    if (response.body) return copyOf(response, tap(response.body, onEnd));
    await onEnd({ ending: 'whole', body: new Blob([]) });
    return response;
  };
}

interface Asked {
  readonly request: StoredRequest;
  readonly hide: Hide;
}

async function ask(url: string, init: RequestInit, secrets: () => readonly string[]): Promise<Asked> {
  const hide = hiding([...secrets(), ...secretsOf(new Headers(init.headers))]);
  return { request: await describeRequest(url, init, hide), hide };
}

/** Headers whose values are nobody's secret. */
const OPEN = ['accept', 'accept-encoding', 'accept-language', 'content-length', 'content-type', 'user-agent'];

/** Whatever gives a right stands in a header of some name: of `Bearer abc` the `abc` as well. */
const secretsOf = (headers: Headers): readonly string[] =>
  [...headers].flatMap(([name, value]) => (OPEN.includes(name) ? [] : [value, value.replace(/^\S+\s+/, '')]));

/** Browsers show nothing of a redirect that is not followed; adapters refuse any other one the same way. */
const visible = ({ type, status, headers }: Response) =>
  type === 'opaqueredirect' ? { status: 302, headers } : { status, headers };

/** The same response around another body. What the constructor does not take is put over it. */
function copyOf(response: Response, body: ReadableStream<Uint8Array<ArrayBuffer>>): Response {
  const { status, statusText, headers, url, type, redirected } = response;
  return Object.defineProperties(new Response(body, { status, statusText, headers }), {
    url: { value: url },
    type: { value: type },
    redirected: { value: redirected },
  });
}

function refusal(error: unknown): NodeError {
  const why = error instanceof Error ? error.message : 'something that is no error was thrown';
  return new NodeError(
    'storage-failed',
    `the recording could not be written (${why}), so nothing more is sent that may cost; correct that, or run without recording`,
  );
}
