import type { NodeHost } from '@shotgraph/engine/host/node';

/** Largest file of a document, bytes. */
export const MAX_FILE_BYTES = 4 * 2 ** 30;

/** Of some files with their hashes, the paths of those that are not here as they should be. */
export async function filesWanted(
  { files }: Pick<NodeHost, 'files'>,
  wanted: { readonly [path: string]: string },
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [path, hash] of Object.entries(wanted)) {
    const here = await files.import(path).catch(() => undefined);
    if (here?.hash !== hash) missing.push(path);
  }
  return missing;
}
