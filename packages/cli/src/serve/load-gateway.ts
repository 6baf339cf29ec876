import { basename, dirname, resolve } from 'node:path';
import { createGateway, type Gateway } from '@shotgraph/nodes/proxy';
import { CONFIG_NAME, loadConfig, told } from '../config/load-config.ts';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { showPath } from '../load-document.ts';

/**
 * The providers of this machine, as environment and configuration describe them.
 *
 * @param given - folder of the configuration, or the file itself; the current folder, where it may be missing, when left out
 * @throws UsageError with everything that is wrong with the configuration or the variables
 */
export async function loadGateway(given: string | undefined, { cwd, env }: Pick<Io, 'cwd' | 'env'>): Promise<Gateway> {
  const folder = configFolder(given, cwd);
  const { path, ...config } = await loadConfig({ folder, cwd: folder });
  if (path === undefined && given !== undefined)
    throw new UsageError(`there is no ${CONFIG_NAME} in "${given}"; name its folder, or leave --config out`);
  const shown = path === undefined ? undefined : showPath(cwd, path);
  return told(shown, async () =>
    createGateway({ ...config, env: (name) => env[name], fetch: (url, init) => globalThis.fetch(url, init) }),
  );
}

/** The folder a configuration is looked for in. @param given - that folder or the file in it; the current folder when left out */
export function configFolder(given: string | undefined, cwd: string): string {
  const place = resolve(cwd, given ?? '.');
  return basename(place) === CONFIG_NAME ? dirname(place) : place;
}
