import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';

/** libavfilter of FFmpeg 5.1. Builds from git have no usable version number, but they all have this one. */
const MINIMUM_AVFILTER = [8, 44] as const;

/** Where a native ffmpeg might be: `FFMPEG_PATH` if set, else the first one on `PATH`. */
export async function findFfmpeg(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (env.FFMPEG_PATH) return env.FFMPEG_PATH;
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  // A relative entry on PATH would make the program depend on the folder we happen to be in.
  for (const folder of (env.PATH ?? '').split(delimiter).filter(isAbsolute)) {
    const path = join(folder, name);
    if (await isProgram(path)) return path;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Asks a binary what it is. @returns its version, or why it cannot be used */
export async function askVersion(binary: string): Promise<{ readonly version: string } | { readonly reason: string }> {
  try {
    const { stdout } = await promisify(execFile)(binary, ['-hide_banner', '-version'], {
      timeout: 10_000,
      windowsHide: true,
    });
    const version = /^ffmpeg version (\d+(?:\.\d+)*|\S+)/.exec(stdout)?.[1];
    const [, major, minor] = /^libavfilter\s+(\d+)\.\s*(\d+)/m.exec(stdout) ?? [];
    if (!version || !major) return { reason: 'it does not answer like ffmpeg' };
    const [atLeast, andMinor] = MINIMUM_AVFILTER;
    const tooOld = Number(major) < atLeast || (Number(major) === atLeast && Number(minor) < andMinor);
    return tooOld ? { reason: `version ${version} is older than 5.1` } : { version };
  } catch (error) {
    return { reason: `it cannot be run (${error instanceof Error ? error.message.split('\n')[0] : String(error)})` };
  }
}
