import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** What a body may be. */
export interface BodyRule {
  readonly type: 'application/json' | 'application/octet-stream';
  readonly maxBytes: number;
}

const hasBody = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/**
 * Refuses a body that there should not be, or one of another type or length, from the head alone.
 *
 * @param rule - `undefined`: there must be none
 * @throws Refusal
 */
export function checkBody(request: Pick<IncomingMessage, 'headers'>, rule: BodyRule | undefined): void {
  const { headers } = request;
  if (!rule) {
    if (hasBody(request)) throw new Refusal(400, 'body-unexpected', 'send no body');
    return;
  }
  const type = headers['content-type']?.toLowerCase().replace(/; ?charset=utf-8$/, '');
  if (type !== rule.type) throw new Refusal(415, 'type-wrong', `the Content-Type must be ${rule.type}`);
  if (headers['content-encoding'] !== undefined)
    throw new Refusal(415, 'encoding-wrong', 'send the body without Content-Encoding');
  if (!hasBody(request)) throw new Refusal(400, 'body-missing', `send a body of type ${rule.type}`);
  if (Number(headers['content-length'] ?? 0) > rule.maxBytes) throw tooLarge(rule);
}

/**
 * Reads a body whose head was checked.
 *
 * @throws Refusal as soon as it is too long; whatever the stream throws when the connection breaks
 */
export async function readBody(request: IncomingMessage, rule: BodyRule): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > rule.maxBytes) throw tooLarge(rule);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = ({ maxBytes }: BodyRule) => new Refusal(413, 'too-large', `send at most ${maxBytes} bytes`);
