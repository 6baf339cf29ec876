import { type GraphDocument, isLooks, type Op } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { namedFiles } from '../../share/named-files.ts';

/** Files beside a document in this browser. */
export interface LocalFiles {
  /** Paths of those in a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** @throws where there is none */
  hashOf(path: string): Promise<string>;
  bytesOf(hash: string): Promise<Blob>;
}

/** Where they are wanted. */
export interface RemoteFiles {
  /** Of some paths with their content, those that are not there. */
  wanted(files: { readonly [path: string]: string }): Promise<readonly string[]>;
  put(path: string, hash: string, bytes: Blob): Promise<void>;
}

/** Keeps the files that a document names on the server as they are here. */
export interface Uploads {
  /** Notes that the document is another one now. */
  note(ops?: readonly Op[]): void;
  /** Sends what is not there. What cannot be read here is left to the server to tell of. */
  sync(): Promise<void>;
}

/**
 * Makes the uploads of one session. Names are looked for after edits only, contents where the names changed or a file was put.
 *
 * @param current - the document as the server has it
 */
export function createUploads(
  current: () => GraphDocument,
  typeOf: (type: string) => NodeTypeData | undefined,
  local: LocalFiles,
  remote: RemoteFiles,
): Uploads {
  let isEdited = true;
  let known: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const paths = async (): Promise<readonly string[]> => {
    const named = namedFiles(current(), typeOf);
    const listed = await Promise.all(named.folders.map((folder) => local.list(folder).catch(() => [])));
    return [...new Set([...named.paths, ...listed.flat()])].sort();
  };
  const send = async (names: readonly string[]) => {
    const found = await Promise.all(
      names.map(async (path) => [path, await local.hashOf(path).catch(() => undefined)] as const),
    );
    const files = Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
    if (Object.keys(files).length === 0) return;
    for (const path of await remote.wanted(files)) {
      const hash = files[path];
      if (hash !== undefined) await remote.put(path, hash, await local.bytesOf(hash));
    }
  };
  const work = async () => {
    if (!isEdited) return;
    isEdited = false;
    try {
      const names = await paths();
      const text = JSON.stringify(names);
      if (text === known) return;
      await send(names);
      known = text;
    } catch (error) {
      isEdited = true;
      throw error;
    }
  };

  return {
    note(ops) {
      if (ops?.every(isLooks)) return;
      isEdited = true;
      // Without ops anything may be another one: the files, too.
      if (!ops) known = undefined;
    },
    sync() {
      const mine = turn.then(work);
      turn = mine.catch(() => {});
      return mine;
    },
  };
}
