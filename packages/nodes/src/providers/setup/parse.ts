import { nearNames } from '@shotgraph/engine';
import type * as z from 'zod';
import { PROFILES } from '../profile/builtin.ts';
import { ConfigError, type ProvidersConfig } from './config.ts';
import { configSchema } from './schema.ts';

/** Names that mean something else where routes and places are named. */
const RESERVED = { route: 'auto', place: 'none' } as const;

/**
 * Reads what is in `shotgraph.config.json`.
 *
 * @param json - the parsed file
 * @throws ConfigError with every problem, its place and what to do; values that could be secrets are not repeated
 */
export function parseProvidersConfig(json: unknown): ProvidersConfig {
  const result = configSchema().safeParse(json);
  const problems = result.success ? findMismatches(result.data) : result.error.issues.flatMap(describe);
  if (!result.success || problems.length > 0) throw new ConfigError(problems);
  return result.data;
}

/** What the shape cannot tell: names that lead nowhere. */
function findMismatches({ providers, publish = {}, prefer = [] }: ProvidersConfig): string[] {
  const routes = Object.keys(providers ?? PROFILES);
  const places = Object.keys(publish);
  const problems: string[] = [];
  if (routes.includes(RESERVED.route))
    problems.push('providers.auto: this name stands for whichever route; choose another');
  if (places.includes(RESERVED.place)) problems.push('publish.none: this name stands for no place; choose another');
  for (const [name, { profile = name, publish: place = RESERVED.place }] of Object.entries(providers ?? {})) {
    if (!Object.hasOwn(PROFILES, profile))
      problems.push(
        `providers.${name}: "${name}" is no built-in profile; name one as "profile": ${Object.keys(PROFILES).join(', ')}`,
      );
    if (place !== RESERVED.place && !places.includes(place))
      problems.push(`providers.${name}.publish: there is no place "${place}" under publish; ${choices(place, places)}`);
  }
  prefer.forEach((route, at) => {
    if (!routes.includes(route)) problems.push(`prefer.${at}: there is no route "${route}"; ${choices(route, routes)}`);
  });
  return problems;
}

function choices(asked: string, known: readonly string[]): string {
  const near = nearNames(asked, known);
  if (near.length > 0) return `did you mean "${near[0]}"?`;
  return known.length > 0 ? `use ${known.join(', ')}` : 'describe it there, or remove this';
}

const placeOf = (path: readonly PropertyKey[]) => (path.length > 0 ? path.map(String).join('.') : 'the file');

/** Zod's own words about values are never used: some of them repeat the value. */
function describe(issue: z.core.$ZodIssue): string[] {
  const at = (path: readonly PropertyKey[], message: string) => `${placeOf([...issue.path, ...path])}: ${message}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => at([key.slice(0, 80)], unknownMember(key)));
    case 'invalid_key':
      return [at([], issue.issues[0]?.message ?? 'is no name')];
    default:
      return [at([], issue.message)];
  }
}

const unknownMember = (key: string) =>
  /key|token|secret|password|auth/i.test(key)
    ? 'is no member here; a secret goes into an environment variable, named by {"env": "NAME"} in "key", "accessKey", "secretKey" or "headers"'
    : 'is no member here; correct its name, or remove it';
