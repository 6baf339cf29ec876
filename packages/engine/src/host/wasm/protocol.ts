/** What a worker needs for one job. `Input` and `Output` are how its host names bytes: paths, blobs, file handles. */
export interface StartMessage<Input, Output> {
  readonly module: WebAssembly.Module;
  /** Where to load the JavaScript half of `@ffmpeg/core` from. */
  readonly coreUrl: string;
  /** Arguments, the engine's own safety flags included. */
  readonly args: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly inputs: readonly { readonly name: string; readonly from: Input }[];
  readonly outputs: readonly { readonly name: string; readonly to: Output }[];
  /** What standard input reads: a ring, or all the frames where memory cannot be shared. */
  readonly stdin?: SharedArrayBuffer | readonly Uint8Array[];
}

/** What a worker says. `done` or `failed` is the last message. */
export type WorkerMessage =
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'progress'; readonly text: string }
  | { readonly type: 'drained' }
  | { readonly type: 'done'; readonly code: number /** Outputs that exist. */; readonly written: readonly string[] }
  | { readonly type: 'failed'; readonly message: string };
