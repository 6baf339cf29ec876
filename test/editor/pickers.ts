import type { Page } from 'playwright-core';

/** For the start of a page: file dialogs that nobody has to click through. What is saved lies in the private file system, and can be picked from there. */
export const PICKERS = `
  const folder = () => navigator.storage.getDirectory();
  globalThis.showSaveFilePicker = async ({ suggestedName }) => (await folder()).getFileHandle(suggestedName, { create: true });
  globalThis.showOpenFilePicker = async () => [await (await folder()).getFileHandle('film.graph.json', { create: true })];
  if (globalThis.origin !== 'null' && sessionStorage.getItem('asks-for-files')) {
    let state = 'prompt';
    FileSystemFileHandle.prototype.queryPermission = async () => state;
    FileSystemFileHandle.prototype.requestPermission = async () => (state = 'granted');
  }
`;

/** What was saved under a name. */
export async function readPicked(page: Page, name: string): Promise<Buffer> {
  const base64: string = await page.evaluate(`(async () => {
    const file = await (await (await navigator.storage.getDirectory()).getFileHandle(${JSON.stringify(name)})).getFile();
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(text);
  })()`);
  return Buffer.from(base64, 'base64');
}

/** Writes what somebody else saves under a name. */
export const writePicked = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(`(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(${JSON.stringify(name)}, { create: true });
    const writable = await handle.createWritable();
    await writable.write(${JSON.stringify(text)});
    await writable.close();
  })()`);
