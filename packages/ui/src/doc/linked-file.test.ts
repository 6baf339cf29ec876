import { describe, expect, it } from 'vitest';
import { linkFile } from './linked-file.ts';
import { testDisk } from './testing-disk.ts';

describe('a file that a document is saved to', () => {
  it('is unchanged while only this window writes to it', async () => {
    const { handle, read } = testDisk('one');
    const file = linkFile(handle, 'one');
    expect(await file.isChanged()).toBe(false);
    await file.write('two');
    expect(await file.isChanged()).toBe(false);
    expect(read()).toBe('two');
  });

  it('is changed when somebody else wrote another text, of the same length too', async () => {
    const { handle, change } = testDisk('one');
    const file = linkFile(handle, 'one');
    change('two');
    expect(await file.isChanged()).toBe(true);
    expect(await file.read()).toBe('two');
    expect(await file.isChanged()).toBe(true);
    file.accept('two');
    expect(await file.isChanged()).toBe(false);
  });

  it('is changed again when somebody wrote to it after what was taken in had been read', async () => {
    const { handle, change } = testDisk('one');
    const file = linkFile(handle, 'one');
    change('two');
    const text = await file.read();
    change('six');
    file.accept(text);
    expect(await file.isChanged()).toBe(true);
  });

  it('is unchanged when it was only touched', async () => {
    const { handle, change } = testDisk('one');
    const file = linkFile(handle, 'one');
    change('one');
    expect(await file.isChanged()).toBe(false);
  });

  it('is known again by the digest of what was in it', async () => {
    const { handle, change } = testDisk('one');
    const digest = await linkFile(handle, 'one').known();
    const again = linkFile(handle, { digest: digest! });
    expect(await again.isChanged()).toBe(false);
    expect([await again.holds('one'), await again.holds('two')]).toEqual([true, false]);
    change('two');
    expect(await again.isChanged()).toBe(true);
  });

  it('can be written again when it is gone', async () => {
    const gone = {
      ...testDisk('one').handle,
      getFile: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
    };
    expect(await linkFile(gone as FileSystemFileHandle, 'one').isChanged()).toBe(false);
  });
});
