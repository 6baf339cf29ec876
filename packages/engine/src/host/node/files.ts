import { constants } from 'node:fs';
import { appendFile, copyFile, mkdir, open, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NodeError } from '../../errors.ts';
import { HASH_PATTERN } from '../../hash.ts';
import type { FileSource, ImportedFile } from '../../host.ts';
import { isRecord } from '../../json.ts';
import { nearNames } from '../../names.ts';
import { baseName, parseRelativePath, suggestNames } from '../relative-path.ts';
import type { NodeAssets } from './assets.ts';
import { isInside, listFiles } from './list-files.ts';
import { hasCode, type StoreFolder, storageError } from './store-folder.ts';

/** Files changed this recently may change again without a new modification time: file systems count in coarse ticks. */
const SETTLED_AFTER_MS = 20;

/** What was imported from a real path, so that an unchanged file is not read again. */
interface Memo {
  readonly path: string;
  readonly bytes: number;
  readonly mtimeNs: string;
  readonly hash: string;
}

/** Files in the folder of the graph. */
export function nodeFiles(folder: string, store: StoreFolder, assets: NodeAssets): FileSource {
  const memos = importMemos(store);

  const take = async (real: string): Promise<Memo> => {
    const temp = await store.temporary();
    try {
      const before = await look(real);
      // Hashing the copy, not the original: what is stored is then what was hashed, even if somebody writes meanwhile.
      await copyFile(real, temp, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE).catch((cause) => {
        throw hasCode(cause, 'EACCES', 'EPERM', 'EISDIR') ? unreadable(real, cause) : storageError('copy', real, cause);
      });
      const memo = { path: real, ...before, ...(await assets.adopt(temp)) };
      const after = await look(real);
      const settled = Date.now() - Number(BigInt(after.mtimeNs) / 1_000_000n) > SETTLED_AFTER_MS;
      if (settled && after.mtimeNs === before.mtimeNs && after.bytes === memo.bytes) await memos.put(memo);
      return memo;
    } finally {
      await rm(temp, { force: true });
    }
  };

  return {
    async import(path): Promise<ImportedFile> {
      const asked = parseRelativePath(path);
      const real = await resolveInside(folder, asked);
      const seen = await look(real);
      const known = await memos.find(real);
      const fresh =
        known && known.bytes === seen.bytes && known.mtimeNs === seen.mtimeNs && (await assets.has(known.hash));
      const { hash, bytes } = fresh ? known : await take(real);
      return { hash, name: baseName(asked), bytes };
    },
    list: (asked) => listFiles(folder, store.folder, asked),
  };
}

/** The real path of a file inside a folder. Links are followed first, so that one leading out is seen for what it is. */
async function resolveInside(folder: string, path: string): Promise<string> {
  const wanted = join(folder, path);
  const root = await realpath(folder).catch(() => folder);
  const real = await realpath(wanted).catch(async (cause) => {
    if (hasCode(cause, 'EACCES', 'EPERM')) throw unreadable(wanted, cause);
    const names = await readdir(dirname(wanted)).catch(() => []);
    const near = nearNames(baseName(path), names);
    throw new NodeError(
      'file-missing',
      `No file at ${wanted}${suggestNames(near)}; add it or name another file`,
      {},
      { cause },
    );
  });
  if (!isInside(root, real)) {
    throw new NodeError(
      'file-invalid',
      `File ${wanted} is a link that leaves the folder of the graph; copy the file there`,
    );
  }
  return real;
}

async function look(real: string): Promise<{ bytes: number; mtimeNs: string }> {
  const found = await stat(real, { bigint: true }).catch((cause) => {
    throw new NodeError('file-missing', `The file ${real} went away while it was read; run again`, {}, { cause });
  });
  if (found.isDirectory()) throw new NodeError('file-invalid', `${real} is a folder; name a file in it`);
  if (!found.isFile())
    throw new NodeError('file-invalid', `${real} is not an ordinary file; copy its content into one`);
  return { bytes: Number(found.size), mtimeNs: String(found.mtimeNs) };
}

const unreadable = (path: string, cause: unknown) =>
  new NodeError('file-invalid', `File ${path} cannot be read: there is no permission; change it`, {}, { cause });

/** Memos in `imports.ndjson`, one per line, the last for a path counts. Lines that cannot be read are only forgotten. */
function importMemos(store: StoreFolder) {
  const path = store.path('imports.ndjson');
  let loading: Promise<Map<string, Memo>> | undefined;

  const load = async () => {
    const text = await readFile(path, 'utf8').catch(() => '');
    const lines = text.split('\n');
    const memos = new Map<string, Memo>();
    for (const line of lines) {
      const memo = parseMemo(line);
      if (memo) memos.set(memo.path, memo);
    }
    const superseded = lines.length - 1 - memos.size;
    if (superseded > 100 && superseded > memos.size) await store.write(path, [...memos.values()].map(toLine).join(''));
    return memos;
  };

  return {
    async find(real: string): Promise<Memo | undefined> {
      loading ??= load();
      return (await loading).get(real);
    },
    async put(memo: Memo): Promise<void> {
      (await loading)?.set(memo.path, memo);
      try {
        await mkdir(store.folder, { recursive: true });
        await appendFile(path, await startOfLine(path, toLine(memo)));
      } catch {
        // Forgetting a memo costs one hash next time; it must not fail an import whose bytes are already stored.
      }
    },
  };
}

const toLine = (memo: Memo) => `${JSON.stringify(memo)}\n`;

/** Keeps a line torn by a crash from swallowing the next one. */
async function startOfLine(path: string, line: string): Promise<string> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (!handle) return line;
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read({ buffer: new Uint8Array(1), position: Math.max(size - 1, 0) });
    return size === 0 || buffer[0] === 0x0a ? line : `\n${line}`;
  } finally {
    await handle.close();
  }
}

function parseMemo(line: string): Memo | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isRecord(value)) return undefined;
    const { path, bytes, mtimeNs, hash } = value;
    if (typeof path !== 'string' || typeof bytes !== 'number' || typeof mtimeNs !== 'string') return undefined;
    return typeof hash === 'string' && HASH_PATTERN.test(hash) ? { path, bytes, mtimeNs, hash } : undefined;
  } catch {
    return undefined;
  }
}
