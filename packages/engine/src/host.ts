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
  /** ffmpeg, native or wasm. */
  readonly media: MediaEngine;
  /** Wall clock and timers; virtual in tests. */
  readonly clock: Clock;
}

/** The parts of a host that a node can ask for. */
export type Capability = 'assets' | 'files' | 'media' | 'clock';

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

/** What the nodes of a document were last made from, so that a later plan can say what changed. */
export interface Manifest {
  readonly [node: string]: {
    readonly type: string;
    readonly version: number;
    readonly key: string;
    /** Content of each input, as it went into the key. */
    readonly inputs: { readonly [input: string]: string };
  };
}

export interface ResultStore {
  /** A damaged or missing record is `undefined`, never an exception: it can be made again. */
  find(key: string): Promise<StoredResult | undefined>;
  put(key: string, result: StoredResult): Promise<void>;
  findManifest(document: string): Promise<Manifest | undefined>;
  putManifest(document: string, manifest: Manifest): Promise<void>;
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
}

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
  /** Raw video frames fed to standard input (`-i pipe:0`), produced as ffmpeg asks for them. */
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
