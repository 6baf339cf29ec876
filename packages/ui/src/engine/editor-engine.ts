import type { Limits } from '@shotgraph/engine';
import type { EngineService } from '@shotgraph/engine/worker';
import type { Meter, MeterValues } from '@shotgraph/nodes';
import type { ProxyMarked } from 'comlink';
import type { KeptResults } from './kept-results.ts';

/** How the server that this page came from is reached. The token is in memory only: in this page and its worker. */
export interface ServerAddress {
  /** The page's own origin. */
  readonly origin: string;
  readonly token: string;
}

/** Whether this tab can buy, and why not. */
export type Shop =
  /** `problem`: a server was named, and could not be used. */
  { readonly isOpen: false; readonly problem?: string } | { readonly isOpen: true };

/** Where a document is planned and run: in this tab, or on the server that the page came from. */
export type RunPlace = 'tab' | 'server';

/** Whether that server answers. `refused`: it does, and takes the token of this page no more. */
export type ServerState = 'here' | 'away' | 'refused';

/** The engine as the editor's worker offers it: the engine's own service, the files beside a document, and whether it can buy. */
export interface EditorEngine extends EngineService {
  /** Names the folder that a document's relative paths are read from when no file was given for them; '' for none. */
  mount(document: string, base: string): Promise<void>;
  /** Where documents can run, the tab first. */
  places(): Promise<readonly RunPlace[]>;
  /**
   * Has a document planned and run elsewhere from now on. Its sessions end; they are opened again at the new place.
   *
   * @param carry - keys of results that come along
   */
  setPlace(document: string, place: RunPlace, carry?: readonly string[]): Promise<void>;
  /** Tells how the server is reached, now and whenever that changes. */
  watchServer(listener: (state: ServerState) => void): Promise<void>;
  /** Looks now whether a server that was away is back. */
  tryServer(): Promise<void>;
  /** Notes whether anybody looks at this window: one that nobody looks at keeps no connection to the server open. */
  setShown(isShown: boolean): Promise<void>;
  /** Removes what this browser keeps of a document that is not open; what was bought is not among it. */
  removeDocument(document: string): Promise<void>;
  /** Puts a file beside a document. */
  putFile(document: string, path: string, bytes: Blob): Promise<void>;
  /** Paths of the files that were put beside a document; those in its folder are not among them. */
  listFiles(document: string): Promise<readonly string[]>;
  /** The bytes of a file beside a document, or in its folder. @throws Error naming it when there is none */
  readFile(document: string, path: string): Promise<Blob>;
  /** Results by key, with their bytes; those that are not kept are left out. */
  readResults(document: string, keys: readonly string[]): Promise<KeptResults>;
  /** Takes results from elsewhere in, after a check. @returns how many were taken */
  putResults(document: string, given: unknown, assets: KeptResults['assets']): Promise<number>;
  shop(): Promise<Shop>;
  /** Holds everything that is bought from this tab to sums a day (UTC); no limits when left out. */
  setDayBudget(limits: Limits | undefined): Promise<void>;
  /** What a node with these values uses of what its model takes; `undefined` for nodes and models without limits to show. */
  meter(type: string, values: MeterValues): Promise<Meter | undefined>;
}

/** What the worker offers at first: the node types it has follow from the server it is told of. */
export interface EngineStarter {
  /** To be called once. @param server - none where the page was opened without one */
  start(server?: ServerAddress): Promise<EditorEngine & ProxyMarked>;
}
