import { createLibrary } from './media/library.ts';
import type { EmulatorOptions } from './options.ts';
import { type Emulator, serveProviders } from './serve.ts';

export type { Fault, FaultSpec } from './faults/kinds.ts';
export type { EmulatorOptions } from './options.ts';
export type { Emulator } from './serve.ts';
export type { Accepted, StatsReport } from './stats.ts';

/**
 * Starts a stand-in of the wire APIs of Ark, fal and Replicate on this machine. Jobs give animatics. Nothing leaves the machine.
 *
 * @throws RangeError for an option out of range
 * @throws Error with `code` `EADDRINUSE` when the port is taken
 * @example
 * const emulator = await startEmulator({ pixels: 'thumb', runSeconds: 0 });
 * const adapter = createArkAdapter({ ...options, baseUrl: emulator.env.ARK_BASE_URL });
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { pixels = 'full', ffmpeg = 'auto' } = options;
  const library = createLibrary({ pixels, ffmpeg });
  const emulator = await serveProviders(options, library);
  return {
    ...emulator,
    async close() {
      await emulator.close();
      await library.dispose();
    },
  };
}
