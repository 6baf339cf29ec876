import { openStudio } from '@shotgraph/nodes';
import { createProviders, type Env, type Providers, type ProvidersSetup } from '@shotgraph/nodes/providers';
import { loadConfig, told } from '../config/load-config.ts';
import { showPath } from '../load-document.ts';
import { toLine } from '../text/width.ts';
import { replayEnv } from './replay-env.ts';
import type { Setup, SetupRequest } from './types.ts';

/** The process that providers are set up in. */
export interface SetupPlace {
  readonly env: { readonly [name: string]: string | undefined };
  /** Current folder, absolute. */
  readonly cwd: string;
  readonly fetch: ProvidersSetup['fetch'];
  /** Told of what does not keep a run from going on. */
  readonly warn: (line: string) => void;
}

/**
 * Sets nodes and providers up as environment and configuration say.
 *
 * @throws UsageError with everything that is wrong with the configuration or the variables; NodeError for a recording that cannot be read
 */
export async function loadSetup({ folder, record, replay }: SetupRequest, place: SetupPlace): Promise<Setup> {
  const { path, ...config } = await loadConfig({ folder, cwd: place.cwd });
  const shown = path === undefined ? undefined : showPath(place.cwd, path);
  const provide = (env: Env, fetch: ProvidersSetup['fetch']) =>
    told(shown, async () => createProviders({ ...config, env, fetch }));
  const own: Env = (name) => place.env[name];
  let providers: Providers;
  if (replay !== undefined) {
    const { folderRecording } = await import('../recording/folder-store.ts');
    const { replayingFetch } = await import('@shotgraph/nodes/recording');
    const { officialAddresses } = await import('../recording/official-addresses.ts');
    const bare = await provide(own, unreachable);
    const recording = officialAddresses(folderRecording(replay), own, bare);
    providers = await provide(await replayEnv(own, bare, recording), replayingFetch(recording));
  } else if (record !== undefined) {
    const { folderRecording } = await import('../recording/folder-store.ts');
    const { recordingFetch } = await import('@shotgraph/nodes/recording');
    const { officialAddresses } = await import('../recording/official-addresses.ts');
    const bare = await provide(own, unreachable);
    const write = officialAddresses(folderRecording(record), own, bare);
    const secrets = () => bare.secretVariables.flatMap((name) => own(name) || []);
    const onTrouble = (error: unknown) => place.warn(`The recording is not whole: ${toLine((error as Error).message)}`);
    const fetch = recordingFetch(place.fetch, { write, secrets, onTrouble });
    providers = await provide(own, fetch);
  } else providers = await provide(own, place.fetch);
  return setupOf(providers, replay !== undefined);
}

/** The nodes for some providers, and what is bought from them. What is played back is not spent, and holds nobody up. */
function setupOf(providers: Providers, isReplay: boolean): Setup {
  const { registry, purchasing } = openStudio(providers);
  const { adapters, policy } = purchasing;
  return { registry, purchasing: isReplay ? { adapters, ...(policy && { policy }) } : purchasing };
}

const unreachable = () => Promise.reject(new TypeError('nothing is fetched while providers are set up'));
