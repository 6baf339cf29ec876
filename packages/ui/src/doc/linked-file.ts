/** A file that a document was opened from or saved to. */
export interface LinkedFile {
  readonly name: string;
  /** Whether somebody else wrote to it since it was read or written here. */
  isChanged(): Promise<boolean>;
  /** What is in it now; takes that as known. @throws when it is gone */
  read(): Promise<string>;
  /** @throws when it cannot be written */
  write(text: string): Promise<void>;
  /** Whether it may be written without asking. @param mayAsk - only during a click or a key press */
  mayWrite(mayAsk: boolean): Promise<boolean>;
}

/** What Chromium adds to handles. */
interface PermittedHandle extends FileSystemFileHandle {
  queryPermission?(how: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(how: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

/** @param known - the text that was read from it or written to it; `undefined` for a file that is yet to be written */
export function linkFile(handle: PermittedHandle, known: string | undefined): LinkedFile {
  let text = known;
  /** When the file had that text for certain, by its own clock and size. */
  let stamp: string | undefined;
  const stampOf = ({ lastModified, size }: File) => `${lastModified} ${size}`;
  const find = () =>
    handle.getFile().catch((error) => {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
      throw error;
    });
  return {
    name: handle.name,
    async isChanged() {
      const file = await find();
      // What is gone cannot be overwritten.
      if (!file || text === undefined || stampOf(file) === stamp) return false;
      if ((await file.text()) !== text) return true;
      stamp = stampOf(file);
      return false;
    },
    async read() {
      const file = await handle.getFile();
      text = await file.text();
      stamp = stampOf(file);
      return text;
    },
    async write(next) {
      const writable = await handle.createWritable();
      await writable.write(next);
      await writable.close();
      text = next;
      stamp = stampOf(await handle.getFile());
    },
    async mayWrite(mayAsk) {
      if (!handle.queryPermission) return true;
      if ((await handle.queryPermission({ mode: 'readwrite' })) === 'granted') return true;
      return mayAsk && (await handle.requestPermission?.({ mode: 'readwrite' })) === 'granted';
    },
  };
}
