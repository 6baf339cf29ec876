/** Addresses of assets for `<img>`, `<video>` and `<audio>`. */
export interface BlobUrls {
  /**
   * The asset's address; the same one for everybody who asks.
   *
   * @param shown - aborted when it is not shown any more; until then the address lasts, for good when left out
   */
  urlOf(hash: string, shown?: AbortSignal): Promise<string>;
  blobOf(hash: string): Promise<Blob>;
}

interface OpenAsset {
  readonly blob: Promise<Blob>;
  url?: string;
  /** How many show it by its address, or are about to. */
  holders: number;
}

/** Assets kept open that nobody shows; beyond that the one asked for longest ago is given back. */
const MAX_IDLE = 96;

/** Keeps object URLs of assets by hash. Blobs are references into the asset store: no byte is copied until it is played. */
export function createBlobUrls(load: (hash: string) => Promise<Blob>): BlobUrls {
  /** Those that nobody shows, the one asked for longest ago first. */
  const idle = new Map<string, OpenAsset>();
  const held = new Map<string, OpenAsset>();
  const forget = (hash: string, asset: OpenAsset) => {
    for (const assets of [idle, held]) if (assets.get(hash) === asset) assets.delete(hash);
  };
  const find = (hash: string): OpenAsset => {
    const known = held.get(hash) ?? idle.get(hash);
    if (known) return known;
    const asset: OpenAsset = { blob: load(hash), holders: 0 };
    // What failed may be there the next time.
    asset.blob.catch(() => forget(hash, asset));
    return asset;
  };
  const hold = (hash: string): OpenAsset => {
    const asset = find(hash);
    asset.holders++;
    idle.delete(hash);
    held.set(hash, asset);
    return asset;
  };
  const rest = (hash: string, asset: OpenAsset) => {
    idle.delete(hash);
    idle.set(hash, asset);
    const [oldest] = idle;
    if (idle.size <= MAX_IDLE || !oldest) return;
    const [name, { url }] = oldest;
    if (url !== undefined) URL.revokeObjectURL(url);
    idle.delete(name);
  };
  const release = (hash: string, asset: OpenAsset) => {
    // One that could not be loaded is not there any more.
    if (--asset.holders > 0 || held.get(hash) !== asset) return;
    held.delete(hash);
    rest(hash, asset);
  };
  return {
    async urlOf(hash, shown) {
      shown?.throwIfAborted();
      const asset = hold(hash);
      shown?.addEventListener('abort', () => release(hash, asset), { once: true });
      const blob = await asset.blob;
      shown?.throwIfAborted();
      // The browser keeps a list of them, shared by all of its tabs: what nobody shows by its address needs none.
      asset.url ??= URL.createObjectURL(blob);
      return asset.url;
    },
    async blobOf(hash) {
      const asset = find(hash);
      if (asset.holders === 0) rest(hash, asset);
      return asset.blob;
    },
  };
}
