import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { NodeError } from '../../errors.ts';
import { sha256Text } from '../../hash.ts';
import type { AssetStore, Clock, FileSource, Host, Journal, MediaEngine, ResultStore } from '../../host.ts';
import type { Json } from '../../json.ts';
import { nearNames } from '../../names.ts';
import { isManifest, isStoredResult } from '../records.ts';
import { baseName, parseRelativePath, suggestNames } from '../relative-path.ts';
import { systemClock } from '../system-clock.ts';
import { createFaults, type Faults } from './faults.ts';

export { type VirtualClock, virtualClock } from './clock.ts';
export { createFaults, type FaultPoint, type Faults } from './faults.ts';

/** How to make a memory host. */
export interface MemoryHostOptions {
  /** Files beside the graph, by relative path. */
  readonly files?: { readonly [path: string]: Uint8Array | Blob };
  /** What runs ffmpeg; without it every job is refused with `media-unsupported`. */
  readonly media?: MediaEngine;
  /** The system's clock when left out. */
  readonly clock?: Clock;
  /** Calls that shall fail. */
  readonly faults?: Faults;
}

/** A host that keeps everything in memory and forgets it with itself. */
export interface MemoryHost extends Host {
  readonly name: 'memory';
  /** Adds or replaces a file beside the graph. */
  putFile(path: string, bytes: Uint8Array | Blob): void;
  readonly faults: Faults;
}

/**
 * Makes a host in memory, for tests and for graphs without media.
 *
 * @example
 * const host = memoryHost({ files: { 'media/fox.png': bytes } });
 */
export function memoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const faults = options.faults ?? createFaults();
  const files = new Map(Object.entries(options.files ?? {}));
  const assets = memoryAssets(faults);
  return {
    name: 'memory',
    digest: sha256Text,
    assets,
    results: memoryResults(faults),
    files: memoryFiles(files, assets, faults),
    journal: memoryJournal(faults),
    media: faultyMedia(options.media ?? noMedia, faults),
    clock: faultyClock(options.clock ?? systemClock, faults),
    faults,
    putFile: (path, bytes) => void files.set(parseRelativePath(path), bytes),
  };
}

function memoryAssets(faults: Faults): AssetStore {
  const blobs = new Map<string, Blob>();
  const facts = new Map<string, string>();
  return {
    async put(bytes) {
      faults.check('assets.put');
      const copy = bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : new Uint8Array(bytes);
      const hash = bytesToHex(sha256(copy));
      if (!blobs.has(hash)) blobs.set(hash, new Blob([copy]));
      return hash;
    },
    async has(hash) {
      faults.check('assets.has');
      return blobs.has(hash);
    },
    async get(hash) {
      faults.check('assets.get');
      const blob = blobs.get(hash);
      if (!blob)
        throw new NodeError('storage-failed', `Asset ${hash} is missing in memory; run the graph again to make it`);
      return blob;
    },
    async findFacts(hash) {
      faults.check('assets.findFacts');
      return parse(facts.get(hash));
    },
    async putFacts(hash, value) {
      faults.check('assets.putFacts');
      facts.set(hash, JSON.stringify(value));
    },
  };
}

/** Records are kept as text: what is read back is a value of its own, as with every other host. */
function memoryResults(faults: Faults): ResultStore {
  const results = new Map<string, string>();
  const manifests = new Map<string, string>();
  return {
    async find(key) {
      faults.check('results.find');
      const found: unknown = parse(results.get(key));
      return isStoredResult(found) ? found : undefined;
    },
    async put(key, result) {
      faults.check('results.put');
      results.set(key, JSON.stringify(result));
    },
    async findManifest(document) {
      faults.check('results.findManifest');
      const found: unknown = parse(manifests.get(document));
      return isManifest(found) ? found : undefined;
    },
    async putManifest(document, manifest) {
      faults.check('results.putManifest');
      manifests.set(document, JSON.stringify(manifest));
    },
  };
}

function memoryFiles(files: Map<string, Uint8Array | Blob>, assets: AssetStore, faults: Faults): FileSource {
  return {
    async import(path) {
      faults.check('files.import');
      const asked = parseRelativePath(path);
      const bytes = files.get(asked);
      if (!bytes) {
        const near = suggestNames(nearNames(asked, files.keys()));
        throw new NodeError('file-missing', `No file at ${asked}${near}; add it or name another file`);
      }
      const blob = bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)]);
      return { hash: await assets.put(blob), name: baseName(asked), bytes: blob.size };
    },
  };
}

function memoryJournal(faults: Faults): Journal {
  const runs = new Map<string, string[]>();
  return {
    async append(run, record) {
      faults.check('journal.append');
      const lines = runs.get(run);
      if (lines) lines.push(JSON.stringify(record));
      else runs.set(run, [JSON.stringify(record)]);
    },
    async read(run) {
      faults.check('journal.read');
      return (runs.get(run) ?? []).map((line): Json => JSON.parse(line));
    },
    async list() {
      faults.check('journal.list');
      return [...runs.keys()].reverse();
    },
  };
}

const parse = (text: string | undefined): Json | undefined => (text === undefined ? undefined : JSON.parse(text));

const noMedia: MediaEngine = {
  describe: async () => ({ engine: 'none', version: '' }),
  run: async () => {
    throw new NodeError(
      'media-unsupported',
      'The memory host has no ffmpeg; give it a media engine or use another host',
    );
  },
};

const faultyMedia = (media: MediaEngine, faults: Faults): MediaEngine => ({
  async describe() {
    faults.check('media.describe');
    return media.describe();
  },
  async run(job, options) {
    faults.check('media.run');
    return media.run(job, options);
  },
});

const faultyClock = (clock: Clock, faults: Faults): Clock => ({
  now: () => clock.now(),
  async sleep(ms, signal) {
    faults.check('clock.sleep');
    return clock.sleep(ms, signal);
  },
});
