/** A file that a document was opened from or saved to. */
export interface LinkedFile {
  readonly name: string;
  /** To be kept in this browser only: it opens the file. */
  readonly handle: FileSystemFileHandle;
  /** Digest of what is known to be in it; `undefined` while nothing is. */
  known(): Promise<string | undefined>;
  /** Whether a text is what is known to be in it. */
  holds(text: string): Promise<boolean>;
  /** Whether somebody else wrote to it since it was read or written here. */
  isChanged(): Promise<boolean>;
  /** What is in it now. @throws when it is gone */
  read(): Promise<string>;
  /** Takes a text that was read as known, once the document is that: what cannot be read is not to be overwritten unasked. */
  accept(text: string): void;
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

/** @param given - the text that was read from it or written to it, or its digest; `undefined` for a file that is yet to be written */
export function linkFile(handle: PermittedHandle, given: string | { readonly digest: string } | undefined): LinkedFile {
  let known = typeof given === 'string' ? digestOf(given) : Promise.resolve(given?.digest);
  /** When the file had that text for certain, by its own clock and size. */
  let stamp: string | undefined;
  const stampOf = ({ lastModified, size }: File) => `${lastModified} ${size}`;
  const find = () =>
    handle.getFile().catch((error) => {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
      throw error;
    });
  const holds = async (text: string) => (await digestOf(text)) === (await known);
  return {
    name: handle.name,
    handle,
    known: () => known,
    holds,
    async isChanged() {
      const file = await find();
      // What is gone cannot be overwritten.
      if (!file || (await known) === undefined || stampOf(file) === stamp) return false;
      if (!(await holds(await file.text()))) return true;
      stamp = stampOf(file);
      return false;
    },
    read: async () => (await handle.getFile()).text(),
    accept(text) {
      known = digestOf(text);
      // It may have been written to since: the next look at it tells.
      stamp = undefined;
    },
    async write(next) {
      const writable = await handle.createWritable();
      await writable.write(next);
      await writable.close();
      known = digestOf(next);
      stamp = stampOf(await handle.getFile());
    },
    async mayWrite(mayAsk) {
      if (!handle.queryPermission) return true;
      if ((await handle.queryPermission({ mode: 'readwrite' })) === 'granted') return true;
      return mayAsk && (await handle.requestPermission?.({ mode: 'readwrite' })) === 'granted';
    },
  };
}

/** SHA-256 of a text, in hexadecimal digits. */
async function digestOf(text: string): Promise<string | undefined> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
