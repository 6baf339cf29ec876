import { constants, openAsBlob } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type Json, NodeError } from '@shotgraph/engine';
import { BODY_NAME, type RecordingStore } from '@shotgraph/nodes/recording';
import { writeWhole } from './write-whole.ts';

const EXCHANGES = 'exchanges.ndjson';
const BODIES = 'bodies';

/**
 * A recording in a folder: `exchanges.ndjson`, one exchange a line, and `bodies/<sha256>.<ending>`. Nothing is created before the first
 * write. One process at a time writes; reading needs no permission to write. Links within the folder are refused, so that a recording
 * of somebody else leads nowhere.
 */
export function folderRecording(folder: string): RecordingStore {
  const log = join(folder, EXCHANGES);
  let turn: Promise<unknown> = Promise.resolve();
  let isWhole = false;

  const write = async (line: string) => {
    await mkdir(folder, { recursive: true });
    await requirePlain(log);
    // Follows no link that has taken the file's place since, where the system can tell.
    const handle = await open(
      log,
      constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0),
    );
    try {
      if (!isWhole) await dropTornLine(handle);
      isWhole = true;
      await handle.appendFile(line);
      await handle.datasync();
    } catch (error) {
      // Half a line may be there now: the next write looks again.
      isWhole = false;
      throw error;
    } finally {
      await handle.close();
    }
  };

  return {
    append(exchange) {
      const written = turn.then(() => write(`${JSON.stringify(exchange)}\n`));
      turn = written.catch(() => undefined);
      return written.catch((cause) => fail('append to', log, cause));
    },

    async read() {
      await turn;
      await requirePlain(log);
      const text = await readFile(log, 'utf8').catch((cause) => fail('read', log, cause));
      return parseLines(text, log);
    },

    async putBody(name, body) {
      const target = join(folder, BODIES, bodyName(name));
      try {
        await mkdir(join(folder, BODIES), { recursive: true });
        await requireWithin(folder);
        await writeWhole(target, body);
      } catch (cause) {
        fail('write', target, cause);
      }
    },

    async getBody(name) {
      const path = join(folder, BODIES, bodyName(name));
      try {
        await requireWithin(folder);
        await requirePlain(path);
        return await openAsBlob(path);
      } catch (cause) {
        return fail('read', path, cause);
      }
    },
  };
}

/** Names come out of recordings: only what a recording would call a body is one. */
function bodyName(name: string): string {
  if (BODY_NAME.test(name)) return name;
  throw new NodeError('storage-failed', `${JSON.stringify(name)} is no name of a body in a recording; record again`);
}

/** @throws NodeError when a link, or anything but a file, has the place of a file */
async function requirePlain(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (!found || found.isFile()) return;
  throw new NodeError('storage-failed', `${path} is no plain file; a recording holds nothing else: remove it`);
}

/** @throws NodeError when the folder of bodies is a link to another place */
async function requireWithin(folder: string): Promise<void> {
  const [outer, inner] = await Promise.all([realpath(folder), realpath(join(folder, BODIES))]);
  if (inner === join(outer, BODIES)) return;
  throw new NodeError('storage-failed', `${join(folder, BODIES)} leads out of the recording; remove that link`);
}

/** What a crash left of a last line would spoil the next one. */
async function dropTornLine(handle: FileHandle): Promise<void> {
  const bytes = await handle.readFile();
  let whole = bytes.lastIndexOf(0x0a) + 1;
  const last = bytes.lastIndexOf(0x0a, whole - 2) + 1;
  if (whole > 0 && parseLine(bytes.toString('utf8', last, whole)) === undefined) whole = last;
  if (whole < bytes.length) await handle.truncate(whole);
}

/** The exchanges of a log. What a crash left of the last one was not recorded, with or without its line end. */
function parseLines(text: string, path: string): readonly Json[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.flatMap((line, at) => {
    const exchange = parseLine(line);
    if (exchange !== undefined) return [exchange];
    if (at === lines.length - 1) return [];
    throw new NodeError('storage-failed', `${path} is damaged at line ${at + 1}; restore it, or record again`);
  });
}

function parseLine(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}

const REMEDIES: { readonly [code: string]: string } = {
  ENOENT: 'it is not there; check the folder, or record first',
  ENOTDIR: 'part of the path is a file; choose another folder',
  EEXIST: 'part of the path is a file; choose another folder',
  ENOSPC: 'the disk is full; free some space',
  EACCES: 'there is no permission; change it or choose another folder',
  EROFS: 'the file system is read-only; choose another folder',
  ELOOP: 'it is a link; remove it',
};

function fail(action: string, path: string, cause: unknown): never {
  if (cause instanceof NodeError) throw cause;
  const why = REMEDIES[(cause as NodeJS.ErrnoException).code ?? ''] ?? (cause as Error).message;
  throw new NodeError('storage-failed', `Could not ${action} ${path}: ${why}`, {}, { cause });
}
