import type { Json } from './json.ts';

/**
 * What the surroundings provide. Every member may be called concurrently. Nodes see only what they declare in `needs`.
 * One contract suite (`hostContract` in `@shotgraph/engine/testing`) fixes the behaviour for every implementation.
 */
export interface Host {
  /** Which implementation this is, for messages: `memory`, `node`, `browser`. */
  readonly name: string;
  /** SHA-256 of a text's UTF-8 bytes in lower-case hex; synchronous because every key needs it. */
  readonly digest: (text: string) => string;
  /** Media bytes by content hash. */
  readonly assets: AssetStore;
  /** Outputs of nodes by key. */
  readonly results: ResultStore;
  /** Files beside the graph, named by relative path. */
  readonly files: FileSource;
  /** Append-only record of runs. */
  readonly journal: Journal;
  /** Exclusive names, across processes and tabs that share the store. */
  readonly claims: Claims;
  /** ffmpeg, native or wasm. */
  readonly media: MediaEngine;
  /** Wall clock and timers; virtual in tests. */
  readonly clock: Clock;
  /** Other cores, for work such as painting frames. */
  readonly threads: Threads;
}

/** Threads that all run the one program the host was given. What they do must not depend on where it is done. */
export interface Threads {
  /** How many can usefully work at a time; 0 where there are none, and whoever has work does it without them. */
  readonly count: number;
  /**
   * Starts a thread.
   *
   * @throws NodeError `capability-missing` where there are none
   */
  start(): Thread;
}

/** Answers one question after the other, in their order. */
export interface Thread {
  /**
   * Sends a message and resolves with the answer. Both travel as structured clones; what is in `transfer` is handed over.
   *
   * @throws what the thread's program threw, as an Error with its message; an Error when the thread ended
   */
  ask(message: unknown, transfer?: readonly ArrayBuffer[]): Promise<unknown>;
  /** Ends the thread; questions under way are rejected. Harmless twice. */
  stop(): void;
}

/** Immutable bytes named by the SHA-256 of their content. Bytes travel as `Blob`s, which stay on disk where the host can. */
export interface AssetStore {
  /** Stores bytes and returns their hash. Storing twice is harmless; a crash never leaves a torn asset. */
  put(bytes: Blob | Uint8Array): Promise<string>;
  has(hash: string): Promise<boolean>;
  /** @throws NodeError `storage-failed` when the hash is unknown or the stored bytes were damaged */
  get(hash: string): Promise<Blob>;
  /** Probed facts stored beside the asset; `undefined` until somebody stored them. */
  findFacts(hash: string): Promise<Json | undefined>;
  putFacts(hash: string, facts: Json): Promise<void>;
  /** Everything that is stored. What comes or goes meanwhile may or may not be listed. */
  list(): AsyncIterable<StoredEntry>;
  /** Removes bytes and facts; an unknown hash is no error. */
  remove(hash: string): Promise<void>;
  /** Reads the bytes again and compares them with their name. */
  verify(hash: string): Promise<'whole' | 'damaged' | 'missing'>;
}

/** One thing in a store, as collection of what is not needed any more sees it. */
export interface StoredEntry {
  /** Content hash of an asset, key of a result. */
  readonly name: string;
  readonly bytes: number;
  /** When it was last stored or used, ms since 1970; hosts may be an hour behind on use. */
  readonly usedAt: number;
  /** The host has no other copy of what the user gave, such as a file dropped on the editor: it must not be collected. */
  readonly irreplaceable?: true;
}

/** What a node gave, as stored under its key. */
export interface StoredResult {
  /** Outputs by port name; plain JSON. */
  readonly outputs: { readonly [port: string]: Json };
  /** Asset hashes the outputs name: a result whose assets are gone counts as missing. */
  readonly assets: readonly string[];
  /** Wall time the node took, ms. */
  readonly elapsedMs: number;
  /** When it ended, ISO 8601. */
  readonly at: string;
}

export interface ResultStore {
  /**
   * A damaged or missing record is `undefined`, never an exception: it can be made again. Finding counts as use, unless it is only
   * a `peek`.
   */
  find(key: string, options?: { readonly peek?: boolean }): Promise<StoredResult | undefined>;
  /** Resolves when the result would survive the end of the process and, where the host can, a power cut. */
  put(key: string, result: StoredResult): Promise<void>;
  /** Everything that is stored, damaged records included. What comes or goes meanwhile may or may not be listed. */
  list(): AsyncIterable<StoredEntry>;
  /** Removes a result; an unknown key is no error. */
  remove(key: string): Promise<void>;
  /** Whether the record under a key can be read. */
  verify(key: string): Promise<'whole' | 'damaged' | 'missing'>;
  /**
   * Text kept under a name of its own, whole or not at all; a damaged or missing one is `undefined`. The engine keeps here what it
   * can do without: what a document was last made from, what is pinned.
   */
  findNote(name: string): Promise<string | undefined>;
  putNote(name: string, text: string): Promise<void>;
}

