import { kindOfFile } from './media-kind.ts';

/** Letters of a name that are kept: with numbers behind it, it fits what systems of files allow in any script. */
const MOST_LETTERS = 80;
/** What tells of what kind a file is: nothing else of a name is needed to read it. */
const ENDING = /\.[a-z0-9]{1,8}$/i;

/**
 * Turns a file's name into one that paths of documents can have: letters and digits of all scripts, `.`, `_` and `-`. Its ending stays; a
 * name of which nothing else is left is that of its kind.
 */
export function toFileName(file: Pick<File, 'name' | 'type'>): string {
  const [ending = ''] = ENDING.exec(file.name) ?? [];
  const stem = file.name
    .slice(0, file.name.length - ending.length)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/-+(?=\.)/g, '')
    .slice(ending.length - MOST_LETTERS)
    // A letter that was cut in two, or marks that lost theirs, among what no name begins with.
    .replace(/^[.\-\p{M}\p{Cs}]+|[.-]+$/gu, '');
  return (stem || (kindOfFile(file) ?? 'file')) + ending;
}
