/** Addresses of assets for `<img>`, `<video>` and `<audio>`. */
export interface BlobUrls {
  /** The asset's address; the same one for everybody who asks. */
  urlOf(hash: string): Promise<string>;
  blobOf(hash: string): Promise<Blob>;
}

interface OpenAsset {
  readonly blob: Blob;
  url?: string;
}

/** Assets kept open; beyond that the one asked for longest ago is given back. */
const MAX_OPEN = 96;

/** Keeps object URLs of assets by hash. Blobs are references into the asset store: no byte is copied until it is played. */
export function createBlobUrls(load: (hash: string) => Promise<Blob>): BlobUrls {
  const open = new Map<string, Promise<OpenAsset>>();
  const find = (hash: string) => {
    const known = open.get(hash);
    if (known) {
      open.delete(hash);
      open.set(hash, known);
      return known;
    }
    const made = load(hash).then((blob): OpenAsset => ({ blob }));
    made.catch(() => open.delete(hash));
    open.set(hash, made);
    const [oldest] = open.keys();
    if (open.size > MAX_OPEN && oldest !== undefined) {
      void open.get(oldest)!.then(
        ({ url }) => url && URL.revokeObjectURL(url),
        () => {},
      );
      open.delete(oldest);
    }
    return made;
  };
  return {
    async urlOf(hash) {
      const asset = await find(hash);
      // The browser keeps a list of them, shared by all of its tabs: what nobody shows by its address needs none.
      asset.url ??= URL.createObjectURL(asset.blob);
      return asset.url;
    },
    blobOf: async (hash) => (await find(hash)).blob,
  };
}
