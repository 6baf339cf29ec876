import { describe, expect, it } from 'vitest';
import { parseGlob } from './glob.ts';

const matching = (pattern: string, ...paths: string[]) => paths.filter(parseGlob(pattern).matches);

describe('parseGlob', () => {
  it('matches any characters of one name by *, one by ?', () => {
    const paths = ['media/a.mp4', 'media/ab.mp4', 'media/a.mov', 'media/deep/a.mp4', 'other/a.mp4', 'media/.mp4'];
    expect(matching('media/*.mp4', ...paths)).toEqual(['media/a.mp4', 'media/ab.mp4']);
    expect(matching('media/?.m*', ...paths)).toEqual(['media/a.mp4', 'media/a.mov']);
    expect(matching('media/*', ...paths)).toEqual(['media/a.mp4', 'media/ab.mp4', 'media/a.mov']);
    expect(matching('*/a.mp4', ...paths)).toEqual(['media/a.mp4', 'other/a.mp4']);
  });

  it('matches any number of folders by **, none included', () => {
    const paths = ['a.png', 'x/a.png', 'x/y/a.png', 'x/y/b.png', 'x/y/z/a.png'];
    expect(matching('**/a.png', ...paths)).toEqual(['a.png', 'x/a.png', 'x/y/a.png', 'x/y/z/a.png']);
    expect(matching('x/**', ...paths)).toEqual(paths.slice(1));
    expect(matching('x/**/z/**/a.png', ...paths)).toEqual(['x/y/z/a.png']);
    expect(matching('**', ...paths)).toEqual(paths);
    expect(matching('x/**', 'x')).toEqual([]);
    expect(matching('**/y/*', 'y/y/a', 'y/a', 'x/y/y/y/b', 'y/x/a')).toEqual(['y/y/a', 'y/a', 'x/y/y/y/b']);
  });

  it('matches one of several in braces, nested ones and whole folders too', () => {
    const paths = ['a/1.png', 'b/1.jpg', 'b/1.jpeg', 'c/d/1.png', 'c/1.png'];
    expect(matching('*/1.{png,jp{g,eg}}', ...paths)).toEqual(['a/1.png', 'b/1.jpg', 'b/1.jpeg', 'c/1.png']);
    expect(matching('{a,c/d}/*.png', ...paths)).toEqual(['a/1.png', 'c/d/1.png']);
    expect(matching('a/1{,.old}.png', ...paths, 'a/1.old.png')).toEqual(['a/1.png', 'a/1.old.png']);
  });

  it('leaves names with a leading dot to patterns that write it', () => {
    const paths = ['.a.png', 'x/.a.png', '.x/a.png', 'x/.y/a.png', 'a.png'];
    expect(matching('**', ...paths)).toEqual(['a.png']);
    expect(matching('**/*.png', ...paths)).toEqual(['a.png']);
    expect(matching('**/.*.png', ...paths)).toEqual(['.a.png', 'x/.a.png']);
    expect(matching('.x/*', ...paths)).toEqual(['.x/a.png']);
  });

  it('takes every other character as it is', () => {
    expect(matching('a[1] (b)+.^$|.png', 'a[1] (b)+.^$|.png', 'a1 (b)+.^$|.png')).toEqual(['a[1] (b)+.^$|.png']);
    expect(matching('A.png', 'a.png', 'A.png')).toEqual(['A.png']);
    expect(matching('?.png', '\u{1F98A}.png')).toEqual(['\u{1F98A}.png']);
  });

  it('takes an accented letter the same however it is stored', () => {
    expect(matching('caf\u00e9/?.png', 'cafe\u0301/e\u0301.png')).toEqual(['cafe\u0301/e\u0301.png']);
  });

  it('knows the folder that all matches lie in', () => {
    const folder = (pattern: string) => parseGlob(pattern).folder;
    expect(folder('media/takes/*.mp4')).toBe('media/takes');
    expect(folder('./media//takes/one.mp4')).toBe('media/takes');
    expect(folder('media/*/one.mp4')).toBe('media');
    expect(folder('media/{a,b}/c/*.mp4')).toBe('media');
    expect(folder('media/{a/x,a/y}/*.mp4')).toBe('media/a');
    expect(folder('*.mp4')).toBe('');
  });

  it('refuses what leaves the folder or cannot be read, naming the pattern', () => {
    const refusal = (pattern: string) => {
      try {
        parseGlob(pattern);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    };
    const advice = '; name files beside the graph, like "media/takes/*.mp4"';
    expect(refusal('../*.png')).toBe(`Pattern "../*.png" leaves the folder of the graph by ".."${advice}`);
    expect(refusal('{..,a}/*.png')).toBe(`Pattern "{..,a}/*.png" leaves the folder of the graph by ".."${advice}`);
    expect(refusal('/etc/*')).toBe(`Pattern "/etc/*" is an absolute path${advice}`);
    expect(refusal('C:/*')).toBe(`Pattern "C:/*" is an absolute path${advice}`);
    expect(refusal('a\\*')).toBe(`Pattern "a\\\\*" has a character that no path may have${advice}`);
    expect(refusal('media/')).toBe(`Pattern "media/" names no files but a folder${advice}`);
    expect(refusal('.')).toBe(`Pattern "." names no files but a folder${advice}`);
    expect(refusal('{a,b')).toBe(`Pattern "{a,b" has a brace without its partner${advice}`);
    expect(refusal('a}')).toBe(`Pattern "a}" has a brace without its partner${advice}`);
    expect(refusal('{a,b}'.repeat(20))).toMatch(/has more than 1000 alternatives/);
    expect(refusal('a'.repeat(1001))).toMatch(/is longer than 1000 characters/);
  });

  it('answers at once for patterns made to be slow', () => {
    const name = 'a'.repeat(5000);
    expect(matching(`${'*a'.repeat(400)}b`, name)).toEqual([]);
    expect(matching(`${'**/a/'.repeat(150)}b`, 'a/'.repeat(2000))).toEqual([]);
  });
});
