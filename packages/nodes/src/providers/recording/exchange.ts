import { isRecord, type Json, NodeError } from '@shotgraph/engine';
import * as z from 'zod';
import { BODY_NAME } from './store.ts';

/** Raised whenever older programs could not replay what newer ones record. */
export const RECORDING_VERSION = 1;

const json = z.custom<Json>((value) => value !== undefined);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Bytes that are only compared, never sent again. `name` is that of a file, when it is nothing but a hash and an ending. */
const digest = z.strictObject({
  sha256: hash,
  bytes: z.int().min(0),
  name: z.string().regex(BODY_NAME).exactOptional(),
});

const request = z.strictObject({
  method: z.string(),
  url: z.string(),
  body: z
    .union([
      z.strictObject({ json }),
      z.strictObject({ text: z.string() }),
      z.strictObject({ form: z.array(z.tuple([z.string(), z.union([z.string(), digest])])) }),
      digest,
    ])
    .exactOptional(),
});

const answer = z.strictObject({
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()),
  body: z
    .union([
      z.strictObject({ json }),
      z.strictObject({ text: z.string() }),
      z.strictObject({ file: z.string().regex(BODY_NAME), bytes: z.int().min(0) }),
    ])
    .exactOptional(),
});

/** `code` is the host's, such as `ECONNRESET`. */
const failure = z.strictObject({ code: z.string().exactOptional() });

const schema = z.strictObject({
  version: z.literal(RECORDING_VERSION),
  request,
  answer: answer.exactOptional(),
  failure: failure.exactOptional(),
});

/** Bytes of a request as they are kept. */
export type StoredBytes = z.infer<typeof digest>;
/** A request as it is kept: without headers, secrets and signatures, data URLs by hash. */
export type StoredRequest = z.infer<typeof request>;
/** An answer as it is kept: headers that mean something to adapters, binary bodies by name. */
export type StoredAnswer = z.infer<typeof answer>;
/** Why there was no answer, or no end of it. */
export type StoredFailure = z.infer<typeof failure>;

/** One request and what came of it: an answer, a failure, or an answer that broke off (both). */
export type Exchange = z.infer<typeof schema>;

/** @throws NodeError `provider-refused` for what is no exchange, or one of a newer version */
export function parseExchange(stored: Json, place: number): Exchange {
  const result = schema.safeParse(stored);
  if (result.success) return result.data;
  const version = isRecord(stored) ? stored.version : undefined;
  const why =
    typeof version === 'number' && version > RECORDING_VERSION
      ? `is of version ${version}, this program reads up to ${RECORDING_VERSION}; update it`
      : `is damaged (${result.error.issues[0]?.path.join('.') || 'as a whole'}); restore it, or record again`;
  throw new NodeError('provider-refused', `Exchange ${place + 1} of the recording ${why}`);
}
