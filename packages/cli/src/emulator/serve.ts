import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reportOf, reset } from './admin.ts';
import { ARK_PATH } from './ark/index.ts';
import { systemClock } from './clock.ts';
import { QUEUE_PATH } from './fal/queue.ts';
import type { Fault, FaultSpec } from './faults/kinds.ts';
import { createFaultScript } from './faults/script.ts';
import { createDownloads } from './http/downloads.ts';
import { createSigner } from './http/signer.ts';
import { createUploads } from './http/uploads.ts';
import { createJobs } from './jobs/jobs.ts';
import { createPushes } from './jobs/pushes.ts';
import type { Library } from './media/library.ts';
import { type EmulatorOptions, toSettings } from './options.ts';
import { REPLICATE_PATH } from './replicate/predictions.ts';
import { createHandler } from './server.ts';
import { createStats, type StatsReport } from './stats.ts';
import type { World } from './world.ts';

/** A running stand-in of the providers. */
export interface Emulator {
  /** `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Base addresses under the names of environment variables, and keys that are accepted unless one was set. */
  readonly env: { readonly [name: string]: string };
  stats(): StatsReport;
  /** Replaces what will go wrong. @throws RangeError naming the entry and what it may be */
  setFaults(faults: readonly FaultSpec[]): void;
  /** Faults that may still strike. */
  faults(): readonly Fault[];
  /** Forgets jobs, files, faults and counts. */
  reset(): void;
  /** Ends every connection and what is being rendered, and removes everything that was kept. */
  close(): Promise<void>;
}

/**
 * Serves the wire APIs with media of a library, which stays open when the server ends.
 *
 * @throws RangeError for an option out of range; Error with `code` `EADDRINUSE` when the port is taken
 */
export async function serveProviders(options: EmulatorOptions, library: Library): Promise<Emulator> {
  const settings = toSettings(options);
  const { port = 0, clock = systemClock } = options;
  const faults = createFaultScript();
  faults.set(options.faults ?? []);
  const server = createServer();
  let url = '';
  const origin = () => url;
  const stats = createStats();
  const jobs = createJobs(settings, clock);
  const pushes = createPushes({ jobs, clock, faults, stats });
  const downloads = createDownloads(createSigner(), clock, origin);
  const uploads = createUploads(clock);
  const world: World = { settings, clock, origin, jobs, pushes, downloads, uploads, library, faults, stats };

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = envOf(url, settings.key === undefined);
  const handle = createHandler(world, env);
  server.on('request', (request, response) => void handle(request, response));
  return {
    url,
    env,
    stats: () => reportOf(world),
    setFaults: (list) => faults.set(list),
    faults: faults.left,
    reset: () => reset(world),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await pushes.dispose();
      await closed;
    },
  };
}

const envOf = (url: string, anyKey: boolean) => ({
  ARK_BASE_URL: `${url}${ARK_PATH}`,
  CHAT_BASE_URL: `${url}${ARK_PATH}`,
  FAL_QUEUE_URL: `${url}${QUEUE_PATH}`,
  FAL_STORAGE_URL: `${url}/fal/rest`,
  REPLICATE_BASE_URL: `${url}${REPLICATE_PATH}`,
  // In place of real ones, so that none is sent here by mistake.
  ...(anyKey && { ARK_API_KEY: 'emulator', FAL_KEY: 'emulator', REPLICATE_API_TOKEN: 'emulator' }),
});
