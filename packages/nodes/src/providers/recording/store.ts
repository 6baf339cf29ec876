import type { Json } from '@shotgraph/engine';

/** Where a recording is kept. Every member may be called concurrently. */
export interface RecordingStore {
  /** Adds an exchange behind the others. Resolves when it would survive the end of the process. */
  append(exchange: Json): Promise<void>;
  /** Everything recorded so far, in order. @throws NodeError `storage-failed` when it cannot be read */
  read(): Promise<readonly Json[]>;
  /**
   * Keeps the bytes of an answer; keeping the same twice is harmless.
   *
   * @param name - see `BODY_NAME`
   * @throws NodeError `storage-failed` for any other name, too
   */
  putBody(name: string, body: Blob): Promise<void>;
  /** @throws NodeError `storage-failed` when there is none, or `name` is no name of one */
  getBody(name: string): Promise<Blob>;
}

/** Names of bodies: SHA-256 of the bytes, dot, ending. Nothing else: a recording may come from somebody else. */
export const BODY_NAME: RegExp = /^[0-9a-f]{64}\.[a-z0-9]{1,8}$/;
