import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { NodeError } from '../../errors.ts';
import type { AssetStore, Clock } from '../../host.ts';
import type { Json } from '../../json.ts';
import type { MemoryProcess } from './process.ts';
import type { MemoryStore } from './store.ts';

/** Blobs whose bytes were seen to match their hash. Whatever else turns up in a store was put there by hand. */
const whole = new WeakSet<Blob>();

/** The asset store in memory. */
export function memoryAssets(store: MemoryStore, { call }: MemoryProcess, clock: Clock): AssetStore {
  const examine = async (hash: string) => {
    const asset = store.assets.get(hash);
    if (!asset) return 'missing';
    if (!whole.has(asset.blob)) {
      if (hashOf(new Uint8Array(await asset.blob.arrayBuffer())) !== hash) return 'damaged';
      whole.add(asset.blob);
    }
    return 'whole';
  };
  const use = async (hash: string) => {
    const health = await examine(hash);
    const asset = store.assets.get(hash);
    if (asset && health === 'whole') asset.usedAt = clock.now();
    return { health, blob: asset?.blob };
  };

  return {
    put: (bytes) =>
      call('assets.put', async () => {
        const copy = bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : new Uint8Array(bytes);
        const hash = hashOf(copy);
        const blob = new Blob([copy]);
        whole.add(blob);
        store.assets.set(hash, { blob, usedAt: clock.now() });
        return hash;
      }),
    has: (hash) => call('assets.has', async () => (await use(hash)).health === 'whole'),
    get: (hash) =>
      call('assets.get', async () => {
        const { health, blob } = await use(hash);
        if (blob && health === 'whole') return blob;
        throw new NodeError('storage-failed', `Asset ${hash} is ${health} in memory; run the graph again to make it`);
      }),
    findFacts: (hash) => call('assets.findFacts', () => parse(store.facts.get(hash))),
    putFacts: (hash, value) => call('assets.putFacts', () => void store.facts.set(hash, JSON.stringify(value))),
    async *list() {
      const entries = [...store.assets].map(([name, { blob, usedAt }]) => ({ name, bytes: blob.size, usedAt }));
      yield* await call('assets.list', () => entries);
    },
    remove: (hash) =>
      call('assets.remove', () => {
        store.assets.delete(hash);
        store.facts.delete(hash);
      }),
    verify: (hash) => call('assets.verify', () => examine(hash)),
  };
}

const hashOf = (bytes: Uint8Array) => bytesToHex(sha256(bytes));

const parse = (text: string | undefined): Json | undefined => (text === undefined ? undefined : JSON.parse(text));
