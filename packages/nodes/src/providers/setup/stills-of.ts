import type { ProfileOverride } from '../profile/load.ts';
import { ConfigError } from './config.ts';
import { createStills, type Stills } from './create-stills.ts';
import type { ProvidersSetup } from './types.ts';
import { environmentPlace } from './variables.ts';

/**
 * The ways to pictures and text of a setup.
 *
 * @throws ConfigError with everything that is wrong with the configuration or the variables
 */
export function stillsOf(setup: ProvidersSetup & { readonly now: () => number }): Stills {
  const { env, fetch, now, stillOverrides = {} } = setup;
  const problems = new Set<string>();
  const report = (place: string, problem: string) => void problems.add(`${place}: ${problem}`);
  const place = environmentPlace({ env, fetch, now, report });
  const overrides = { ...stillOverrides, ...fromFiles(setup, report) };
  const stills = createStills({ env, fetch, now, report, overrides, ...(place && { place }) });
  const names = [...stills.imageRoutes, ...stills.chatRoutes].map(({ name }) => name);
  for (const profile of Object.keys(overrides))
    if (!names.includes(profile)) report(`stills.${profile}`, 'there is no such profile of pictures or text');
  if (problems.size > 0) throw new ConfigError([...problems]);
  return stills;
}

function fromFiles(
  { config = {}, overrides = {} }: ProvidersSetup,
  report: (place: string, problem: string) => void,
): { readonly [profile: string]: ProfileOverride } {
  const files = Object.entries(config.stills ?? {}).flatMap(([profile, { file }]) => {
    const override = Object.hasOwn(overrides, file) ? overrides[file] : undefined;
    if (typeof override === 'object' && override !== null) return [[profile, override as ProfileOverride] as const];
    report(`stills.${profile}.file`, `"${file}" does not hold a JSON object beside the configuration`);
    return [];
  });
  return Object.fromEntries(files);
}
