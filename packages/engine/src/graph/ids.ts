import { ID_PATTERN } from './document.ts';

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
