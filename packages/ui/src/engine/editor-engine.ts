import type { EngineService } from '@shotgraph/engine/worker';
import type { ProxyMarked } from 'comlink';

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

/** The engine as the editor's worker offers it: the engine's own service, the files beside a document, and whether it can buy. */
export interface EditorEngine extends EngineService {
  /** Names the folder that a document's relative paths are read from when no file was given for them; '' for none. */
  mount(document: string, base: string): Promise<void>;
  /** Puts a file beside a document. */
  putFile(document: string, path: string, bytes: Blob): Promise<void>;
  shop(): Promise<Shop>;
}

/** What the worker offers at first: the node types it has follow from the server it is told of. */
export interface EngineStarter {
  /** To be called once. @param server - none where the page was opened without one */
  start(server?: ServerAddress): Promise<EditorEngine & ProxyMarked>;
}
