/** Characters that file systems refuse or that mean something in a path. */
const NO_FILE_NAME = /[<>:"/\\|?*%#\p{Cc}\s]+/gu;

/**
 * File name of the take of a shot: in `shots-#.mp4` each `#` stands for a digit of its place in the film counted from 0, as lists of clips
 * are written; `shots-##.mp4` gives `shots-03.mp4`. A pattern without `#` is the file of all shots.
 *
 * @param index - counted from 0
 */
export const fileOfShot = (pattern: string, index: number): string =>
  pattern.replace(/#+/u, (marks) => String(index).padStart(marks.length, '0'));

/** A name made from words, for a file that is not there yet: `03-the-fox-turns`; `shot` where nothing is left of it. */
export function nameForFile(number: number, name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(NO_FILE_NAME, '-')
    .replace(/^[-.]+|[-.]+$/gu, '')
    .toLowerCase();
  const short = [...plain]
    .slice(0, 60)
    .join('')
    .replace(/[-.]+$/u, '');
  return `${String(number).padStart(2, '0')}-${short || 'shot'}`;
}

/** A path relative to the list as an URL: every part of it with whatever URLs cannot hold written as percents. */
export const toFileUrl = (path: string): string =>
  `./${path
    .split(/[\\/]+/u)
    .filter((part) => part !== '' && part !== '.')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '')))
    .join('/')}`;
