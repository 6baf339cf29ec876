import { hash } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HASH_PATTERN } from '../../hash.ts';
import type { ResultStore } from '../../host.ts';
import { isRecord } from '../../json.ts';
import { groupCommit } from '../group-commit.ts';
import { isStoredResult } from '../records.ts';
import {
  ABSENT,
  hasCode,
  healthOf,
  listShards,
  publish,
  type StoreFolder,
  storageError,
  syncFolder,
} from './store-folder.ts';
import type { Usage } from './usage.ts';

/** Longest key that is no hash: as a file name, percent signs included, it has to fit every file system. */
const MAX_NAME = 200;

const digest = (text: string) => hash('sha256', text, 'hex');

/**
 * Results in `results/ab/<key>.json`, notes in `notes/<digest of the name>.txt`. A record carries its own name and a checksum, so
 * that a flipped bit or a swapped file cannot pass for a result. The modification time tells when a result was last used.
 */
export function nodeResults(store: StoreFolder, uses: Usage): ResultStore {
  const resultPath = (key: string) => {
    const shard = HASH_PATTERN.test(key) ? key : digest(key);
    return store.path('results', shard.slice(0, 2), `${toFileName(key)}.json`);
  };
  const notePath = (name: string) => store.path('notes', `${digest(name)}.txt`);
  const syncNames = groupCommit(async (folders: readonly string[]) => {
    await Promise.all([...new Set(folders)].map(syncFolder));
  });

  /** Synced before it has its name: after a power cut the name must not stand for an empty file. */
  const write = async (target: string, text: string) => {
    const temp = await store.temporary();
    try {
      const handle = await open(temp, 'wx');
      try {
        await handle.writeFile(text);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await publish(temp, target);
      await syncNames(dirname(target));
    } catch (cause) {
      await rm(temp, { force: true });
      throw storageError('write', target, cause);
    }
  };

  const read = async (key: string) => {
    const text = await readFile(resultPath(key), 'utf8');
    const value = unseal(text, key);
    return isStoredResult(value) ? value : undefined;
  };

  return {
    async find(key, options) {
      const found = await read(key).catch(() => undefined);
      if (found && !options?.peek) uses.note(resultPath(key));
      return found;
    },
    async put(key, result) {
      if (toFileName(key).length > MAX_NAME)
        throw new RangeError(`a key is a hash or a short name, got ${key.length} characters`);
      await write(resultPath(key), seal(key, result));
    },
    async *list() {
      await uses.settled();
      for await (const files of listShards(store.path('results'))) {
        for (const { name, bytes, mtimeMs } of files) {
          const key = name.endsWith('.json') ? fromFileName(name.slice(0, -'.json'.length)) : undefined;
          if (key !== undefined) yield { name: key, bytes, usedAt: Math.floor(mtimeMs) };
        }
      }
    },
    async remove(key) {
      await rm(resultPath(key), { force: true }).catch((cause) => {
        if (!hasCode(cause, ...ABSENT)) throw storageError('remove', resultPath(key), cause);
      });
    },
    verify: (key) =>
      read(key).then(
        (found) => (found ? 'whole' : 'damaged'),
        (error) => healthOf(error, resultPath(key)),
      ),
    async findNote(name) {
      const text = await readFile(notePath(name), 'utf8').catch(() => '');
      const end = text.indexOf('\n');
      const note = text.slice(end + 1);
      return text.slice(0, Math.max(0, end)) === noteHead(name, note) ? note : undefined;
    },
    putNote: (name, text) => write(notePath(name), `${noteHead(name, text)}\n${text}`),
  };
}

/** The first line of a note; the text follows as it is, since a note can be long and is read before anything else. */
const noteHead = (name: string, text: string) => JSON.stringify({ name, sha256: digest(text) });

function seal(name: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `{"name":${JSON.stringify(name)},"sha256":"${digest(text)}","value":${text}}`;
}

function unseal(text: string, name: string): unknown {
  try {
    const record: unknown = JSON.parse(text);
    const whole = isRecord(record) && record.name === name && record.sha256 === digest(JSON.stringify(record.value));
    return whole ? record.value : undefined;
  } catch {
    return undefined;
  }
}

/** Keys as file names: hashes as they are, whatever else with all but small letters and digits escaped. */
const toFileName = (key: string): string =>
  HASH_PATTERN.test(key) ? key : [...new TextEncoder().encode(key)].map(escapeByte).join('');

const escapeByte = (byte: number): string => {
  const char = String.fromCharCode(byte);
  return /[a-z0-9_-]/.test(char) ? char : `%${byte.toString(16).padStart(2, '0')}`;
};

function fromFileName(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
