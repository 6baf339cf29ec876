/** Who is stood in for. `seedream` and `chat` are the calls of Ark that are answered at once. */
export const PROVIDERS = ['ark', 'seedream', 'chat', 'fal', 'replicate'] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/** What a request asks for, whatever the provider calls it. */
export const OPERATIONS = ['create', 'get', 'list', 'cancel', 'download', 'upload', 'callback', 'other'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** A request as far as providers look at it. The body is whole. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  /** The path behind the provider's base address, with its slash. */
  readonly path: string;
  /** By name in small letters. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: Buffer<ArrayBuffer>;
}

/** An answer before it is sent, and perhaps spoilt on its way. */
export interface WireAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body: string | Uint8Array;
}

/** How a fault changes what a request does or is told, as opposed to how its answer travels. */
export type Twist =
  | 'moderation-input'
  | 'moderation-output'
  | 'task-failed'
  | 'expired-url'
  | 'status-backwards'
  | 'unknown-status';

/** What a request is, and what happens when it is let through. */
export interface Route {
  readonly provider: ProviderName;
  readonly operation: Operation;
  answer(twist?: Twist): WireAnswer | Promise<WireAnswer>;
  /** Words of the provider for a fault of its own. */
  fault(status: 429 | 500 | 503): WireAnswer;
}

/** Refuses a request in the middle of answering it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: WireAnswer;
  constructor(answer: WireAnswer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

/** A JSON answer. */
export const json = (status: number, body: unknown, headers: { readonly [name: string]: string } = {}): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** The first value of a header. */
export function headerOf({ headers }: Pick<WireRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'object' ? value[0] : value;
}

/** The JSON body of a request; `undefined` when it is none. */
export function parseBody({ body }: WireRequest): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
