/** What is used of an instance of `@ffmpeg/core`: ffmpeg's command line and Emscripten's file system. */
export interface FfmpegCore {
  /** Runs ffmpeg to its end, blocking the thread. @returns the exit code */
  exec(...args: readonly string[]): number;
  setLogger(logger: (entry: { readonly type: string; readonly message: string }) => void): void;
  readonly FS: CoreFileSystem;
}

/** Emscripten's `FS`, as far as it is used. Its calls throw `ErrnoError`s. */
export interface CoreFileSystem {
  mkdir(path: string): unknown;
  chdir(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
  lookupPath(path: string): { readonly node: CoreNode };
  analyzePath(path: string): { readonly exists: boolean };
  /** Open streams by file descriptor. */
  readonly streams: readonly CoreStream[];
}

/** An inode. Operations are looked up on the node, so that single files can be given their own. */
export interface CoreNode {
  node_ops: CoreNodeOperations;
  stream_ops: CoreStreamOperations;
}

export interface CoreNodeOperations {
  getattr(node: CoreNode): { size: number; [name: string]: unknown };
  setattr(node: CoreNode, change: { readonly size?: number; readonly [name: string]: unknown }): void;
  mknod(parent: CoreNode, name: string, mode: number, device: number): CoreNode;
}

export interface CoreStream {
  readonly node: CoreNode;
  readonly position: number;
  stream_ops: CoreStreamOperations;
}

export interface CoreStreamOperations {
  read(stream: CoreStream, heap: Int8Array, offset: number, length: number, position: number): number;
  write(stream: CoreStream, heap: Int8Array, offset: number, length: number, position: number): number;
  llseek(stream: CoreStream, offset: number, whence: number): number;
}

/** The default export of `@ffmpeg/core`. Wants `self` and `location` as a worker has them. */
export type CoreFactory = (options: {
  readonly instantiateWasm: (
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
}) => Promise<FfmpegCore>;

/**
 * Starts an instance from a module compiled elsewhere. Use it for one job only: instances that ran several have been seen
 * to run out of bounds.
 */
export function startCore(factory: CoreFactory, module: WebAssembly.Module): Promise<FfmpegCore> {
  return new Promise((resolve, reject) => {
    const instantiateWasm: Parameters<CoreFactory>[0]['instantiateWasm'] = (imports, receive) => {
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module), reject);
      return {};
    };
    factory({ instantiateWasm }).then(resolve, reject);
  });
}
