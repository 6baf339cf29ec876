import { fileInvalid } from '../media/file-invalid.ts';

/** A pattern of file names, ready to be asked. */
export interface Glob {
  /** Folder that every match lies in, without wildcards; '' for the folder of the graph. */
  readonly folder: string;
  /** @param path - relative to the graph document, with `/` */
  matches(path: string): boolean;
}

/** `{a,b}` may multiply; more alternatives than this are a slip. */
const MAX_ALTERNATIVES = 1000;
const MAX_LENGTH = 1000;
const INNERMOST_BRACES = /\{([^{}]*)\}/;
const WILDCARD = /[*?]/;

/**
 * Reads a pattern: `*` is any run of characters within a name, `?` one character, a `**` segment any number of folders, `{a,b}` one of
 * several. Everything else stands for itself, upper and lower case apart. As in a shell, wildcards do not match a leading dot. No
 * backtracking beyond the last wildcard: asking takes time in proportion to pattern times path at most.
 *
 * @throws NodeError `file-invalid` naming the pattern
 */
export function parseGlob(pattern: string): Glob {
  if (pattern.length > MAX_LENGTH) throw refused(`${pattern.slice(0, 60)}…`, `is longer than ${MAX_LENGTH} characters`);
  const alternatives = expandBraces(pattern).map((text) => toSegments(text, pattern));
  const patterns = alternatives.map((segments) => segments.map(toSegment));
  return {
    folder: sharedFolder(alternatives).join('/'),
    matches(path) {
      const names = path.split('/').map((name) => [...name.normalize('NFC')]);
      return patterns.some((segments) => matchesPath(segments, names));
    },
  };
}

const refused = (pattern: string, why: string) =>
  fileInvalid(`Pattern ${JSON.stringify(pattern)} ${why}; name files beside the graph, like "media/takes/*.mp4"`);

/** The pattern once for every choice in its braces, innermost first. */
function expandBraces(pattern: string): readonly string[] {
  const pending = [pattern];
  const expanded = new Set<string>();
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    const braces = INNERMOST_BRACES.exec(text);
    if (!braces) expanded.add(text);
    else {
      const before = text.slice(0, braces.index);
      const after = text.slice(braces.index + braces[0].length);
      pending.push(...braces[1]!.split(',').map((choice) => before + choice + after));
    }
    if (expanded.size + pending.length > MAX_ALTERNATIVES)
      throw refused(pattern, `has more than ${MAX_ALTERNATIVES} alternatives`);
  }
  if ([...expanded].some((text) => /[{}]/.test(text))) throw refused(pattern, 'has a brace without its partner');
  return [...expanded];
}

function toSegments(text: string, pattern: string): readonly string[] {
  if (text.includes('\\') || text.includes('\0')) throw refused(pattern, 'has a character that no path may have');
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) throw refused(pattern, 'is an absolute path');
  if (text === '' || text.endsWith('/')) throw refused(pattern, 'names no files but a folder');
  const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) throw refused(pattern, 'leaves the folder of the graph by ".."');
  if (segments.length === 0) throw refused(pattern, 'names no files but a folder');
  return segments;
}

/** Leading folders without wildcards that all alternatives have in common. */
function sharedFolder(alternatives: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = alternatives;
  const shared: string[] = [];
  for (const [i, segment] of first.slice(0, -1).entries()) {
    const everywhere = others.every((segments) => i < segments.length - 1 && segments[i] === segment);
    if (WILDCARD.test(segment) || !everywhere) break;
    shared.push(segment);
  }
  return shared;
}

/** Characters of a name or of a pattern for names; `any` stands for any number of folders. */
type Segment = readonly string[] | 'any';

// Names are compared composed: some systems store "é" as two characters, and nobody can type that on purpose.
const toSegment = (text: string): Segment => (text === '**' ? 'any' : [...text.normalize('NFC')]);

/**
 * Wildcard matching with one memory: after a mismatch only the last wildcard takes one more. That is enough, because whatever an
 * earlier wildcard could take instead, the last one can take too.
 */
function matchesPath(pattern: readonly Segment[], path: readonly (readonly string[])[]): boolean {
  let at = 0;
  let last = -1;
  let taken = 0;
  for (let i = 0; i < path.length; ) {
    const segment = pattern[at];
    if (segment === 'any') {
      last = at++;
      taken = i;
    } else if (segment !== undefined && matchesName(segment, path[i]!)) {
      at++;
      i++;
    } else if (last >= 0 && path[taken]![0] !== '.') {
      at = last + 1;
      i = ++taken;
    } else return false;
  }
  // A `**` at the end stands for the files below, so that one the path did not reach is a mismatch.
  return at === pattern.length;
}

function matchesName(pattern: readonly string[], name: readonly string[]): boolean {
  if (name[0] === '.' && pattern[0] !== '.') return false;
  let at = 0;
  let last = -1;
  let taken = 0;
  for (let i = 0; i < name.length; ) {
    if (pattern[at] === '*') {
      last = at++;
      taken = i;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[i])) {
      at++;
      i++;
    } else if (last >= 0) {
      at = last + 1;
      i = ++taken;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
