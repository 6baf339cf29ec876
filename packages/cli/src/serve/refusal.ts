/** Refuses a request. The message is shown to whoever asked: it holds nothing that was not in the request or is public. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly headers: { readonly [name: string]: string };
  constructor(status: number, code: string, message: string, headers: Refusal['headers'] = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** There is nothing at an address. */
export const notFound = (): Refusal => new Refusal(404, 'not-found', 'there is nothing here');

/** An address takes other methods only. */
export const wrongMethod = (allowed: readonly string[]): Refusal =>
  new Refusal(405, 'method-wrong', `use ${allowed.join(' or ')}`, { allow: allowed.join(', ') });