/** One holder at a time of a name. */
export interface Claims {
  /**
   * Tries to become the only holder of a name; `undefined` while somebody else holds it. A claim is a lease: the holder renews it by
   * itself as long as it lives, and a name whose holder is gone can be claimed again after at most `LEASE_MS`.
   */
  claim(name: string): Promise<Claim | undefined>;
  /** Whether somebody holds the name at the moment. */
  isHeld(name: string): Promise<boolean>;
}

/** How long a claim outlives a holder that stopped without releasing it, at most, ms. */
export const LEASE_MS = 15_000;

export interface Claim {
  /** Greater than that of every earlier holder of the name: lets a slow writer be told from its successor. */
  readonly token: number;
  /**
   * Aborted when the lease ran out although the holder still lives (the machine slept); what it guards must not be written then.
   * Read `lost.aborted` from the claim just before writing: reading looks at the clock, listeners are told a little later.
   */
  readonly lost: AbortSignal;
  /** Lets others claim the name. Harmless after `lost`, or twice: a claim of somebody else is never touched. */
  release(): Promise<void>;
}

/** A file beside the graph, taken into the asset store. */
export interface ImportedFile {
  readonly hash: string;
  /** Last part of the path. */
  readonly name: string;
  readonly bytes: number;
}

export interface FileSource {
  /**
   * Takes a file into the asset store. Unchanged files (same path, size and modification time) are not hashed again.
   *
   * @param path - relative to the graph document, with `/`; `..`, absolute paths and links that leave the folder are refused
   * @throws NodeError `file-missing` | `file-invalid`
   */
  import(path: string): Promise<ImportedFile>;
  /**
   * Paths of all files in a folder and the folders in it, relative to the graph document, with `/`, sorted by code unit. Hidden files
   * and folders, the host's own store and links that leave the graph's folder are left out; a folder that is not there has no files.
   *
   * @param folder - relative to the graph document; `''` for the whole of its folder
   * @throws NodeError `file-invalid` for a path that leaves the folder, and for more than `MAX_LISTED_FILES` files
   */
  list(folder: string): Promise<readonly string[]>;
}

/** Most files that `FileSource.list` looks at. */
export const MAX_LISTED_FILES = 100_000;

export interface Journal {
  /** Appends one record to a run's journal. Resolves when it would survive the end of the process. */
  append(run: string, record: Json): Promise<void>;
  /** Whole records of a run in order; a torn last line is dropped. */
  read(run: string): Promise<readonly Json[]>;
  /** Run ids, newest first. */
  list(): Promise<readonly string[]>;
}

/** One ffmpeg invocation as data. Names are chosen by the compiler, never by users; argv reaches ffmpeg without a shell. */
export interface MediaJob {
  /** Assets to be readable under `name` in the job's own folder. */
  readonly inputs: readonly { readonly name: string; readonly hash: string }[];
  /** Small files written into the job's own folder before the start: caption texts, fonts, frame data. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Everything after the engine's own safety flags, in order, outputs included. */
  readonly args: readonly string[];
  /** Files the job leaves in its folder; each becomes an asset. */
  readonly outputs: readonly string[];
  /** Raw video frames fed to standard input (`-i pipe:0`), produced as ffmpeg asks for them; each is read before the next is asked for. */
  readonly frames?: AsyncIterable<Uint8Array>;
  /** Length of the longest output, seconds: lets progress be a fraction. */
  readonly seconds?: number;
}

export interface MediaJobResult {
  /** Hash of each output, in the order of `MediaJob.outputs`. */
  readonly outputs: readonly string[];
  /** The end of ffmpeg's log (at most 64 KiB): measurements such as loudness are read from it. */
  readonly log: string;
}

export interface MediaEngine {
  /**
   * Engine class, for people to know. It is not part of any key: pixels of class-E operations are equal in every class, encoded
   * bytes may differ. `native` covers every system ffmpeg that passed the self-check, `wasm` every host of `@ffmpeg/core`.
   */
  describe(): Promise<{ readonly engine: 'native' | 'wasm' | 'none'; readonly version: string }>;
  /**
   * Runs one job. Aborting kills ffmpeg and removes the job's folder before the promise rejects with the signal's reason.
   *
   * @throws NodeError `media-failed` with ffmpeg's last error line, `media-unsupported` when the host has no engine,
   * `storage-failed` for an unknown asset or a full disk; RangeError for a name that is no plain file name
   */
  run(
    job: MediaJob,
    options: { readonly signal: AbortSignal; readonly progress?: (fraction: number) => void },
  ): Promise<MediaJobResult>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`, rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
