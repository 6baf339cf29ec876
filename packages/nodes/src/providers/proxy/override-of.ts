import type { ProfileOverride } from '../profile/load.ts';

/** Who is asked, and with which key, is told in the configuration of a route instead. */
const TOLD_ELSEWHERE = new Set(['name', 'provider', 'baseUrl', 'baseUrlVariable', 'keyVariable']);

/**
 * What has to be put over one profile to make it another: the members that differ, `null` for those that are gone.
 *
 * @returns an empty object for equal profiles
 */
export const overrideOf = (base: object, wanted: object): ProfileOverride =>
  Object.fromEntries(Object.entries(difference(base, wanted)).filter(([name]) => !TOLD_ELSEWHERE.has(name)));

function difference(base: object, wanted: object): ProfileOverride {
  const before = new Map<string, unknown>(Object.entries(base));
  const after = new Map<string, unknown>(Object.entries(wanted));
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => [name, null] as const);
  const changed = [...after].flatMap(([name, value]) => {
    const old = before.get(name);
    if (isPlain(old) && isPlain(value)) {
      const inner = difference(old, value);
      return Object.keys(inner).length > 0 ? [[name, inner] as const] : [];
    }
    return JSON.stringify(old) === JSON.stringify(value) ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...gone, ...changed]);
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
