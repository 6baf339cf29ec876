import { type FileHandle, mkdir, open as openFile, readdir, readFile, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { NodeError } from '../../errors.ts';
import type { Journal } from '../../host.ts';
import { isRecord, type Json } from '../../json.ts';
import { groupCommit } from '../group-commit.ts';
import { hasCode, type StoreFolder, storageError, syncFolder } from './store-folder.ts';

/**
 * Journals in `runs/<run>.ndjson`: one `{"crc32":"…","record":…}` per line. Records that arrive while a sync is under way
 * share the next one, which is what makes durable appends cheap.
 */
export function nodeJournal(store: StoreFolder): Journal {
  const writers = new Map<string, (line: string) => Promise<void>>();
  const order = new Map<string, number>();
  /** Size of each journal after the last append of this process. */
  const ends = new Map<string, number>();
  let arrivals = 0;
  const pathOf = (run: string) => store.path('runs', `${fileName(run)}.ndjson`);

  const open = async (run: string) => {
    const folder = store.path('runs');
    await mkdir(folder, { recursive: true });
    const handle = await openFile(pathOf(run), 'a+');
    await dropTornTail(handle);
    await syncFolder(folder);
    return handle;
  };

  /** Whether a journal ends where this process left it: another one that shares it may have left half a line. */
  const isAsLeft = async (run: string) =>
    order.has(run) && (await stat(pathOf(run)).catch(() => undefined))?.size === ends.get(run);

  const write = async (run: string, lines: readonly string[]) => {
    const path = pathOf(run);
    try {
      const handle = await ((await isAsLeft(run)) ? openFile(path, 'a') : open(run));
      try {
        await handle.appendFile(lines.join(''));
        await handle.datasync();
        ends.set(run, (await handle.stat()).size);
      } finally {
        await handle.close();
      }
      if (!order.has(run)) order.set(run, arrivals++);
    } catch (cause) {
      // What was written of these lines is unknown: the next write looks at the end of the file again.
      order.delete(run);
      throw storageError('append to the journal', path, cause);
    }
  };

  return {
    async append(run, record) {
      const text = JSON.stringify(record);
      const append = writers.get(run) ?? groupCommit((lines: readonly string[]) => write(run, lines));
      writers.set(run, append);
      await append(`{"crc32":"${checksum(text)}","record":${text}}\n`);
    },

    async read(run) {
      const path = pathOf(run);
      const text = await readFile(path, 'utf8').catch((cause) => {
        if (hasCode(cause, 'ENOENT')) return '';
        throw storageError('read the journal', path, cause);
      });
      return parseLines(text, path);
    },

    async list() {
      const names = await readdir(store.path('runs')).catch(() => []);
      const runs = names.filter((name) => name.endsWith('.ndjson')).map((name) => name.slice(0, -'.ndjson'.length));
      const aged = await Promise.all(
        runs.map(async (name) => {
          const found = await stat(store.path('runs', `${name}.ndjson`)).catch(() => undefined);
          const run = decodeURIComponent(name);
          return { run, born: found?.birthtimeMs || found?.mtimeMs || 0, order: order.get(run) ?? -1 };
        }),
      );
      // Creation times are coarser than appends: runs born in one tick are told apart by their order of arrival.
      return aged.sort((a, b) => b.born - a.born || b.order - a.order).map(({ run }) => run);
    },
  };
}

/** Run ids as file names on every system; ordinary ids stay as they are. */
const fileName = (run: string) =>
  encodeURIComponent(run).replace(/^\.|[*'()!~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const checksum = (text: string) => crc32(text).toString(16).padStart(8, '0');

/** A crash can leave half a line. Appending after it would turn the torn tail into a bad record in the middle. */
async function dropTornTail(handle: FileHandle): Promise<void> {
  const bytes = await handle.readFile();
  let whole = bytes.lastIndexOf(0x0a) + 1;
  const lastLine = bytes.lastIndexOf(0x0a, whole - 2) + 1;
  if (whole > 0 && parseLine(bytes.toString('utf8', lastLine, whole - 1)) === undefined) whole = lastLine;
  if (whole < bytes.length) await handle.truncate(whole);
}

function parseLines(text: string, path: string): Json[] {
  const lines = text.split('\n');
  lines.pop();
  const records: Json[] = [];
  for (const [index, line] of lines.entries()) {
    const record = parseLine(line);
    if (record !== undefined) records.push(record);
    // A power cut can also leave a whole last line whose bytes never reached the disk.
    else if (index < lines.length - 1) {
      throw new NodeError(
        'storage-failed',
        `Journal ${path} is damaged at line ${index + 1}; restore the file, or move it away to start the run afresh`,
      );
    }
  }
  return records;
}

function parseLine(line: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    if (!isRecord(parsed) || parsed.crc32 !== checksum(JSON.stringify(parsed.record))) return undefined;
    return parsed.record as Json;
  } catch {
    return undefined;
  }
}
