import { ID_PATTERN, PORT_PATTERN, RESERVED_IDS } from './document.ts';

const MAX_LENGTH = 64;

/**
 * An id that is free: the name itself, or with a number behind it (`grade-2`). The name is first turned into an id: kebab case, cut
 * to length.
 *
 * @param fallback - an id, for names that hold no letter
 */
export function freeId(isTaken: (id: string) => boolean, name: string, fallback: string): string {
  const base = ID_PATTERN.test(name) ? name : toId(name, fallback);
  let id = base;
  for (let n = 2; isTaken(id); n++) id = `${cut(base, MAX_LENGTH - 1 - String(n).length)}-${n}`;
  return id;
}

function toId(name: string, fallback: string): string {
  const id = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '');
  return cut(id, MAX_LENGTH) || fallback;
}

const cut = (id: string, length: number) => id.slice(0, length).replace(/-+$/, '');

/** What has an id in a document. */
export type IdKind = 'node' | 'input' | 'graph input' | 'graph output' | 'subgraph';

/** Why a document cannot have something under an id; `undefined` where it can. */
export function idProblem(kind: IdKind, id: string): string | undefined {
  if (kind === 'node' && RESERVED_IDS.has(id)) return `node id ${quoted(id)} is reserved; choose another`;
  if ((kind === 'input' ? PORT_PATTERN : ID_PATTERN).test(id)) return undefined;
  return `${kind} id ${quoted(id)} must be a lower-case letter followed by letters, digits or -, at most ${MAX_LENGTH} characters`;
}

/** @throws RangeError for an id under which a document that was written down could not be read again */
export function checkId(kind: IdKind, id: string): void {
  const problem = idProblem(kind, id);
  if (problem !== undefined) throw new RangeError(problem);
}

/** A name in quotation marks for messages, cut where it is long. */
export const quoted = (name: string): string => JSON.stringify(name.length > 70 ? `${name.slice(0, 70)}…` : name);
