import type { EngineService } from '@shotgraph/engine/worker';

/** The engine as the editor's worker offers it: the engine's own service, and the files beside a document. */
export interface EditorEngine extends EngineService {
  /** Names the folder that a document's relative paths are read from when no file was given for them; '' for none. */
  mount(document: string, base: string): Promise<void>;
  /** Puts a file beside a document. */
  putFile(document: string, path: string, bytes: Blob): Promise<void>;
}
