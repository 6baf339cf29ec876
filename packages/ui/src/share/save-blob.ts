import { download } from '../doc/file-access.ts';

interface SaveWindow {
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
}

/**
 * Writes a blob to a file the user names, piece by piece as it is read; where the browser has no file access it is downloaded.
 *
 * @returns name of the file, or `downloaded`; `undefined` when the user cancels
 */
export async function saveBlob(blob: Blob, name: string): Promise<string | undefined> {
  const { showSaveFilePicker } = window as unknown as SaveWindow;
  if (!showSaveFilePicker) {
    download(blob, name);
    return 'downloaded';
  }
  try {
    const handle = await showSaveFilePicker.call(window, { suggestedName: name });
    await blob.stream().pipeTo(await handle.createWritable());
    return handle.name;
  } catch (error) {
    if ((error as Error)?.name === 'AbortError') return undefined;
    if ((error as Error)?.name !== 'SecurityError') throw error;
    // The click is too long ago for a dialog.
    download(blob, name);
    return 'downloaded';
  }
}
