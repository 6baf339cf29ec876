import { describe, expect, it } from 'vitest';
import { readFolders } from './read-folders.ts';

type Tree = { readonly [name: string]: string | Tree };

/** A folder as browsers give it: two of its entries at a time. */
const folder = (name: string, tree: Tree): FileSystemEntry =>
  ({
    name,
    isDirectory: true,
    createReader() {
      const left = Object.entries(tree);
      return {
        readEntries: (resolve: (entries: readonly FileSystemEntry[]) => void) =>
          resolve(left.splice(0, 2).map(([child, inside]) => entry(child, inside))),
      };
    },
  }) as unknown as FileSystemEntry;
const entry = (name: string, inside: string | Tree): FileSystemEntry =>
  typeof inside !== 'string'
    ? folder(name, inside)
    : ({
        name,
        isFile: true,
        file: (resolve: (file: File) => void) => resolve(new File([inside], name)),
      } as unknown as FileSystemEntry);

describe('folders that are dropped', () => {
  it('give their files with the paths within them, hidden ones left out', async () => {
    const film = folder('film', {
      'graph.json': '{}',
      '.DS_Store': '',
      media: { 'b.png': 'b', 'a.png': 'a', c: { 'd.wav': 'd' } },
    });
    expect((await readFolders([film, entry('e.png', 'e')])).map(({ path }) => path)).toEqual([
      'graph.json',
      'media/a.png',
      'media/b.png',
      'media/c/d.wav',
      'e.png',
    ]);
  });

  it('are refused when they hold more than anybody means', async () => {
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`${i}.png`, '']));
    await expect(readFolders([folder('many', many)])).rejects.toThrow('More than 300 files at once');
  });
});
