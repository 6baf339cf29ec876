import type { CoreFileSystem, CoreNode, CoreStream, CoreStreamOperations } from './core.ts';

/** Bytes outside the WebAssembly heap that can be read without waiting. */
export interface ByteSource {
  readonly bytes: number;
  /** Fills `into` from a position. @returns bytes read, 0 at the end */
  read(into: Uint8Array, position: number): number;
}

/** A file outside the WebAssembly heap that can be written without waiting. */
export interface ByteTarget extends ByteSource {
  write(from: Uint8Array, position: number): number;
  truncate(bytes: number): void;
}

const [SEEK_CUR, SEEK_END] = [1, 2];

/** Puts a read-only file in the instance's file system whose bytes stay where they are. */
export function mountSource(fs: CoreFileSystem, path: string, source: ByteSource): void {
  fs.writeFile(path, new Uint8Array());
  const { node } = fs.lookupPath(path);
  node.node_ops = { ...node.node_ops, getattr: sized(node, source), setattr: () => {} };
  node.stream_ops = { ...seekable(source), read: reading(source) };
}

/**
 * Makes every file that ffmpeg creates in a folder under one of the given names live outside the heap: what is written
 * goes to its target at once. Files of other names stay in memory.
 *
 * @returns to be called at the end: names of the targets that exist, all of them complete
 */
export function mountTargets(
  fs: CoreFileSystem,
  folder: string,
  targets: ReadonlyMap<string, ByteTarget>,
): () => string[] {
  const { node: parent } = fs.lookupPath(folder);
  const attached = new WeakSet<CoreNode>();
  const { mknod } = parent.node_ops;
  parent.node_ops = {
    ...parent.node_ops,
    mknod(parent, name, mode, device) {
      const node = mknod(parent, name, mode, device);
      const target = targets.get(name);
      if (target) {
        attach(node, target);
        attached.add(node);
      }
      return node;
    },
  };
  return () => {
    const written = [...targets.keys()].filter((name) => fs.analyzePath(`${folder}/${name}`).exists);
    for (const name of written) {
      // A file renamed into place was written under another name, to memory.
      if (!attached.has(fs.lookupPath(`${folder}/${name}`).node)) {
        copyOut(targets.get(name)!, fs.readFile(`${folder}/${name}`));
      }
    }
    return written;
  };
}

function copyOut(target: ByteTarget, bytes: Uint8Array): void {
  target.truncate(0);
  for (let at = 0; at < bytes.length; ) at += target.write(bytes.subarray(at), at);
}

function attach(node: CoreNode, target: ByteTarget): void {
  target.truncate(0);
  node.node_ops = {
    ...node.node_ops,
    getattr: sized(node, target),
    setattr: (_, { size }) => size !== undefined && target.truncate(size),
  };
  node.stream_ops = {
    ...seekable(target),
    read: reading(target),
    write: (_, heap, offset, length, position) => target.write(view(heap, offset, length), position),
  };
}

/** Replaces what file descriptor 0 reads. @param read - fills its argument, waiting as long as needed; 0 ends the input */
export function mountStdin(fs: CoreFileSystem, read: (into: Uint8Array) => number): void {
  const stdin = fs.streams[0]!;
  stdin.stream_ops = { ...stdin.stream_ops, read: (_, heap, offset, length) => read(view(heap, offset, length)) };
}

const view = (heap: Int8Array, offset: number, length: number) =>
  new Uint8Array(heap.buffer as ArrayBuffer, heap.byteOffset + offset, length);

const sized = (node: CoreNode, source: ByteSource) => {
  const { getattr } = node.node_ops;
  return (asked: CoreNode) => ({ ...getattr(asked), size: source.bytes });
};

const reading =
  (source: ByteSource): CoreStreamOperations['read'] =>
  (_, heap, offset, length, position) =>
    position >= source.bytes ? 0 : source.read(view(heap, offset, length), position);

const seekable = (source: ByteSource): CoreStreamOperations => ({
  read: () => 0,
  write: () => {
    throw new Error('inputs of a job are read-only');
  },
  llseek: (stream: CoreStream, offset, whence) => {
    const from = whence === SEEK_CUR ? stream.position : whence === SEEK_END ? source.bytes : 0;
    return from + offset;
  },
});
