import { describe, expect, it } from 'vitest';
import { linkFile } from './linked-file.ts';

/** A file on a disk that others write to as well. */
function disk(text: string) {
  let [content, modified] = [text, 1];
  const handle = {
    name: 'film.json',
    getFile: async () => new File([content], 'film.json', { lastModified: modified }),
    createWritable: async () => ({
      write: async (next: string) => {
        content = next;
        modified++;
      },
      close: async () => {},
    }),
  };
  const change = (next: string) => {
    content = next;
    modified++;
  };
  return { handle: handle as unknown as FileSystemFileHandle, change, read: () => content };
}

describe('a file that a document is saved to', () => {
  it('is unchanged while only this window writes to it', async () => {
    const { handle, read } = disk('one');
    const file = linkFile(handle, 'one');
    expect(await file.isChanged()).toBe(false);
    await file.write('two');
    expect(await file.isChanged()).toBe(false);
    expect(read()).toBe('two');
  });

  it('is changed when somebody else wrote another text, of the same length too', async () => {
    const { handle, change } = disk('one');
    const file = linkFile(handle, 'one');
    change('two');
    expect(await file.isChanged()).toBe(true);
    expect(await file.read()).toBe('two');
    expect(await file.isChanged()).toBe(false);
  });

  it('is unchanged when it was only touched', async () => {
    const { handle, change } = disk('one');
    const file = linkFile(handle, 'one');
    change('one');
    expect(await file.isChanged()).toBe(false);
  });

  it('is known again by the digest of what was in it', async () => {
    const { handle, change } = disk('one');
    const digest = await linkFile(handle, 'one').known();
    const again = linkFile(handle, { digest: digest! });
    expect(await again.isChanged()).toBe(false);
    expect([await again.holds('one'), await again.holds('two')]).toEqual([true, false]);
    change('two');
    expect(await again.isChanged()).toBe(true);
  });

  it('can be written again when it is gone', async () => {
    const gone = { ...disk('one').handle, getFile: () => Promise.reject(new DOMException('gone', 'NotFoundError')) };
    expect(await linkFile(gone as FileSystemFileHandle, 'one').isChanged()).toBe(false);
  });
});
