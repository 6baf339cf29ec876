import type { ZodType } from 'zod';
import { profileSchema } from './schema.ts';
import type { ProviderProfile } from './types.ts';

/** A profile as plain JSON, parts of it only: what is there replaces what the base says; `null` takes a member away. */
export type ProfileOverride = { readonly [member: string]: unknown };

/**
 * Reads a profile from plain JSON.
 *
 * @throws TypeError naming every member that is wrong, and what it must be
 */
export const loadProfile = (json: unknown): ProviderProfile => readProfile(profileSchema(), json);

/**
 * Reads a profile of any shape.
 *
 * @throws TypeError naming every member that is wrong, and what it must be
 */
export function readProfile<P>(schema: ZodType<P>, json: unknown): P {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  throw new TypeError(`Profile ${nameOf(json)} cannot be used; correct ${problems.join('; ')}`);
}

/**
 * Puts a user's own file over a profile: objects member by member, everything else as a whole.
 *
 * @throws TypeError as `loadProfile` does, for the sum of both
 */
export const mergeProfile = (base: ProviderProfile, override: ProfileOverride): ProviderProfile =>
  loadProfile(putOver(base, override));

/**
 * Puts a user's own file over a profile, as JSON that is still to be read.
 *
 * @throws TypeError when the file is no object
 */
export function putOver(base: { readonly name: string }, override: ProfileOverride): unknown {
  if (isPlain(override)) return merge(base, override);
  throw new TypeError(`An override of profile "${base.name}" must be an object; got ${typeof override}`);
}

function merge(base: unknown, override: unknown): unknown {
  if (!isPlain(override)) return override;
  const own = isPlain(base) ? base : {};
  const names = [...new Set([...Object.keys(own), ...Object.keys(override)])].filter((name) => override[name] !== null);
  const member = (name: string) =>
    Object.hasOwn(override, name) ? merge(ownValue(own, name), override[name]) : own[name];
  return Object.fromEntries(names.map((name) => [name, member(name)]));
}

/** Inherited members such as `constructor` are nobody's data. */
const ownValue = (object: ProfileOverride, name: string) => (Object.hasOwn(object, name) ? object[name] : undefined);

const isPlain = (value: unknown): value is ProfileOverride =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function nameOf(json: unknown): string {
  const name = isPlain(json) ? json.name : undefined;
  return typeof name === 'string' ? JSON.stringify(name.slice(0, 80)) : '(without a name)';
}
