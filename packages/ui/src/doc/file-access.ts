/** A file the user picked, and how to write it back where the browser allows. */
export interface PickedFile {
  readonly file: File;
  readonly handle?: FileSystemFileHandle;
}

interface PickerWindow {
  showOpenFilePicker?(options: object): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
}

const pickers = globalThis as unknown as PickerWindow;
/** What documents come in: alone, with their media, or in what was made of them. */
const DOCUMENT_ENDINGS = ['.json', '.zip', '.png', '.mp4'];
const OPENED_FILES = {
  types: [
    {
      description: 'Graph document, also with media',
      accept: {
        'application/json': ['.json'],
        'application/zip': ['.zip'],
        'image/png': ['.png'],
        'video/mp4': ['.mp4'],
      },
    },
  ],
};
const GRAPH_FILES = { types: [{ description: 'Graph document', accept: { 'application/json': ['.json'] } }] };

const isCancelled = (error: unknown) => (error as Error)?.name === 'AbortError';

/** Asks for a graph document. `undefined` when the user cancels. */
export async function pickDocument(): Promise<PickedFile | undefined> {
  if (!pickers.showOpenFilePicker) {
    const [file] = await pickWithInput(`${DOCUMENT_ENDINGS.join(',')},application/json`);
    return file && { file };
  }
  try {
    const [handle] = await pickers.showOpenFilePicker(OPENED_FILES);
    return handle && { file: await handle.getFile(), handle };
  } catch (error) {
    if (isCancelled(error)) return undefined;
    throw error;
  }
}

/** Asks for files through a file input: one, or as many as the user wants. None when the user cancels. */
export function pickWithInput(accept: string, isMultiple = false): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = isMultiple;
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}

/**
 * Writes text to a file: the one it came from, one the user names, or a download where the browser has no file access.
 *
 * @returns the handle to write to next time; `null` after a download; `undefined` when the user cancels
 */
export async function saveText(
  text: string,
  name: string,
  handle: FileSystemFileHandle | undefined,
): Promise<FileSystemFileHandle | null | undefined> {
  if (!handle && !pickers.showSaveFilePicker) {
    download(new Blob([text], { type: 'application/json' }), name);
    return null;
  }
  try {
    const target = handle ?? (await pickers.showSaveFilePicker!({ ...GRAPH_FILES, suggestedName: name }));
    const writable = await target.createWritable();
    await writable.write(text);
    await writable.close();
    return target;
  } catch (error) {
    if (isCancelled(error)) return undefined;
    throw error;
  }
}

/** A name for a file of a document. @param ending - without the first dot */
export function fileNameOf(title: string | undefined, ending: string): string {
  const words = (title ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${words || 'untitled'}.${ending}`;
}

/** Hands bytes to the browser as a download. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the time its own task queue comes round; revoked too early the download is empty.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
