import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../exit.ts';

/** The editor's package beside this one, as seen from the sources and from what is built of them. */
const BESIDE = ['../../../ui/dist', '../../ui/dist'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/**
 * The folder with the built editor, by its real path.
 *
 * @param given - of the command line; the one beside this package when left out
 * @param beside - where that may be
 * @throws UsageError saying how to get one
 */
export async function findEditor(given: string | undefined, cwd: string, beside = BESIDE): Promise<string> {
  const candidates = given === undefined ? beside : [resolve(cwd, given)];
  const found = candidates.find((folder) => existsSync(join(folder, 'index.html')));
  if (found !== undefined) return realpath(found);
  throw new UsageError(
    given === undefined
      ? 'the editor is not built; run "npm run build --workspace @shotgraph/ui" in the repository, or name its folder with --editor DIR'
      : `there is no index.html in "${given}"; name the folder of a built editor with --editor DIR`,
  );
}
