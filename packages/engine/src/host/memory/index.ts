import { NodeError } from '../../errors.ts';
import { sha256Text } from '../../hash.ts';
import type { AssetStore, Clock, FileSource, Host, MediaEngine } from '../../host.ts';
import { nearNames } from '../../names.ts';
import { baseName, parseRelativeFolder, parseRelativePath, selectFiles, suggestNames } from '../relative-path.ts';
import { systemClock } from '../system-clock.ts';
import { NO_THREADS } from '../threads/open-thread.ts';
import { memoryAssets } from './assets.ts';
import { memoryClaims } from './claims.ts';
import { createFaults, type Faults } from './faults.ts';
import { type MemoryProcess, memoryProcess } from './process.ts';
import { memoryJournal, memoryResults } from './records.ts';
import { type MemoryStore, memoryStore } from './store.ts';

export { type VirtualClock, virtualClock } from './clock.ts';
export { type CrashEffect, createFaults, type FaultPoint, type Faults } from './faults.ts';
export { type MemoryLease, type MemoryStore, memoryStore } from './store.ts';

/** How to make a memory host. */
export interface MemoryHostOptions {
  /** Files beside the graph, by relative path. */
  readonly files?: { readonly [path: string]: Uint8Array | Blob };
  /** What runs ffmpeg; without it every job is refused with `media-unsupported`. */
  readonly media?: MediaEngine;
  /** The system's clock when left out. Hosts that share a store need clocks that agree. */
  readonly clock?: Clock;
  /** Calls that shall fail. */
  readonly faults?: Faults;
  /** Where everything is kept, to share it with other hosts as processes share a folder; one of its own when left out. */
  readonly store?: MemoryStore;
}

/** A host that keeps everything in memory and forgets it with its store. */
export interface MemoryHost extends Host {
  readonly name: 'memory';
  readonly store: MemoryStore;
  /** Adds or replaces a file beside the graph. */
  putFile(path: string, bytes: Uint8Array | Blob): void;
  readonly faults: Faults;
  /**
   * Ends the host as SIGKILL ends a process: no call, those under way included, settles any more, and its claims stay until their
   * leases are over.
   */
  crash(): void;
  /** Lets the leases of its claims run out while it lives, as when the machine slept: they are `lost`, others can claim. */
  loseClaims(): void;
}

/**
 * Makes a host in memory, for tests and for graphs without media.
 *
 * @example
 * const host = memoryHost({ files: { 'media/fox.png': bytes } });
 * const otherProcess = memoryHost({ store: host.store });
 */
export function memoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const { clock = systemClock, faults = createFaults(), store = memoryStore() } = options;
  const claims = memoryClaims(store, () => process, clock);
  const process = memoryProcess(faults, claims.abandon);
  const putFile = (path: string, bytes: Uint8Array | Blob) => void store.files.set(parseRelativePath(path), bytes);
  for (const [path, bytes] of Object.entries(options.files ?? {})) putFile(path, bytes);
  const assets = memoryAssets(store, process, clock);
  return {
    name: 'memory',
    digest: sha256Text,
    assets,
    results: memoryResults(store, process, clock),
    files: memoryFiles(store, assets, process),
    journal: memoryJournal(store, process),
    claims,
    media: gatedMedia(options.media ?? noMedia, process),
    clock: {
      now: () => clock.now(),
      sleep: (ms, signal) => process.call('clock.sleep', () => clock.sleep(ms, signal)),
    },
    threads: NO_THREADS,
    store,
    faults,
    putFile,
    crash: process.crash,
    loseClaims: claims.lose,
  };
}

function memoryFiles({ files }: MemoryStore, assets: AssetStore, { call }: MemoryProcess): FileSource {
  return {
    import: (path) =>
      call('files.import', async () => {
        const asked = parseRelativePath(path);
        const bytes = files.get(asked);
        if (!bytes) {
          const near = suggestNames(nearNames(asked, files.keys()));
          throw new NodeError('file-missing', `No file at ${asked}${near}; add it or name another file`);
        }
        const blob = bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)]);
        return { hash: await assets.put(blob), name: baseName(asked), bytes: blob.size };
      }),
    list: (folder) => call('files.list', () => selectFiles(files.keys(), parseRelativeFolder(folder))),
  };
}

const noMedia: MediaEngine = {
  describe: async () => ({ engine: 'none', version: '' }),
  run: async () => {
    throw new NodeError(
      'media-unsupported',
      'The memory host has no ffmpeg; give it a media engine or use another host',
    );
  },
};

const gatedMedia = (media: MediaEngine, { call }: MemoryProcess): MediaEngine => ({
  describe: () => call('media.describe', () => media.describe()),
  run: (job, options) => call('media.run', () => media.run(job, options)),
});
