import { NodeError } from '@shotgraph/engine';
import type { References } from './types.ts';

/** Where nodes put the references of what they are about to buy, and adapters find them. */
export interface ReferenceShelf extends References {
  /**
   * Makes a reference available as long as the process lives. The bytes are fetched when they are needed.
   *
   * @param content - `RequestMedia.content`
   */
  offer(content: string, load: () => Promise<Blob>): void;
}

/** Makes an empty shelf. One is shared by the nodes and the adapters of a process. */
export function createReferences(): ReferenceShelf {
  const offered = new Map<string, () => Promise<Blob>>();
  return {
    offer: (content, load) => void offered.set(content, load),
    async load(content) {
      const load = offered.get(content);
      if (load) return load();
      const message = `The bytes of reference ${content.slice(0, 12)} are not at hand; run the node that sends it again`;
      throw new NodeError('storage-failed', message, { retryable: false });
    },
  };
}
