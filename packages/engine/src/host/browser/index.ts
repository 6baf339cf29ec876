import { NodeError } from '../../errors.ts';
import { sha256Text } from '../../hash.ts';
import type { Host } from '../../host.ts';
import { systemClock } from '../system-clock.ts';
import { browserAssets } from './assets.ts';
import { browserClaims } from './claims.ts';
import { openDatabase } from './database.ts';
import { type BrowserFiles, browserFiles } from './files.ts';
import { type BrowserFfmpeg, browserMedia } from './media.ts';
import { openFolders } from './opfs.ts';
import { browserJournal, browserResults } from './records.ts';
import { type BrowserThreads, browserThreads } from './threads.ts';
import { browserUses } from './uses.ts';

export type { BrowserFiles } from './files.ts';
export type { BrowserFfmpeg } from './media.ts';
export { removeBrowserStore } from './remove-store.ts';
export { serveFfmpeg } from './serve-ffmpeg.ts';
export { type BrowserThreads, serveThread } from './threads.ts';

/** Most instances of ffmpeg at a time unless told otherwise: each has a heap of its own. */
const MOST_JOBS = 4;

/** How to make a browser host. */
export interface BrowserHostOptions {
  /** Name of the document: hosts of the same name share assets, results, files and journals. */
  readonly name: string;
  /** Where ffmpeg comes from; without it media jobs are refused with `media-unsupported`. */
  readonly ffmpeg?: BrowserFfmpeg;
  /** Folder of the same origin in which files that nobody registered are looked for. */
  readonly filesUrl?: string;
  /** Jobs of ffmpeg at a time, >= 1; the number of cores, at most 4, when left out. */
  readonly concurrency?: number;
  /** Workers for painting; left out, nothing is done in threads. */
  readonly threads?: BrowserThreads;
}

/** A host in a browser tab or in a worker of it. */
export interface BrowserHost extends Host {
  readonly name: 'browser';
  readonly files: BrowserFiles;
  /** Ends running media jobs, releases claims and closes the database; the host is of no use afterwards. */
  dispose(): Promise<void>;
}

/**
 * Makes a host on the origin's private file system and IndexedDB, with ffmpeg as WebAssembly. Works in pages and, better,
 * in workers. Pages that are not cross-origin isolated hold all frames of a job in memory at once.
 *
 * @example
 * const host = browserHost({
 *   name: 'first-film',
 *   ffmpeg: { coreUrl, wasmUrl, createWorker: () => new Worker(new URL('./ffmpeg-worker.ts', import.meta.url), { type: 'module' }) },
 * });
 */
export function browserHost({ name, ffmpeg, filesUrl, concurrency, threads }: BrowserHostOptions): BrowserHost {
  const database = openDatabase(name);
  const folders = openFolders(name);
  // Whoever uses them gets the error; without a use nobody should.
  database.catch(() => {});
  folders.catch(() => {});
  const closing = new AbortController();
  const jobs = concurrency ?? Math.max(1, Math.min(navigator.hardwareConcurrency, MOST_JOBS));
  const uses = browserUses(database);
  const assets = browserAssets(folders, database, uses);
  const claims = browserClaims(name, database);
  return {
    name: 'browser',
    digest: sha256Text,
    assets,
    results: browserResults(database, uses),
    files: browserFiles(assets, database, filesUrl),
    journal: browserJournal(database),
    claims,
    media: browserMedia(ffmpeg, folders, assets, jobs, closing.signal),
    clock: systemClock,
    threads: browserThreads(threads),
    async dispose() {
      closing.abort(new NodeError('media-failed', 'The host was closed while the job ran; open it again'));
      await claims.dispose();
      (await database).close();
    },
  };
}
