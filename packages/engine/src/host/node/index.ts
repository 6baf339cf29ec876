import { hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { NodeError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { systemClock } from '../system-clock.ts';
import { nodeAssets } from './assets.ts';
import { nodeClaims } from './claims.ts';
import { exportFile } from './export-asset.ts';
import { nodeFiles } from './files.ts';
import { nodeJournal } from './journal.ts';
import type { FfmpegChoice } from './media/engine.ts';
import { lazyMedia } from './media/lazy.ts';
import { type ExpectedFile, putAsset, putFile } from './put-file.ts';
import { nodeResults } from './results.ts';
import { storeFolder } from './store-folder.ts';
import { nodeThreads } from './threads.ts';
import { usage } from './usage.ts';

export type { FfmpegChoice } from './media/engine.ts';
export type { ExpectedFile } from './put-file.ts';

/** How to make a Node host. */
export interface NodeHostOptions {
  /** The graph's folder: files are named relative to it. */
  readonly folder: string;
  /** Where assets, results and journals are kept; `.shotgraph` in the graph's folder when left out. */
  readonly store?: string;
  /** Which ffmpeg to use; `auto` when left out. */
  readonly ffmpeg?: FfmpegChoice;
  /** Jobs of ffmpeg at a time, >= 1; the number of cores when left out. */
  readonly concurrency?: number;
  /** URL of the module that threads run, such as that of `@shotgraph/nodes/painter`; left out, nothing is done in threads. */
  readonly threads?: string;
}

/** A host on the file system, with ffmpeg as a process or as WebAssembly in worker threads. */
export interface NodeHost extends Host {
  readonly name: 'node';
  /** Absolute path of the store. */
  readonly storeFolder: string;
  /**
   * Copies an asset to a place of the user's: whole or not at all. Missing folders are created.
   *
   * @throws NodeError `storage-failed` naming the path and what to do
   */
  exportAsset(hash: string, path: string): Promise<void>;
  /**
   * Puts a file beside the graph, whole or not at all, in the place of one of the same path.
   *
   * @param path - as `FileSource.import` takes it
   * @throws NodeError `file-invalid` for a path that documents cannot name or bytes that are others than expected, `storage-failed`
   */
  putFile(path: string, bytes: AsyncIterable<Uint8Array>, expected: ExpectedFile): Promise<void>;
  /**
   * Stores an asset as its bytes come, without holding them.
   *
   * @throws NodeError `file-invalid` for bytes that are others than expected, `storage-failed`
   */
  putAsset(bytes: AsyncIterable<Uint8Array>, expected: ExpectedFile): Promise<void>;
  /** Ends running media jobs, releases claims and resolves when nothing of this host is under way any more. */
  dispose(): Promise<void>;
}

/**
 * Makes a host on the file system. Touches no file: the store is created by the first write, ffmpeg is looked for by the
 * first job.
 *
 * @example
 * const host = await nodeHost({ folder: 'examples/first-film' });
 */
export async function nodeHost(options: NodeHostOptions): Promise<NodeHost> {
  const { ffmpeg = 'auto', concurrency = availableParallelism() } = options;
  if (!(concurrency >= 1)) throw new RangeError(`concurrency must be at least 1, got ${concurrency}`);
  const folder = resolve(options.folder);
  const store = storeFolder(resolve(options.store ?? join(folder, '.shotgraph')));
  const uses = usage();
  const assets = nodeAssets(store, uses);
  const claims = nodeClaims(store);
  const closing = new AbortController();
  const media = lazyMedia({ store, assets }, ffmpeg, concurrency, closing.signal);

  return {
    name: 'node',
    digest: (text) => hash('sha256', text, 'hex'),
    assets,
    results: nodeResults(store, uses),
    files: nodeFiles(folder, store, assets),
    journal: nodeJournal(store),
    claims,
    media: media.engine,
    clock: systemClock,
    threads: nodeThreads(options.threads, availableParallelism()),
    storeFolder: store.folder,
    exportAsset: async (asset, path) => exportFile(await assets.locate(asset), path),
    putFile: (path, bytes, expected) => putFile(folder, store, path, bytes, expected),
    putAsset: (bytes, expected) => putAsset(store, assets, bytes, expected),
    async dispose() {
      closing.abort(new NodeError('media-failed', 'The host was closed while the job ran; open it again'));
      await media.settled();
      await claims.dispose();
      await uses.settled();
      await store.settled();
    },
  };
}
