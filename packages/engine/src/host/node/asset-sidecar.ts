import { readFile } from 'node:fs/promises';
import { isRecord, type Json } from '../../json.ts';
import type { StoreFolder } from './store-folder.ts';

/** How an asset's file looked when its bytes were last known to match its hash. */
export interface Stamp {
  readonly bytes: number;
  /** Modification time, nanoseconds since 1970 in decimal digits. */
  readonly mtimeNs: string;
}

interface Sidecar {
  readonly stamp?: Stamp;
  readonly facts?: Json;
}

/** The JSON file beside each asset: stamp and probed facts. Losing one costs a hash or a probe, nothing else. */
export function sidecars(store: StoreFolder, pathOf: (hash: string) => string) {
  const stamps = new Map<string, Stamp>();
  const writing = new Map<string, Promise<unknown>>();

  const read = async (hash: string): Promise<Sidecar> => {
    try {
      return parseSidecar(JSON.parse(await readFile(pathOf(hash), 'utf8')));
    } catch {
      return {};
    }
  };

  /** Writers of one asset wait for one another, else the later would drop what the earlier added. */
  const change = async (hash: string, change: Sidecar) => {
    const before = writing.get(hash);
    const writes = (async () => {
      await before?.catch(() => {});
      const old = await read(hash);
      await store.write(pathOf(hash), JSON.stringify({ ...old, ...change }));
    })();
    writing.set(hash, writes);
    try {
      await writes;
    } finally {
      if (writing.get(hash) === writes) writing.delete(hash);
    }
  };

  return {
    async findStamp(hash: string): Promise<Stamp | undefined> {
      const known = stamps.get(hash);
      if (known) return known;
      const { stamp } = await read(hash);
      if (stamp) stamps.set(hash, stamp);
      return stamp;
    },
    async putStamp(hash: string, stamp: Stamp): Promise<void> {
      stamps.set(hash, stamp);
      await change(hash, { stamp });
    },
    findFacts: async (hash: string): Promise<Json | undefined> => (await read(hash)).facts,
    putFacts: (hash: string, facts: Json): Promise<void> => change(hash, { facts }),
    /** Forgets what is known of an asset, for its removal; the file itself stays. */
    async forget(hash: string): Promise<void> {
      await writing.get(hash)?.catch(() => {});
      stamps.delete(hash);
    },
  };
}

function parseSidecar(value: unknown): Sidecar {
  if (!isRecord(value)) return {};
  const { stamp, facts } = value;
  const sound = isRecord(stamp) && typeof stamp.bytes === 'number' && typeof stamp.mtimeNs === 'string';
  return {
    ...(sound && { stamp: { bytes: stamp.bytes as number, mtimeNs: stamp.mtimeNs as string } }),
    ...(facts !== undefined && { facts: facts as Json }),
  };
}
