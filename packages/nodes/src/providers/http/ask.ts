import { type Explain, fromTransport, toNodeError } from './failure.ts';
import type { Answer, ApiRequest, Transport } from './transport.ts';

/** A call that costs nothing and may be made again. */
export interface Question {
  /** For messages, such as `ark could not tell how job cgt-1 stands`. */
  readonly what: string;
  readonly request: ApiRequest;
  /** Statuses besides 2xx that mean something. */
  readonly expect?: readonly number[];
  readonly explain: Explain;
}

/**
 * Makes a free call. The answer is JSON, or of an expected status.
 *
 * @throws NodeError `provider-busy` for whatever may pass, `provider-refused` for what will not; the signal's reason
 */
export async function ask(transport: Transport, question: Question, signal: AbortSignal): Promise<Answer> {
  const { what, request, expect = [], explain } = question;
  const answer = await transport.send(request, signal).catch((error: unknown) => {
    throw fromTransport(what, error);
  });
  if (answer.json !== undefined && (answer.status < 300 || expect.includes(answer.status))) return answer;
  throw toNodeError(what, answer, explain, transport.now());
}
