import { describe, expect, it } from 'vitest';
import { fileOfShot, nameForFile, toFileUrl } from './clip-files.ts';
import { HOSTILE_NAMES } from './testing/film.ts';

describe('file names of takes', () => {
  it('count from 0, with as many digits as there are marks', () => {
    expect(fileOfShot('shots-#.mp4', 3)).toBe('shots-3.mp4');
    expect(fileOfShot('shots-##.mp4', 3)).toBe('shots-03.mp4');
    expect(fileOfShot('shots-##.mp4', 123)).toBe('shots-123.mp4');
    expect(fileOfShot('film.mp4', 3)).toBe('film.mp4');
  });

  it('are made from the names of shots where there is no file yet', () => {
    expect(nameForFile(3, 'The Fox turns')).toBe('03-the-fox-turns');
    expect(nameForFile(12, '狐狸 转身')).toBe('12-狐狸-转身');
    expect(nameForFile(1, '...')).toBe('01-shot');
    for (const name of HOSTILE_NAMES) {
      const made = nameForFile(1, name);
      expect(made).not.toMatch(/[<>:"/\\|?*\p{Cc}\s]|\.\.|[-.]$/u);
      expect([...made].length).toBeLessThanOrEqual(63);
    }
  });

  it('become URLs relative to the list', () => {
    expect(toFileUrl('shots/a b#1.mp4')).toBe('./shots/a%20b%231.mp4');
    expect(toFileUrl('.\\takes\\1.mp4')).toBe('./takes/1.mp4');
    expect(toFileUrl('\ud83d.mp4')).toBe('./.mp4');
  });
});
