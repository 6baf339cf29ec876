import { type Json, NodeError } from '@shotgraph/engine';
import { BODY_NAME, type RecordingStore } from './store.ts';

/** A recording in memory, with everything in it to look at. */
export interface MemoryRecording extends RecordingStore {
  readonly exchanges: readonly Json[];
  readonly bodies: ReadonlyMap<string, Blob>;
}

/** Makes a recording that lives as long as the process. */
export function memoryRecording(): MemoryRecording {
  const exchanges: Json[] = [];
  const bodies = new Map<string, Blob>();
  return {
    exchanges,
    bodies,
    async append(exchange) {
      exchanges.push(structuredClone(exchange));
    },
    read: async () => structuredClone(exchanges),
    async putBody(name, body) {
      if (!BODY_NAME.test(name)) throw new NodeError('storage-failed', `${JSON.stringify(name)} is no name of a body`);
      bodies.set(name, body);
    },
    async getBody(name) {
      const body = bodies.get(name);
      if (body) return body;
      throw new NodeError('storage-failed', `The recording has no body ${JSON.stringify(name)}; record again`);
    },
  };
}
