import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { showPath } from '../load-document.ts';

/** Where to look for a store. */
export interface StoreRequest {
  /** Path of a document, or of the folder it is in; the current folder when left out. */
  readonly graph?: string | undefined;
  /** The store itself; `.shotgraph` in the folder of the graph when left out. */
  readonly store?: string | undefined;
}

/** A store, and what its folder is called for people. */
export interface OpenedStore {
  readonly host: NodeHost;
  readonly shown: string;
  /** Nothing was kept there yet. */
  readonly isNew: boolean;
  /** Absolute path of the document, when one was named. */
  readonly document?: string;
}

/**
 * Opens a store without touching it; the caller disposes the host.
 *
 * @throws UsageError when the graph or the store that was named does not exist
 */
export async function openStore({ graph, store }: StoreRequest, io: Io): Promise<OpenedStore> {
  const path = resolve(io.cwd, graph ?? '.');
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`there is nothing at "${graph}"; name a graph document, or use --store DIR`);
  const folder = found.isDirectory() ? path : dirname(path);
  const host = await nodeHost({ folder, ...(store !== undefined && { store: resolve(io.cwd, store) }) });
  const isNew = !existsSync(host.storeFolder);
  if (isNew && store !== undefined) throw new UsageError(`there is no store at "${store}"; check --store`);
  return {
    host,
    shown: showPath(io.cwd, host.storeFolder),
    isNew,
    ...(!found.isDirectory() && { document: path }),
  };
}
