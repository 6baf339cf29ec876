/** A request as a stand-in sees it. */
export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: Uint8Array;
}

/** An answer of a stand-in. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body: string | Uint8Array;
}

/** What a request asks for, whatever the provider calls it. */
export type Operation = 'create' | 'get' | 'list' | 'cancel' | 'download' | 'other';

/**
 * One thing that goes wrong. `lost`, `truncated`, `cut`, `html` and `drip` come after the request had its effect; `reset`, `hang` and an
 * answer of its own instead of it.
 */
export type Fault =
  | 'reset'
  | 'hang'
  | 'lost'
  | 'truncated'
  | 'cut'
  | 'html'
  | 'drip'
  | 'redirect'
  | 'wrong-length'
  | { readonly answer: FakeAnswer };

/** Where a job stands; `odd` is a status no document names. */
export type FakeStatus = 'queued' | 'running' | 'done' | 'done-expired' | 'failed' | 'cancelled' | 'odd';

/** A job that was accepted, and would be billed. */
export interface FakeJob {
  readonly id: string;
  readonly path: string;
  readonly body: { readonly [field: string]: unknown };
  /** ms since 1970. */
  createdAt: number;
  status: FakeStatus;
}

/** A provider that exists in memory. */
export interface FakeProvider {
  readonly jobs: FakeJob[];
  /** Faults to come, in order, by operation. */
  readonly script: Partial<Record<Operation, Fault[]>>;
  /** Which operation it is, and what happens when it is let through. */
  receive(request: FakeRequest): { readonly operation: Operation; readonly answer: () => FakeAnswer };
  /** A refusal in the provider's own words. */
  refusal(status: number, code: string, message: string): FakeAnswer;
}

/** Bytes of every result. */
export const CLIP = new Uint8Array(4096).map((_, at) => (at * 7) % 251);

/** A JSON answer. */
export const json = (status: number, body: unknown, headers: { readonly [name: string]: string } = {}): FakeAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** The JSON body of a request. */
export const bodyOf = (request: FakeRequest): { readonly [field: string]: unknown } =>
  JSON.parse(new TextDecoder().decode(request.body)) as { readonly [field: string]: unknown };

/** The clip, or 403 once its address has run out. */
export const clipAnswer = (url: URL): FakeAnswer =>
  url.searchParams.has('expired')
    ? { status: 403, body: 'expired' }
    : { status: 200, headers: { 'content-type': 'video/mp4' }, body: CLIP };
