import { canonicalJson, isRecord, type Json } from '@shotgraph/engine';
import { splitAddress } from './address.ts';
import { findDataHash } from './data-urls.ts';
import type { StoredRequest } from './exchange.ts';

/** A request as it is looked for. */
export interface Question {
  readonly method: string;
  readonly address: string;
  /** Without what differs from attempt to attempt. */
  readonly body: Json;
  /** Equal for the same question. */
  readonly key: string;
  /** Equal when seeds and signatures are, too. */
  readonly exact: string;
}

/** Members that differ from attempt to attempt, or from machine to machine. */
const MARKS = new Set(['seed', 'callback_url', 'webhook', 'webhook_url']);

/** What a request asks for. */
export function toQuestion({ method, url, body }: StoredRequest): Question {
  const { address: full, mark } = splitAddress(url);
  // Uploads are told by the name of what they put: a replay needs no bucket of the same name, and no encoder that gives the same bytes.
  const isUpload = method === 'PUT' && body !== undefined && 'sha256' in body;
  const address = isUpload ? mediaName(full) : full;
  const common = isUpload || body === undefined ? {} : comparable(body as Json);
  const key = canonicalJson([method, address, common]);
  return { method, address, body: common, key, exact: canonicalJson([key, mark, body]) };
}

/** Media count as their content, whether they stand in the request or at an address that bears their hash. */
function comparable(json: Json): Json {
  if (typeof json === 'string') return mediaName(/^https?:/.test(json) ? splitAddress(json).address : json);
  if (Array.isArray(json)) return json.map(comparable);
  if (!isRecord(json)) return json;
  // A file of a form.
  if (typeof json.sha256 === 'string' && typeof json.name === 'string') return json.name;
  const members = Object.entries(json).filter(([name]) => !MARKS.has(name));
  return Object.fromEntries(members.map(([name, value]) => [name, comparable(value as Json)]));
}

const PUBLISHED = /^https?:[^?]*\/([0-9a-f]{64})\.[a-z0-9]+(\?|$)/;

function mediaName(text: string): string {
  const hash = findDataHash(text) ?? PUBLISHED.exec(text)?.[1];
  return hash === undefined ? text : `media:${hash}`;
}
