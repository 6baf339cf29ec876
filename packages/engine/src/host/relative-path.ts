import { NodeError } from '../errors.ts';
import { MAX_LISTED_FILES } from '../host.ts';

/**
 * Checks a path as documents name files: relative, `/` between segments, never leaving the graph's folder.
 *
 * @returns the path without `.` segments
 * @throws NodeError `file-invalid` saying what is wrong with the path
 */
export function parseRelativePath(path: string): string {
  const refuse = (why: string) =>
    new NodeError(
      'file-invalid',
      `File ${JSON.stringify(path)} ${why}; name a file beside the graph, like "media/fox.png"`,
    );
  if (path === '' || path.includes('\0')) throw refuse('has no usable name');
  if (path.includes('\\')) throw refuse('has a "\\"');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) throw refuse('is an absolute path');
  const segments = path.split('/').filter((segment) => segment !== '.' && segment !== '');
  if (segments.includes('..')) throw refuse('leaves the folder of the graph by ".."');
  if (segments.length === 0) throw refuse('names a folder');
  return segments.join('/');
}

/** Checks a path as `parseRelativePath` does; `''` and `.` name the graph's folder itself and give `''`. */
export const parseRelativeFolder = (path: string): string =>
  /^(\.?\/)*\.?$/.test(path) && !path.startsWith('/') ? '' : parseRelativePath(path);

/** What a file source lists of the files it has: those in the folder, none that is hidden, sorted. */
export function selectFiles(paths: Iterable<string>, folder: string): string[] {
  const inFolder = folder === '' ? '' : `${folder}/`;
  const selected: string[] = [];
  for (const path of paths) if (path.startsWith(inFolder) && !/(^|\/)\./.test(path)) selected.push(path);
  if (selected.length > MAX_LISTED_FILES) throw tooManyFiles(folder);
  return selected.sort();
}

/** The error of a folder that holds more than can be listed. */
export const tooManyFiles = (folder: string): NodeError =>
  new NodeError(
    'file-invalid',
    `Folder "${folder || '.'}" holds more than ${MAX_LISTED_FILES} files; name a folder in it that holds fewer`,
  );

/** Last segment of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What to add to a message about a missing file. */
export const suggestNames = (names: readonly string[]): string =>
  names.length > 0 ? `; near it are ${names.map((name) => `"${name}"`).join(', ')}` : '';
