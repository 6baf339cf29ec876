import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * Reads everything a store keeps and says what is wrong with it: assets that are not what their names say, records that do not
 * fit their sums, lines that are no JSON, temporary files left behind. Empty for a sound store, and for one that does not exist.
 */
export async function storeProblems(folder: string): Promise<readonly string[]> {
  const problems: string[] = [];
  const check = async (part: string, isSound: (name: string, bytes: Buffer) => boolean) => {
    for (const path of await filesIn(join(folder, part)))
      if (!isSound(basename(path), await readFile(path))) problems.push(`${part}: ${path} is damaged`);
  };
  await check('assets', (name, bytes) => (name.endsWith('.json') ? isJson(bytes) : sha256(bytes) === name));
  await check('results', (_, bytes) => isSealed(bytes));
  await check('manifests', (_, bytes) => isSealed(bytes));
  await check('runs', (_, bytes) => lines(bytes).every(isJson));
  const memos = await readFile(join(folder, 'imports.ndjson'), 'utf8').catch(() => '');
  if (!lines(memos).every(isJson)) problems.push('imports.ndjson is damaged');
  for (const path of await filesIn(join(folder, 'tmp'))) problems.push(`tmp: ${path} was left behind`);
  return problems;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const lines = (bytes: string | Buffer) => bytes.toString().split('\n').filter(Boolean);

function isJson(text: string | Buffer): boolean {
  try {
    JSON.parse(text.toString());
    return true;
  } catch {
    return false;
  }
}

/** Results and manifests carry the SHA-256 of what they hold. */
function isSealed(bytes: Buffer): boolean {
  if (!isJson(bytes)) return false;
  const { sha256: sum, value } = JSON.parse(bytes.toString()) as { sha256: string; value: unknown };
  return sha256(JSON.stringify(value)) === sum;
}
