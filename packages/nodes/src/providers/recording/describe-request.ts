import type { Json } from '@shotgraph/engine';
import { reduceUrl } from './address.ts';
import { hashDataUrls } from './data-urls.ts';
import type { StoredBytes, StoredRequest } from './exchange.ts';
import type { Hide } from './hide.ts';
import { sha256 } from './sha256.ts';
import { BODY_NAME } from './store.ts';

/** The method of a request, in capitals. */
export const methodOf = ({ method = 'GET' }: RequestInit): string => method.toUpperCase();

/** A request as it is kept and compared. Headers are left out: what adapters send there is either secret or always the same. */
export async function describeRequest(url: string, init: RequestInit, hide: Hide): Promise<StoredRequest> {
  const body = await describeBody(init.body, hide);
  return { method: methodOf(init), url: reduceUrl(hide.text(url)), ...(body && { body }) };
}

async function describeBody(body: RequestInit['body'], hide: Hide): Promise<StoredRequest['body']> {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return describeText(body, hide);
  if (body instanceof URLSearchParams)
    return { form: [...body].map(([name, value]) => [name, hide.field(name, value)]) };
  if (body instanceof FormData) {
    return {
      form: await Promise.all(
        [...body].map(
          async ([name, value]): Promise<[string, string | StoredBytes]> => [
            name,
            typeof value === 'string' ? hide.field(name, value) : await digestOf(value),
          ],
        ),
      ),
    };
  }
  // A stream can be read once, and that is the provider's: such requests are told apart by their address.
  if (body instanceof ReadableStream) return undefined;
  return digestOf(body instanceof Blob ? body : new Blob([body as ArrayBuffer]));
}

async function digestOf(bytes: Blob): Promise<StoredBytes> {
  const isNamed = bytes instanceof File && BODY_NAME.test(bytes.name);
  return { sha256: await sha256(bytes), bytes: bytes.size, ...(isNamed && { name: bytes.name }) };
}

/** A text as JSON where it is some, with all that must not be kept taken out. */
export async function describeText(
  text: string,
  hide: Hide,
): Promise<{ readonly json: Json } | { readonly text: string }> {
  try {
    return { json: hide.json(await hashDataUrls(JSON.parse(text) as Json)) };
  } catch {
    // No JSON, or nested deeper than anything a provider says.
    return { text: hide.text(text) };
  }
}
