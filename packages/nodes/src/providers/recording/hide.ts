import type { Json } from '@shotgraph/engine';
import { redact } from '../http/redact.ts';
import { reduceUrl } from './address.ts';
import { mapStrings } from './map-strings.ts';
import { isSecretName, isSigning } from './names.ts';

const HIDDEN = '[hidden]';

/** Takes out of what is to be kept whatever gives a right. Doing it twice changes nothing. */
export interface Hide {
  readonly text: (text: string) => string;
  /** The value of a field of a form. */
  readonly field: (name: string, text: string) => string;
  readonly json: (json: Json) => Json;
  /** Whether bytes hold one of the known secrets. */
  readonly isIn: (bytes: Blob) => Promise<boolean>;
}

/** Makes a hider of known secrets, in all forms, and of what looks like one by its name: signatures, tokens. */
export function hiding(secrets: readonly string[]): Hide {
  const forms = [...new Set(secrets.flatMap(formsOf))];
  const known = (text: string) => (forms.length === 0 ? text : redact(text, forms));
  return {
    text: (text) => hideNamed(known(text)),
    field: (name, text) => hideMember(known(text), name),
    json: (json) => mapStrings(JSON.parse(known(JSON.stringify(json))) as Json, hideMember),
    isIn: (bytes) => isIn(bytes, known),
  };
}

/** `redact` adds base64 and URL encoding to each of these. */
function formsOf(secret: string): readonly string[] {
  const uri = encodeURIComponent(secret);
  const small = uri.replace(/%../g, (code) => code.toLowerCase());
  return [secret, uri, small, small.replaceAll('%20', '+'), JSON.stringify(secret).slice(1, -1)];
}

/** With `\/` as well, as JSON within a text has it. */
const ADDRESS = /https?:\\?\/\\?\/(?:[^\s"'<>`\\]|\\\/)+/gi;
/** Names are bounded, here and below: long runs of letters must not be read anew from each of them. */
const PARAMETER = /(?<![\w.-])([\w.-]{1,64})=([^&\s"'<>\\;,()[\]{}]{8,})/g;
/** In JSON that does not parse, too, because it is cut off or stands within another text. */
const MEMBER = /("([\w.-]{1,64})\\?"\s*:\s*\\?")[^"\\]{8,}/g;
const BEARER = /\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{16,}/gi;
const JWT = /\beyJ[\w-]{8,256}\.[\w-]{8,4096}\.[\w-]*/g;

const hideNamed = (text: string): string =>
  text
    .replace(ADDRESS, reduceUrl)
    .replace(PARAMETER, (whole, name: string) => (isSigning(name) ? `${name}=${HIDDEN}` : whole))
    .replace(MEMBER, (whole, start: string, name: string) => (isSecretName(name) ? `${start}${HIDDEN}` : whole))
    .replace(BEARER, `$1 ${HIDDEN}`)
    .replace(JWT, HIDDEN);

const hideMember = (text: string, name?: string): string =>
  name !== undefined && isSecretName(name) && text !== '' ? HIDDEN : hideNamed(text);

const WINDOW = 2 ** 20;
/** More than any form of a secret is long. */
const OVERLAP = 2 ** 13;

/** Looks through bytes piece by piece: they may be a long film. */
async function isIn(bytes: Blob, known: (text: string) => string): Promise<boolean> {
  for (let at = 0; at < bytes.size; at += WINDOW) {
    const piece = await bytes.slice(at, at + WINDOW + OVERLAP).arrayBuffer();
    const text = new TextDecoder('latin1').decode(piece);
    if (known(text) !== text) return true;
  }
  return false;
}
