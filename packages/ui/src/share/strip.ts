import type { GraphDocument, Json } from '@shotgraph/engine';

/** Something private that was taken out of a document before it left this browser. */
export interface Stripped {
  /** Where it was, in words: `prompt of shot`. */
  readonly place: string;
  readonly what: 'a path of this computer' | 'a sign-in in an address' | 'a token in an address' | 'a key';
  /** What it was, as far as that can be shown to its owner; never a secret. */
  readonly was: string;
}

/** A document without what is nobody else's business. */
export interface Clean {
  readonly document: GraphDocument;
  readonly stripped: readonly Stripped[];
}

/** Takes paths of this computer and secrets out of every text of a document; lists what it took. */
export function strip(document: GraphDocument): Clean {
  const stripped: Stripped[] = [];
  const walk = (value: Json, path: readonly string[]): Json => {
    if (typeof value === 'string') return cleaned(value, (found) => stripped.push({ ...found, place: placeOf(path) }));
    if (Array.isArray(value)) return value.map((item, i) => walk(item, [...path, String(i)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member, [...path, name])]));
  };
  return { document: walk(document as unknown as Json, []) as unknown as GraphDocument, stripped };
}

type Found = Omit<Stripped, 'place'>;

function cleaned(text: string, note: (found: Found) => void): string {
  // Nearly all texts are of this kind: no look at each pattern is needed.
  if (!/[/\\:_-]/.test(text)) return text;
  const withoutUrls = text.replace(URL_TEXT, (url) => cleanUrl(url, note));
  const whole = WHOLE_PATH.test(withoutUrls) ? cleanPath(withoutUrls, note) : withoutUrls;
  const withoutPaths = whole.replace(PATH_TEXT, (path) => cleanPath(path, note));
  return withoutPaths.replace(KEY_TEXT, (key) => {
    note({ what: 'a key', was: `${key.slice(0, 4)}…` });
    return '[removed]';
  });
}

const URL_TEXT = /\b[a-z][a-z0-9+.-]{1,12}:\/\/[^\s"'<>`]+/gi;
/** A text that is nothing but an absolute path. */
const WHOLE_PATH = /^(?:\/(?!\/)[^\n/]+\/|[A-Za-z]:[\\/]|\\\\|~[\\/])[^\n]*$/;
/** Paths within a text: below the folders that systems keep people's files in. */
const PATH_TEXT =
  /(?<![\w./-])(?:\/(?:home|Users|root|mnt|media|Volumes|tmp|var|private|opt|srv|work)\/|[A-Za-z]:\\|\\\\[\w.-]+\\|~\/)[^\s"'<>`]*/g;
/** Keys by the forms their makers give them. */
const KEY_TEXT =
  /\b(?:sk-[\w-]{16,}|r8_\w{20,}|gh[pousr]_\w{20,}|AKIA[A-Z0-9]{16}|xox[abp]-[\w-]{10,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{16,})|(?<=\bBearer\s)[\w.~+/-]{16,}=*/g;
const SECRET_NAME =
  /^(?:x-(?:amz|goog|oss|tos)-.*|.*(?:token|secret|signature|passw|credential|session|api-?_?key|access-?_?key|auth).*|sig|key|pwd|jwt|policy|expires)$/i;

function cleanPath(path: string, note: (found: Found) => void): string {
  note({ what: 'a path of this computer', was: path });
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
}

function cleanUrl(text: string, note: (found: Found) => void): string {
  if (/^file:/i.test(text)) return cleanPath(decode(text), note);
  const at = text.search(/[?#]/);
  const [address, rest] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
  const open = address.replace(/^([^/]*:\/\/)[^/@]*@/, (_, scheme: string) => {
    note({ what: 'a sign-in in an address', was: hostOf(address) });
    return scheme;
  });
  const kept = rest.split(/(?=[?&#])/).filter((part) => {
    const [name = '', value] = part.slice(1).split('=');
    const isSecret = value !== undefined && value !== '' && SECRET_NAME.test(decode(name));
    if (isSecret) note({ what: 'a token in an address', was: `${decode(name)} of ${hostOf(address)}` });
    return !isSecret;
  });
  // What was the second parameter may be the first one now.
  return open + kept.join('').replace(/^&/, '?');
}

const hostOf = (address: string) => address.replace(/^[^/]*:\/\/(?:[^/@]*@)?/, '').split('/')[0]!;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where a member of a document stands, in words. */
function placeOf(path: readonly string[]): string {
  const [first, second, ...rest] = path;
  if (first === 'graphs' && second !== undefined) return `${placeOf(rest)} in subgraph ${second}`;
  if (first === 'nodes' && rest[0] === 'inputs') return `${rest[1]} of ${second}`;
  if (first === 'nodes') return `node ${second}`;
  if (first === 'inputs') return `graph input ${second}`;
  if (first === 'title') return 'the title';
  return first === 'layout' && (second === 'notes' || second === 'frames') ? `a ${second.slice(0, -1)}` : `"${first}"`;
}
