import {
  canonicalJson,
  definePortType,
  type InputIssue,
  NodeError,
  nearNames,
  type ValueContext,
} from '@shotgraph/engine';
import { z } from 'zod';
import { resolveFile } from '../media/file.ts';
import { fileInvalid } from '../media/file-invalid.ts';
import type { Facts, FileValue, MediaValue } from '../media/types.ts';
import { parseGlob } from './glob.ts';

/** Most files one pattern may match. */
const MAX_FILES = 10_000;

/** Files beside the graph whose paths match a pattern, in the order of their paths. */
export const Files = definePortType(
  'files',
  z.array(z.object({ hash: z.string(), name: z.string(), bytes: z.number(), facts: z.custom<Facts>() })) as z.ZodType<
    readonly FileValue[]
  >,
  {
    literal: z.string().min(1),
    widget: 'text',
    colour: '#9e9e9e',
    resolve: resolveFiles,
    // Names are part of it, since nodes give them as texts; folders are not.
    content: (files) => canonicalJson(files.map(({ hash, name }) => [hash, name])),
    assets: (files) => files.map(({ hash }) => hash),
  },
);

/**
 * Takes every file that matches a pattern into the asset store, sorted by path by code unit.
 *
 * @param pattern - see `parseGlob`
 * @throws NodeError `file-missing` when nothing matches, `file-invalid` for a wrong pattern or a file that is no media
 */
export async function resolveFiles(pattern: string, context: ValueContext): Promise<readonly FileValue[]> {
  const glob = parseGlob(pattern);
  const { files } = context.host;
  const listed = await files.list(glob.folder);
  const paths = listed.filter((path) => glob.matches(path)).sort();
  if (paths.length === 0) throw await nothingMatches(pattern, glob.folder, listed, files);
  if (paths.length > MAX_FILES)
    throw fileInvalid(`Pattern "${pattern}" matches ${paths.length} files; narrow it to ${MAX_FILES} at most`);
  return Promise.all(paths.map((path) => resolveFile(path, context)));
}

async function nothingMatches(
  pattern: string,
  folder: string,
  listed: readonly string[],
  files: ValueContext['host']['files'],
): Promise<NodeError> {
  const near = listed.length > 0 ? nearFiles(pattern, listed) : await nearFolders(folder, files);
  const isHidden = /(^|[/{,])\.[^./]/.test(pattern);
  const empty = listed.length > 0 || folder === '' ? '' : `: there is nothing in "${folder}"`;
  const why = isHidden ? ': hidden files are left out' : empty;
  const hint = near.length > 0 ? `; near it are ${near.map((name) => `"${name}"`).join(', ')}` : '';
  return new NodeError('file-missing', `No file matches "${pattern}"${why}${hint}; add files or change the pattern`);
}

/** Files that differ only in upper and lower case, else the first few there are. */
function nearFiles(pattern: string, listed: readonly string[]): readonly string[] {
  const folded = parseGlob(pattern.toLowerCase());
  const visible = listed.filter((path) => !/(^|\/)\./.test(path)).sort();
  const slips = visible.filter((path) => folded.matches(path.toLowerCase()));
  return (slips.length > 0 ? slips : visible).slice(0, 3);
}

/** Folders with files in them whose name the asked one may be a slip of. */
async function nearFolders(folder: string, files: ValueContext['host']['files']): Promise<readonly string[]> {
  const parent = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
  const depth = folder.split('/').length;
  const beside = (await files.list(parent))
    .map((path) => path.split('/'))
    .filter((segments) => segments.length > depth)
    .map((segments) => segments.slice(0, depth).join('/'));
  return nearNames(folder, new Set(beside));
}

const PLURAL: { readonly [K in MediaValue['kind']]: string } = { image: 'images', video: 'videos', audio: 'sounds' };
const SINGULAR: { readonly [K in MediaValue['kind']]: string } = { image: 'image', video: 'video', audio: 'sound' };

/** Issues of files that are not all of the wanted kind: none is left out silently. */
export function filesIssues(files: readonly FileValue[] | undefined, kind: MediaValue['kind']): InputIssue[] {
  if (files === undefined) return [];
  const others = files.filter(({ facts }) => facts.kind !== kind);
  const [first] = others;
  if (!first) return [];
  const count = `of ${files.length} files, ${others.length} are not ${PLURAL[kind]}`;
  const example = `the first being the ${SINGULAR[first.facts.kind]} "${first.name}"`;
  const message = `${count}, ${example}; narrow the pattern, for instance by an ending`;
  return [{ input: 'files', code: 'file-invalid', message }];
}

/** Names of files without their endings: what people call a take. */
export const stems = (files: readonly FileValue[]): readonly string[] =>
  files.map(({ name }) => name.replace(/(?!^)\.[^.]*$/, ''));
