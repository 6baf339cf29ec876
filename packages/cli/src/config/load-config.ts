import { join, resolve } from 'node:path';
import { ConfigError, type ProvidersSetup, parseProvidersConfig } from '@shotgraph/nodes/providers';
import { UsageError } from '../exit.ts';
import { showPath } from '../load-document.ts';
import { readJson, readJsonWithin } from './read-json.ts';

/** Name of the configuration, beside a graph or in the current folder. */
export const CONFIG_NAME = 'shotgraph.config.json';

/** Where to look for a configuration. */
export interface ConfigPlaces {
  /** Folder of the graph, absolute: its configuration is taken before the one of the current folder. */
  readonly folder: string;
  /** Current folder, absolute. */
  readonly cwd: string;
}

/** What was found, as `createProviders` takes it; nothing where the environment alone decides. */
export type LoadedConfig = Pick<ProvidersSetup, 'config' | 'overrides'> & {
  /** Absolute path of the configuration. */
  readonly path?: string;
};

/**
 * Reads the configuration of providers and the files it names, which lie in its folder. Nothing of it is run, and nothing but these files is
 * read.
 *
 * @throws UsageError with every problem, the place of each and what to do; nothing that could be a secret is repeated
 */
export async function loadConfig({ folder, cwd }: ConfigPlaces): Promise<LoadedConfig> {
  for (const place of new Set([resolve(folder), resolve(cwd)])) {
    const path = join(place, CONFIG_NAME);
    const shown = showPath(cwd, path);
    const json = await readJson(path, shown);
    if (json === undefined) continue;
    const config = await told(shown, async () => parseProvidersConfig(json));
    const named = [...Object.values(config.providers ?? {}), ...Object.values(config.stills ?? {})];
    const files = named.flatMap(({ file }) => (file === undefined ? [] : [file]));
    const overrides = await Promise.all(
      [...new Set(files)].map(async (file) => [file, await readJsonWithin(place, file, shown)] as const),
    );
    return { path, config, overrides: Object.fromEntries(overrides) };
  }
  return {};
}

/**
 * Does what reads a configuration, and tells its problems as those of a file.
 *
 * @param shown - path of the file for people; left out where only the environment was read
 * @throws UsageError
 */
export async function told<T>(shown: string | undefined, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const what = shown === undefined ? 'the environment' : `"${shown}"`;
    throw new UsageError([`${what} cannot be used:`, ...error.problems.map((problem) => `  ${problem}`)].join('\n'));
  }
}
